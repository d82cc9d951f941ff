import type { TextDifference } from "../../state/derive/difference.ts"
import type { Sides } from "./Difference.tsx"
import styles from "./Difference.module.css"
import { DifferentRow } from "./DifferentRow.tsx"

/** One text of a document, with what goes and what comes. */
export function DifferentText({ text, sides }: { text: TextDifference; sides: Sides }) {
  const { title, origin, rows, amount } = text
  return (
    <section className={styles.text} aria-label={title}>
      {amount !== "" && (
        <h3 className={styles.title} data-origin={origin}>
          {title} <span>{amount}</span>
        </h3>
      )}
      <ul className={styles.rows}>
        {rows.map((row, i) => (
          <DifferentRow key={i} row={row} sides={sides} />
        ))}
      </ul>
    </section>
  )
}
