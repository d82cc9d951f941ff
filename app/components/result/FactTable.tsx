import { useEffect, useRef } from "react"
import { columns, type FactTable as Table, nextSort, windowRows } from "../../state/derive/facts.ts"
import { isBeyond, shownLens } from "../../state/derive/lens.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { count } from "../../state/derive/words.ts"
import { Button } from "../ui/Button.tsx"
import { CopyFacts } from "./CopyFacts.tsx"
import { FactColumns } from "./FactColumns.tsx"
import { FactFilter } from "./FactFilter.tsx"
import { FactRow } from "./FactRow.tsx"
import styles from "./Facts.module.css"
import { RowSpace } from "./RowSpace.tsx"
import { useRows } from "./useRows.ts"

/** The facts of one predicate, however many: only the rows in sight are drawn. */
export function FactTable({ table }: { table: Table }) {
  const { name, arity, total, matching } = table
  const sort = usePlayground((state) => state.view.facts.sort)
  const lens = usePlayground(shownLens)
  const { openTable, sortFacts } = useActions()
  const scroller = useRef<HTMLDivElement>(null)
  const { from, to } = useRows(scroller)
  useEffect(() => scroller.current!.focus(), [])
  const leave = () => {
    openTable(null, null)
    requestAnimationFrame(() => document.getElementById(`facts ${name}/${arity}`)?.focus())
  }
  const rows = windowRows(table, from, to)
  const width = columns(arity).length
  return (
    <div className={styles.focused}>
      <div className={styles.title}>
        <Button small icon="chevron-left" onClick={leave}>
          All predicates
        </Button>
        <h2 title={`${name}/${arity}`}>
          <code>{name}</code>
        </h2>
        <span>{count(total, "fact")}</span>
      </div>
      <FactFilter label={`Filter the facts of ${name}`} matching={matching}>
        <CopyFacts name={name} arity={arity} title="Copy" />
      </FactFilter>
      <div
        ref={scroller}
        className={styles.window}
        role="region"
        // What scrolls takes the focus, so that keys scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={`Facts of ${name}/${arity}`}
      >
        <table
          className={styles.table}
          data-arity={Math.min(arity, 8)}
          aria-label={`Facts of ${name}/${arity}`}
          aria-rowcount={matching + 1}
        >
          <FactColumns arity={arity} sort={sort} onSort={(by) => sortFacts(nextSort(sort, by))} />
          <RowSpace rows={Math.min(from, matching)} />
          <tbody>
            {rows.map(({ row, line }) => (
              <FactRow
                key={row}
                line={line}
                width={width}
                index={row + 2}
                unseen={line !== null && isBeyond(lens, line.origin)}
              />
            ))}
          </tbody>
          <RowSpace rows={Math.max(0, matching - to)} />
        </table>
      </div>
    </div>
  )
}
