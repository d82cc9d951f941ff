/** The effects that keep results up with the texts: the newest state is run, and facts in sight are fetched. */
import { work } from "./derive.ts"
import { factsWanted } from "./facts.ts"
import type { Host } from "./host.ts"
import type { State, Store } from "./state.ts"

const isStopped = ({ results }: State): boolean => results.error?.value.code === "Stopped"

/** Runs the state as it is, and again after each change; the returned function ends that. */
export function runOnChange(store: Store, engine: Host["engine"]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  async function runNow(): Promise<void> {
    const { documents, revision, actions } = store.getState()
    const next = work(documents, revision)
    if (next === null) {
      engine.stop()
      actions.cancelRun()
      return
    }
    actions.startRun(next)
    const reply = await engine.run(next)
    if (reply?.kind === "run" || reply?.kind === "failed") actions.finishRun(next, reply)
  }

  async function fetchFacts(state: State): Promise<void> {
    const wanted = factsWanted(state)
    if (wanted === null) return
    const reply = await engine.facts(wanted.work, wanted.query)
    if (reply?.kind === "facts") state.actions.finishFacts(wanted.work, reply.page)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.revision !== before.revision) {
      // After the key's own frame: what was typed is painted before the result is.
      clearTimeout(timer)
      timer = setTimeout(() => void runNow(), 0)
    } else if (state.results.error !== before.results.error && isStopped(state)) {
      engine.stop()
    }
    if (state.view.facts !== before.view.facts || state.results.report !== before.results.report) {
      void fetchFacts(state)
    }
  })
  void runNow()
  return () => {
    clearTimeout(timer)
    unsubscribe()
    engine.stop()
  }
}
