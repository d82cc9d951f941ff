import { shownReport } from "../../state/derive/shown.ts"
import { usePlayground } from "../../state/page.ts"
import { decidingRows, evaluatedRows } from "../../state/derive/rows.ts"
import { explanation } from "../../state/derive/verdict.ts"
import { ClauseCard } from "./ClauseCard.tsx"
import { ClauseLine } from "./ClauseLine.tsx"
import { Empty } from "../ui/Empty.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./WhyPane.module.css"

/** What the verdict rests on, then every check and policy. */
export function WhyPane() {
  const report = usePlayground(shownReport)
  const words = usePlayground(explanation)
  if (report === null) {
    return (
      <Empty title={words === "" ? "Nothing has been checked yet" : <Message text={words} />}>
        A request is allowed when every check passes and the first policy that matches allows it.
      </Empty>
    )
  }
  const rows = evaluatedRows(report.value)
  return (
    <>
      <section className={styles.section} aria-labelledby="decided">
        <h2 id="decided">Decided by</h2>
        {words !== "" && (
          <p className={styles.reason}>
            <Message text={words} />
          </p>
        )}
        <ul className={styles.cards}>
          {decidingRows(report).map((row) => (
            <ClauseCard key={row.key} row={row} />
          ))}
        </ul>
      </section>
      {rows.length > 0 && (
        <section className={styles.section} aria-labelledby="evaluated">
          <h2 id="evaluated">All checks and policies</h2>
          <ul className={styles.lines}>
            {rows.map((row) => (
              <ClauseLine key={row.key} row={row} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
