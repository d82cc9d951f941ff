import type { FactsSort } from "../../../src/worker/index.ts"
import { columns, type FactGroup } from "../../state/derive/facts.ts"
import { isBeyond, shownLens } from "../../state/derive/lens.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { count, digits } from "../../state/derive/words.ts"
import { Button } from "../ui/Button.tsx"
import { CopyFacts } from "./CopyFacts.tsx"
import { FactColumns } from "./FactColumns.tsx"
import { FactRow } from "./FactRow.tsx"
import styles from "./Facts.module.css"

/** The first facts of one predicate, beside those of others. */
export function FactList({ group }: { group: FactGroup }) {
  const { name, arity, total, lines, matching, held } = group
  const filter = usePlayground((state) => state.view.facts.filter)
  const lens = usePlayground(shownLens)
  const { openTable, filterFacts } = useActions()
  const open = (sort: FactsSort | null) => {
    openTable({ name, arity }, sort)
    filterFacts(filter)
  }
  const id = `facts ${name}/${arity}`
  return (
    <section
      className={styles.group}
      id={id}
      tabIndex={-1}
      aria-label={`Facts of ${name}/${arity}`}
    >
      <div className={styles.title}>
        <h2 title={`${name}/${arity}`}>
          <code>{name}</code>
        </h2>
        <span>{count(total, "fact")}</span>
        <CopyFacts name={name} arity={arity} />
      </div>
      <div className={styles.scroll}>
        <table className={styles.table} data-arity={Math.min(arity, 8)}>
          <FactColumns arity={arity} sort={null} onSort={(by) => open({ by, descending: false })} />
          <tbody>
            {lines.map((line) => (
              <FactRow
                key={line.row}
                line={line}
                width={columns(arity).length}
                unseen={isBeyond(lens, line.origin)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {(matching > lines.length || held < total) && (
        <Button small look="line" icon="table" onClick={() => open(null)}>
          {filter === "" ? "Open" : "Search"} all {digits(total)}
        </Button>
      )}
    </section>
  )
}
