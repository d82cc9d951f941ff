/** What the run reports, and how the reader stops or repeats it. */
import type { FailedReply, RunReply } from "../../src/worker/index.ts"
import type { Actions, Results, RunError, Store, Work } from "./state.ts"

type Set = Store["setState"]
type Part<K extends keyof Actions> = Pick<Actions, K>

const stopped: RunError = { code: "Stopped", message: "you stopped the run" }

export const runActions = (set: Set) =>
  ({
    startRun: (running) => set({ running }),
    cancelRun: () => set({ running: null }),
    stopRun: () =>
      set(({ results, running }) =>
        running === null
          ? {}
          : { running: null, results: { ...results, error: { work: running, value: stopped } } },
      ),
    runAgain: () => set(({ revision }) => ({ revision: revision + 1 })),
    finishRun: (work, reply) =>
      set(({ results, revision }) =>
        work.revision === revision ? { running: null, results: merge(results, work, reply) } : {},
      ),
    finishFacts: (work, value) =>
      set(({ results }) => ({ results: { ...results, facts: { work, value } } })),
  }) satisfies Part<"startRun" | "cancelRun" | "stopRun" | "runAgain" | "finishRun" | "finishFacts">

/** A reply without a report leaves the last report in place: its authorizer could not be read. */
function merge(results: Results, work: Work, reply: RunReply | FailedReply): Results {
  if (reply.kind === "failed") return { ...results, error: { work, value: reply.error } }
  const { token, report } = reply
  return {
    ...results,
    token: { work, value: token },
    report: report === null ? results.report : { work, value: report, token },
    error: null,
  }
}
