/** The effect that has what is in sight explained: soon after a result, at once when the reader asks. */
import { questionKey, questionsWanted } from "./derive/explanations.ts"
import { shownReport } from "./derive/shown.ts"
import type { Host } from "./host.ts"
import type { State, Store } from "./state.ts"

/**
 * Milliseconds of rest after a result before it is explained, so that the worker is free for the next letter
 * of somebody who types.
 */
const rest = 80

/** Asks for explanations as long as they are wanted; the returned function ends that. */
export function explainInSight(store: Store, engine: Host["engine"]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    const state = store.getState()
    const result = shownReport(state)
    const wanted = questionsWanted(state)
    if (result === null || wanted.length === 0 || result.work.revision !== state.revision) return
    const reply = await engine.explain(result.work, wanted)
    // A newer question or run took its place, and asks for itself.
    if (reply === null) return
    const answers = reply.kind === "explain" ? reply.answers : []
    state.actions.finishExplanations(
      result,
      // What the worker failed on is not asked again of the same result.
      new Map(wanted.map((question, i) => [questionKey(question), answers[i] ?? null])),
    )
  }

  function askIn(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), delay)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.results.report !== before.results.report) askIn(rest)
    else if (isLookedAt(state, before)) askIn(0)
  })
  askIn(rest)
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}

const isLookedAt = ({ view, documents }: State, before: State): boolean =>
  view.why !== before.view.why ||
  view.pane !== before.view.pane ||
  view.round !== before.view.round ||
  view.counts !== before.view.counts ||
  documents.source !== before.documents.source
