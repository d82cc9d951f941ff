/** What the run reports, and how the reader stops or repeats it. */
import type { FailedReply, RunReply } from "../../../src/worker/index.ts"
import type { Actions, Results, RunError, State, Store, Work } from "../state.ts"

type Set = Store["setState"]
type Part<K extends keyof Actions> = Pick<Actions, K>

const stopped: RunError = { code: "Stopped", message: "you stopped the run" }

export const noResults: Results = {
  of: "",
  token: null,
  report: null,
  error: null,
  facts: null,
  explanations: null,
  query: null,
  publicKeys: new Map(),
  anatomy: null,
}

/** Those of another document bridge the moment until its own are there, and no longer: they would be taken for its own. */
const ownResults = ({ results, kept }: State): Results =>
  results.of === kept.id ? results : { ...noResults, publicKeys: results.publicKeys }

export const runActions = (set: Set) =>
  ({
    startRun: (running) => set({ running }),
    fallBehind: () => set((state) => ({ late: true, results: ownResults(state) })),
    cancelRun: () => set((state) => ({ running: null, results: ownResults(state) })),
    stopRun: () =>
      set(({ results, running }) =>
        running === null
          ? {}
          : { running: null, results: { ...results, error: { work: running, value: stopped } } },
      ),
    runAgain: () => set(({ revision }) => ({ revision: revision + 1 })),
    finishRun: (work, reply) =>
      set((state) => (work.revision === state.revision ? answered(state, work, reply) : {})),
    finishFacts: (work, value) =>
      set(({ results }) => ({ results: { ...results, facts: { work, value } } })),
    finishQuery: (query) => set(({ results }) => ({ results: { ...results, query } })),
    finishExplanations: (result, answers) =>
      set(({ results }) => {
        if (results.report !== result) return {}
        const before = results.explanations?.result === result ? results.explanations.answers : []
        const explanations = { result, answers: new Map([...before, ...answers]) }
        return { results: { ...results, explanations } }
      }),
  }) satisfies Part<
    | "startRun"
    | "fallBehind"
    | "cancelRun"
    | "stopRun"
    | "runAgain"
    | "finishRun"
    | "finishFacts"
    | "finishQuery"
    | "finishExplanations"
  >

/** A reply without a report leaves the last report in place: its authorizer could not be read. */
function answered(state: State, work: Work, reply: RunReply | FailedReply): Partial<State> {
  const { documents, kept, late } = state
  const results = { ...ownResults(state), of: kept.id }
  if (reply.kind === "failed") {
    return {
      running: null,
      late: false,
      results: { ...results, error: { work, value: reply.error } },
    }
  }
  const { token, report } = reply
  return {
    running: null,
    late: late && report === null,
    results: {
      ...results,
      token: { work, value: token },
      report: report === null ? results.report : { work, documents, value: report, token },
      error: null,
    },
  }
}
