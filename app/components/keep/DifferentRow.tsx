import { omittedWords } from "../../state/derive/difference.ts"
import type { DifferenceRow } from "../../state/derive/difference-lines.ts"
import type { Sides } from "./Difference.tsx"
import styles from "./Difference.module.css"

const signs = { removed: "−", added: "+" } as const

/** A line of a text; whose it is stands beside its colour. */
export function DifferentRow({ row, sides }: { row: DifferenceRow; sides: Sides }) {
  if (!("pieces" in row)) return <li className={styles.omitted}>{omittedWords(row)}</li>
  const { kind, pieces } = row
  return (
    <li className={styles.row} data-kind={kind}>
      {kind === "same" ? (
        <b />
      ) : (
        <b role="img" aria-label={`${kind === "removed" ? sides.before : sides.after}:`}>
          {signs[kind]}
        </b>
      )}
      <code dir="ltr" translate="no">
        {pieces.map(({ text, className, isMarked }, i) =>
          isMarked ? (
            <mark key={i} className={className}>
              {text}
            </mark>
          ) : className === "" ? (
            text
          ) : (
            <span key={i} className={className}>
              {text}
            </span>
          ),
        )}
      </code>
    </li>
  )
}
