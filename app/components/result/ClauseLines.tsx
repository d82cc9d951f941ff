import type { WhyRow } from "../../state/derive/why.ts"
import { ClauseLine } from "./ClauseLine.tsx"
import styles from "./WhyPane.module.css"

interface Props {
  id: string
  title: string
  rows: readonly WhyRow[]
}

/** Clauses under a heading, a line each; nothing where there are none. */
export function ClauseLines({ id, title, rows }: Props) {
  if (rows.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.lines}>
        {rows.map((row) => (
          <ClauseLine key={row.key} row={row} />
        ))}
      </ul>
    </section>
  )
}
