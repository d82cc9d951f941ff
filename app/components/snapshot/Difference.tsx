import type { FactDifference } from "../../state/derive/snapshot.ts"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Snapshot.module.css"

/** Facts that are stored and not made here, or the other way round. */
export const Difference = ({ difference }: { difference: FactDifference }) => (
  <div className={styles.difference}>
    <p>
      <Icon name="warn" />
      {difference.title}
    </p>
    <ul>
      {difference.facts.map(({ text, origin }) => (
        <li key={`${text} ${origin.join()}`}>
          <Datalog text={text} />
          {origin.map((block) => (
            <Chip key={block} block={block} />
          ))}
        </li>
      ))}
      {difference.more > 0 && <li>and {difference.more} more</li>}
    </ul>
  </div>
)
