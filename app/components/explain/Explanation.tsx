import { explained, lastExplained } from "../../state/derive/explained.ts"
import { cameOutAsExplained } from "../../state/derive/explanations.ts"
import type { Clause } from "../../state/derive/clauses.ts"
import { usePlayground } from "../../state/page.ts"
import { Sentence } from "../ui/Sentence.tsx"
import { Branch } from "./Branch.tsx"
import styles from "./Explanation.module.css"
import { Fixes } from "./Fixes.tsx"

/** Why a clause came out as it did: in a sentence, then as a checklist, then what would change it. */
export function Explanation({ clause }: { clause: Clause }) {
  const answer = usePlayground((state) => explained(state, clause))
  const last = usePlayground((state) => lastExplained(state, clause))
  const isLike = usePlayground((state) => cameOutAsExplained(state, clause))
  if (answer === null) {
    return <p className={styles.quiet}>The run ended before this could be explained.</p>
  }
  // The older one keeps its place until the new one is there, so that nothing moves; unseen if it says otherwise.
  const awaited = answer !== undefined ? undefined : isLike ? "alike" : "other"
  const shown = answer ?? last
  if (shown === null) return <div data-awaited={awaited} />
  const { cause, branches, fixes, fixTitle, limit } = shown
  return (
    <div className={styles.explanation} data-awaited={awaited} inert={answer === undefined}>
      {cause.length > 0 && (
        <p className={styles.cause}>
          <Sentence parts={cause} />
        </p>
      )}
      {branches.map((branch) => (
        <Branch key={branch.query} clause={clause} branch={branch} />
      ))}
      {limit !== null && <p className={styles.quiet}>{limit}</p>}
      {fixes.length > 0 && <Fixes title={fixTitle} fixes={fixes} />}
    </div>
  )
}
