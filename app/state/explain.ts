/** The effect that has what is in sight explained: soon after a result, at once when the reader asks. */
import type { Explanation } from "../../src/worker/index.ts"
import { questionKey, questionsWanted } from "./derive/explanations.ts"
import { shownReport } from "./derive/shown.ts"
import { work } from "./derive/work.ts"
import type { Host } from "./host.ts"
import type { State, Store } from "./state.ts"

/**
 * Milliseconds of rest after a result, or a letter of a query, before something is asked. Letters come closer
 * than that: to explain between them would keep the worker from the next, and the page busy with what is out
 * of date at once.
 */
const rest = 150

/** Asks for explanations as long as they are wanted; the returned function ends that. */
export function explainInSight(store: Store, engine: Host["engine"]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    const state = store.getState()
    const result = shownReport(state)
    const wanted = questionsWanted(state)
    if (result === null || wanted.length === 0 || isAboutToChange(state)) return
    const reply = await engine.explain(result.work, wanted)
    // A newer question or run took its place, and asks for itself.
    if (reply === null) return
    const answers = reply.kind === "explain" ? reply.answers : []
    const { finishExplanations, finishQuery } = state.actions
    const explained = new Map<string, Explanation | null>()
    for (const [i, question] of wanted.entries()) {
      // What the worker failed on is not asked again of the same result.
      const answer = answers[i] ?? null
      if (question.kind !== "query") explained.set(questionKey(question), answer)
      else finishQuery({ result, question, value: answer?.kind === "query" ? answer : null })
    }
    if (explained.size > 0) finishExplanations(result, explained)
  }

  function askIn(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), delay)
  }

  const unsubscribe = store.subscribe((state, before) => {
    const isNew =
      state.results.report !== before.results.report ||
      state.results.error !== before.results.error ||
      state.revision !== before.revision ||
      state.documents.query !== before.documents.query
    if (isNew) askIn(rest)
    // What was answered may lead to a further question.
    else if (isLookedAt(state, before) || isAnswered(state, before)) askIn(0)
  })
  askIn(rest)
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}

/**
 * Whether a run of newer texts is under way. While they have errors, or when they could not be run, the last
 * result stays, and is explained.
 */
function isAboutToChange(state: State): boolean {
  const { documents, keyring, results, revision } = state
  const isOver = [shownReport(state), results.error].some(
    (answer) => answer?.work.revision === revision,
  )
  return !isOver && (work(documents, keyring, revision)?.authorizer ?? null) !== null
}

const isAnswered = ({ results }: State, before: State): boolean =>
  results.explanations !== before.results.explanations

const isLookedAt = ({ view, documents }: State, before: State): boolean =>
  view.why !== before.view.why ||
  view.pane !== before.view.pane ||
  view.round !== before.view.round ||
  view.counts !== before.view.counts ||
  documents.source !== before.documents.source
