import type { Clause } from "../../state/derive/clauses.ts"
import { chosenAttempt, type ExplainedBranch } from "../../state/derive/explained.ts"
import { usePlayground } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import { Sentence } from "../ui/Sentence.tsx"
import { AttemptSwitch } from "./AttemptSwitch.tsx"
import styles from "./Explanation.module.css"
import { ProofLink } from "./ProofLink.tsx"
import { Requirement } from "./Requirement.tsx"
import { Trusted } from "./Trusted.tsx"

interface Props {
  clause: Clause
  branch: ExplainedBranch
}

/** One of the queries around `or`: what an attempt found for each of its requirements. */
export function Branch({ clause, branch }: Props) {
  const { query, cause, holds, finding, more, attempts, isProved } = branch
  const chosen = usePlayground((state) => chosenAttempt(state, clause, query))
  const attempt = attempts[chosen] ?? attempts[0]
  return (
    <div className={styles.branch}>
      {cause !== null && (
        <p className={styles.alternative} data-holds={holds}>
          {query > 0 && <small>or</small>}
          <Icon name={holds ? "allow" : "deny"} />
          <span>
            <Sentence parts={cause} />
          </span>
        </p>
      )}
      {attempt !== undefined && (
        <>
          <div className={styles.finding}>
            <h3>{attempt.heading}</h3>
            {more !== "" && <span>{more}</span>}
            {isProved && (
              <ProofLink proved={{ kind: "match", clause, query }} className={styles.birth}>
                show the proof
              </ProofLink>
            )}
            {attempts.length > 1 && (
              <AttemptSwitch clause={clause} branch={query} chosen={chosen} of={attempts.length} />
            )}
          </div>
          <ul className={styles.requirements} data-finding={finding}>
            {attempt.requirements.map((requirement, i) => (
              <Requirement key={i} requirement={requirement} />
            ))}
          </ul>
        </>
      )}
      <Trusted branch={branch} />
    </div>
  )
}
