import styles from "./RunNumbers.module.css"

export function Meter({ label, value, limit }: { label: string; value: number; limit: number }) {
  return (
    <span>
      {label} <b>{value.toLocaleString("en")}</b>/{limit.toLocaleString("en")}{" "}
      <meter className={styles.meter} aria-label={label} value={value} max={limit} />
    </span>
  )
}
