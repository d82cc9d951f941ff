import type { RunRow } from "../../state/derive/run-rows.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./RunPane.module.css"

/** An amount beside its limit. */
export function RunMeter({ row }: { row: RunRow }) {
  const { title, used, bound, percent, note, isReached } = row
  return (
    <li className={styles.row} data-reached={isReached}>
      <span className={styles.title}>{title}</span>
      <span className={styles.amount}>
        <b>{used}</b> {bound}
        {isReached && (
          <em>
            <Icon name="deny" /> limit
          </em>
        )}
      </span>
      {percent === null ? (
        <span className={styles.open} />
      ) : (
        <meter className={styles.meter} aria-label={`${title} used`} value={percent} max={100} />
      )}
      <span className={styles.note}>{note}</span>
    </li>
  )
}
