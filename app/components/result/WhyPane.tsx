import { explanation } from "../../state/derive/verdict.ts"
import { whyRows } from "../../state/derive/why.ts"
import { usePlayground } from "../../state/page.ts"
import { FactProof } from "./explanations.ts"
import { Empty } from "../ui/Empty.tsx"
import { Message } from "../ui/Message.tsx"
import { ClauseCard } from "./ClauseCard.tsx"
import { ClauseLines } from "./ClauseLines.tsx"
import { LimitNote } from "./LimitNote.tsx"
import { MissingInputs } from "./MissingInputs.tsx"
import { useAskedClause } from "./useAskedClause.ts"
import styles from "./WhyPane.module.css"

/** What the verdict rests on, then every check and policy; or the proof of a fact. */
export function WhyPane() {
  const rows = usePlayground(whyRows)
  const words = usePlayground(explanation)
  const provesFact = usePlayground((state) => state.view.why.proved !== null)
  useAskedClause()
  if (rows === null) {
    return (
      <Empty title={words === "" ? "Nothing has been checked yet" : <Message text={words} />}>
        A request is allowed when every check passes and the first policy that matches allows it.
      </Empty>
    )
  }
  if (provesFact) return <FactProof />
  return (
    <>
      <MissingInputs />
      <section className={styles.section} aria-labelledby="decided">
        <h2 id="decided">Decided by</h2>
        {words !== "" && (
          <p className={styles.reason}>
            <Message text={words} />
          </p>
        )}
        <LimitNote />
        <ul className={styles.cards}>
          {rows.decided.map((row) => (
            <ClauseCard key={row.key} row={row} />
          ))}
        </ul>
      </section>
      <ClauseLines id="rules" title="Rules you asked about" rows={rows.rules} />
      <ClauseLines id="evaluated" title="All checks and policies" rows={rows.evaluated} />
    </>
  )
}
