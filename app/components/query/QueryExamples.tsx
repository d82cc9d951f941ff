import type { Report } from "../../../src/worker/index.ts"
import { exampleQueries } from "../../state/derive/query-examples.ts"
import { useActions } from "../../state/page.ts"
import { Datalog } from "../ui/Datalog.tsx"
import styles from "./Query.module.css"

/** What a query is for, and some to begin with. */
export function QueryExamples({ report }: { report: Report }) {
  const { editQuery, openQuery } = useActions()
  const ask = (text: string) => {
    editQuery(text, false)
    openQuery()
  }
  const examples = exampleQueries(report)
  return (
    <div className={styles.examples}>
      <p>
        A query lists the facts that match it: so a service finds what a token may read, instead of
        asking for one thing after the other.
      </p>
      {examples.length > 0 && (
        <ul aria-label="Queries to begin with">
          {examples.map((text) => (
            <li key={text}>
              <button type="button" onClick={() => ask(text)}>
                <Datalog text={text} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
