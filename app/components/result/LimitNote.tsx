import { stopSentence } from "../../state/derive/run-rows.ts"
import { shownReport } from "../../state/derive/shown.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { toTab } from "../ui/focus.ts"
import { StopSentence } from "./StopSentence.tsx"
import styles from "./WhyPane.module.css"

/** Which limit stopped the run, where one did; what grew is seen round by round. */
export function LimitNote() {
  const result = usePlayground(shownReport)
  const { openPane } = useActions()
  const text = result === null ? null : stopSentence(result.value)
  if (text === null) return null
  const seeRounds = (): void => {
    openPane("run")
    toTab("run")
  }
  return (
    <div className={styles.limit}>
      <StopSentence text={text} />
      <Button small look="line" onClick={seeRounds}>
        See the rounds
      </Button>
    </div>
  )
}
