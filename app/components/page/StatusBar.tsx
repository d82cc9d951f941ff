import { LimitsChoice } from "./LimitsChoice.tsx"
import { ProblemCount } from "./ProblemCount.tsx"
import { RequestCount } from "./RequestCount.tsx"
import { RunningNote } from "./RunningNote.tsx"
import { RunNumbers } from "./RunNumbers.tsx"
import styles from "./StatusBar.module.css"
import { TokenNumbers } from "./TokenNumbers.tsx"

/** What the run and the token amount to; each number opens its detail. */
export function StatusBar() {
  return (
    <footer className={styles.bar}>
      <RunNumbers />
      <TokenNumbers />
      <ProblemCount />
      <span className={styles.middle}>
        <RunningNote />
      </span>
      <LimitsChoice />
      <RequestCount />
    </footer>
  )
}
