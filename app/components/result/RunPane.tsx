import { usePlayground } from "../../state/page.ts"
import { runRows, stopSentence } from "../../state/derive/run-rows.ts"
import { shownReport } from "../../state/derive/shown.ts"
import { Empty } from "../ui/Empty.tsx"
import { LimitsForm } from "./LimitsForm.tsx"
import { RequestCount } from "../page/RequestCount.tsx"
import { Rounds } from "../rounds/Rounds.tsx"
import { SaveSnapshot } from "../snapshot/SaveSnapshot.tsx"
import styles from "./RunPane.module.css"
import { RunMeter } from "./RunMeter.tsx"
import { StopSentence } from "./StopSentence.tsx"

/** What the run used of its limits, and the limits themselves. */
export function RunPane() {
  const result = usePlayground(shownReport)
  return (
    <div className={styles.run}>
      {result === null ? (
        <Empty title="No run yet">What the run used of its limits is told here.</Empty>
      ) : (
        <>
          <StopSentence text={stopSentence(result.value)} />
          <ul className={styles.meters} aria-label="Used of the limits">
            {runRows(result).map((row) => (
              <RunMeter key={row.limit} row={row} />
            ))}
          </ul>
          <Rounds result={result} />
        </>
      )}
      <LimitsForm />
      {result !== null && <SaveSnapshot />}
      <p className={styles.requests}>
        <RequestCount />
      </p>
    </div>
  )
}
