import type { FactGroup } from "../state/rows.ts"
import { count } from "../state/words.ts"
import { Chip } from "./Chip.tsx"
import { Datalog } from "./Datalog.tsx"
import styles from "./FactList.module.css"

/** The facts of one predicate. */
export function FactList({ group }: { group: FactGroup }) {
  const hidden = group.total - group.lines.length
  return (
    <section className={styles.group} aria-label={`Facts of ${group.name}`}>
      <h3>
        <code>{group.name}</code> <span>{count(group.total, "fact")}</span>
      </h3>
      <ul>
        {group.lines.map((line, i) => (
          <li key={i}>
            <Datalog text={line.text} />
            <span className={styles.origin}>
              {line.origin.map((block) => (
                <Chip key={block} block={block} />
              ))}
              <small>{line.birth}</small>
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles.more}>and {count(hidden, "more fact")}</p>}
    </section>
  )
}
