import type { NearView } from "../../state/derive/requirements.ts"
import { FactLine } from "./FactLine.tsx"
import styles from "./Explanation.module.css"

/** Facts that come near to what is missing, each with what keeps it from being that. */
export function NearFacts({ nearest }: { nearest: readonly NearView[] }) {
  return (
    <ul className={styles.nearest} aria-label="Nearest facts">
      {nearest.map(({ fact, note }, i) => (
        <li key={i}>
          <FactLine fact={fact} />
          <p className={styles.note}>{note}</p>
        </li>
      ))}
    </ul>
  )
}
