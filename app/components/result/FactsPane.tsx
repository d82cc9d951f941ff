import { factTable } from "../../state/derive/facts.ts"
import { shownReport } from "../../state/derive/shown.ts"
import { usePlayground } from "../../state/page.ts"
import { Empty } from "../ui/Empty.tsx"
import { FactGroups } from "./FactGroups.tsx"
import { FactTable } from "./FactTable.tsx"

/** All facts of the run: every predicate, or the table of one. */
export function FactsPane() {
  const report = usePlayground(shownReport)
  const table = usePlayground(factTable)
  if (report === null) {
    return (
      <Empty title="No facts yet">
        Facts written in the token and the authorizer appear here, with all that rules derive.
      </Empty>
    )
  }
  if (table !== null) return <FactTable key={`${table.name}/${table.arity}`} table={table} />
  if (report.value.predicates.length === 0) {
    return (
      <Empty title="The run holds no fact">
        A fact is a name with values, such as <code>user("alice")</code>, and a semicolon.
      </Empty>
    )
  }
  return <FactGroups report={report.value} />
}
