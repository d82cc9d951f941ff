import type { Clause } from "../../state/derive/clauses.ts"
import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Explanation.module.css"

interface Props {
  clause: Clause
  /** The number of the query around `or`. */
  branch: number
  chosen: number
  of: number
}

/** Leads through the attempts that come near. */
export function AttemptSwitch({ clause, branch, chosen, of }: Props) {
  const { chooseAttempt } = useActions()
  return (
    <div className={styles.switch} role="group" aria-label="Near misses">
      <Button
        small
        icon="chevron-left"
        aria-label="Nearer miss"
        aria-disabled={chosen === 0}
        onClick={() => chosen > 0 && chooseAttempt(clause, branch, chosen - 1)}
      />
      <span aria-live="polite">
        near miss {chosen + 1} of {of}
      </span>
      <Button
        small
        icon="chevron-right"
        aria-label="Next near miss"
        aria-disabled={chosen === of - 1}
        onClick={() => chosen < of - 1 && chooseAttempt(clause, branch, chosen + 1)}
      />
    </div>
  )
}
