import { Icon } from "../ui/Icon.tsx"
import { digits } from "../../state/derive/words.ts"
import styles from "./StatusMeter.module.css"
import { StatusItem } from "./StatusItem.tsx"

interface Props {
  readonly label: string
  /** Null while there is none. */
  readonly value: number | null
  readonly limit: number
  /** Whether it stopped the run. */
  readonly isReached: boolean
  readonly onClick: () => void
}

/** An amount of its limit, in the status strip. */
export function StatusMeter({ label, value, limit, isReached, onClick }: Props) {
  if (value === null) {
    return (
      <StatusItem room="share" onClick={onClick}>
        {label} –
      </StatusItem>
    )
  }
  return (
    <StatusItem room="share" data-tone={isReached ? "deny" : "none"} onClick={onClick}>
      {isReached && <Icon name="deny" />}
      <span>
        {label} <b>{digits(value)}</b>/{digits(limit)}
      </span>
      <meter className={styles.meter} aria-hidden="true" value={value} max={limit} />
    </StatusItem>
  )
}
