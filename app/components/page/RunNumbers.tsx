import { usePlayground } from "../../state/page.ts"
import { perform } from "../../state/commands/perform.ts"
import { stoppedBy } from "../../state/derive/run-rows.ts"
import { shownReport } from "../../state/derive/shown.ts"
import { duration } from "../../state/derive/words.ts"
import { StatusItem } from "./StatusItem.tsx"
import { StatusMeter } from "./StatusMeter.tsx"

const unlimited = { maxFacts: 0, maxIterations: 0 }

/** How much of its limits the run used. */
export function RunNumbers() {
  const report = usePlayground((state) => shownReport(state)?.value ?? null)
  const run = report?.run ?? null
  const stop = report && stoppedBy(report)?.limit
  const limits = run?.limits ?? unlimited
  return (
    <>
      <StatusMeter
        label="facts"
        value={run?.facts ?? null}
        limit={limits.maxFacts}
        isReached={stop === "maxFacts"}
        onClick={() => perform("pane-facts")}
      />
      <StatusMeter
        label="rounds"
        value={run?.iterations ?? null}
        limit={limits.maxIterations}
        isReached={stop === "maxIterations"}
        onClick={() => perform("pane-run")}
      />
      <StatusItem room="amount" title="Time of the run" onClick={() => perform("pane-run")}>
        {run === null ? "– ms" : <b>{duration(run.milliseconds)}</b>}
      </StatusItem>
    </>
  )
}
