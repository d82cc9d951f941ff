import { referenceMaxTime } from "../../src/worker/index.ts"
import { shownReport } from "../state/shown.ts"
import { usePlayground } from "../state/page.ts"
import { duration } from "../state/words.ts"
import { Meter } from "./Meter.tsx"
import styles from "./RunNumbers.module.css"

/** How much of its limits the run used. The reference's millisecond is shown and not applied. */
export function RunNumbers() {
  const run = usePlayground((state) => shownReport(state)?.value.run ?? null)
  if (run === null) return null
  return (
    <p className={styles.numbers}>
      <Meter label="facts" value={run.facts} limit={run.limits.maxFacts} />
      <Meter label="rounds" value={run.iterations} limit={run.limits.maxIterations} />
      <span title={`The reference stops after ${referenceMaxTime} ms; this page does not`}>
        <b>{duration(run.milliseconds)}</b>
        {run.milliseconds > referenceMaxTime && ` (reference limit ${referenceMaxTime} ms)`}
      </span>
    </p>
  )
}
