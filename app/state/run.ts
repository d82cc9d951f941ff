/** The effects that keep results up with the texts: the newest state is run, and facts in sight are fetched. */
import { work } from "./derive/work.ts"
import { factsWanted } from "./derive/facts.ts"
import type { Host } from "./host.ts"
import { isBehind } from "./derive/shown.ts"
import type { State, Store } from "./state.ts"

const isStopped = ({ results }: State): boolean => results.error?.value.code === "Stopped"

/** Milliseconds that a result may take before the page says that it waits; below, it would only flicker. */
const shortest = 250

/** Runs the state as it is, and again after each change; the returned function ends that. */
export function runOnChange(store: Store, engine: Host["engine"]): () => void {
  let lateness: ReturnType<typeof setTimeout> | undefined
  let patience: ReturnType<typeof setTimeout> | undefined

  async function runNow(): Promise<void> {
    const { documents, keyring, revision, actions } = store.getState()
    const next = work(documents, keyring, revision)
    if (next === null) {
      clearTimeout(patience)
      engine.stop()
      actions.cancelRun()
      return
    }
    clearTimeout(patience)
    patience = setTimeout(() => actions.startRun(next), shortest)
    const reply = await engine.run(next)
    if (reply === null || next.revision !== store.getState().revision) return
    clearTimeout(patience)
    actions.finishRun(next, reply)
    // A token that was made while the authorizer has errors leaves the result as late as it was.
    if (!isBehind(store.getState())) clear()
  }

  function clear(): void {
    clearTimeout(lateness)
    clearTimeout(patience)
    lateness = undefined
  }

  async function fetchFacts(state: State): Promise<void> {
    const wanted = factsWanted(state)
    if (wanted === null) return
    const reply = await engine.facts(wanted.work, wanted.query)
    if (reply?.kind === "facts") state.actions.finishFacts(wanted.work, reply.page)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.revision !== before.revision) {
      lateness ??= setTimeout(state.actions.fallBehind, shortest)
      // At once: the worker is at it while the browser paints what was typed.
      void runNow()
    } else if (state.results.error !== before.results.error && isStopped(state)) {
      engine.stop()
    }
    if (state.view.facts !== before.view.facts || state.results.report !== before.results.report) {
      void fetchFacts(state)
    }
  })
  void runNow()
  return () => {
    clear()
    unsubscribe()
    engine.stop()
  }
}
