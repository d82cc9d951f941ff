import type { FactDifference } from "../../state/derive/snapshot.ts"
import { Datalog } from "../ui/Datalog.tsx"
import styles from "./Snapshot.module.css"

/** Facts that are stored and not made here, or the other way round. */
export const Difference = ({ difference }: { difference: FactDifference }) => (
  <div className={styles.difference}>
    <p>{difference.title}</p>
    <ul>
      {difference.facts.map(({ text, origin }) => (
        <li key={`${text} ${origin}`}>
          <Datalog text={text} /> <small>{origin}</small>
        </li>
      ))}
      {difference.more > 0 && <li>and {difference.more} more</li>}
    </ul>
  </div>
)
