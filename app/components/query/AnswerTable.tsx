import { useState } from "react"
import type { AnswerRow as Row } from "../../state/derive/query-answer.ts"
import { digits } from "../../state/derive/words.ts"
import { Button } from "../ui/Button.tsx"
import { AnswerRow } from "./AnswerRow.tsx"
import styles from "./Query.module.css"

/** Rows that are drawn without being asked for. */
const first = 100

interface Props {
  columns: readonly string[]
  rows: readonly Row[]
}

/** The answers, each with the blocks whose facts gave it and the way to those facts. */
export function AnswerTable({ columns, rows }: Props) {
  const [isWhole, showWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, first)
  return (
    <>
      <div className={styles.scroll}>
        <table
          className={styles.table}
          data-arity={Math.min(columns.length, 8)}
          aria-label="Answers"
        >
          <thead>
            <tr>
              {columns.map((column, i) => (
                <th key={i} scope="col">
                  <code>{column}</code>
                </th>
              ))}
              <th scope="col" data-column="origin">
                origin
              </th>
              <th scope="col" data-column="why">
                from
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <AnswerRow key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <Button small look="line" icon="table" onClick={() => showWhole(true)}>
          Show all {digits(rows.length)}
        </Button>
      )}
    </>
  )
}
