import { useActions, usePlayground } from "../../state/page.ts"
import { verdict } from "../../state/derive/verdict.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./VerdictBar.module.css"

/** Ends a run that takes a while, or runs the same texts again after one that gave no answer. */
export function RunControl() {
  const running = usePlayground((state) => state.running !== null)
  const again = usePlayground((state) => verdict(state).again)
  const { runAgain, stopRun } = useActions()
  if (running) {
    return (
      <div className={styles.late}>
        <Button small look="line" icon="stop" aria-label="Stop" onClick={stopRun}>
          <span className={styles.word}>Stop</span>
        </Button>
      </div>
    )
  }
  if (!again) return null
  return (
    <Button small look="line" icon="refresh" aria-label="Run again" onClick={runAgain}>
      <span className={styles.word}>Run again</span>
    </Button>
  )
}
