/** The effect that keeps the result up with the texts: after a pause, the newest state is run. */
import type { Client } from "../../src/worker/index.ts"
import { work } from "./derive.ts"
import type { Store } from "./state.ts"

/** Milliseconds without an edit before a run. */
const pause = 120

/** Runs the state as it is, and again after each change; the returned function ends that. */
export function runOnChange(store: Store, client: Client): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  async function runNow(): Promise<void> {
    const { documents, revision, actions } = store.getState()
    const next = work(documents, revision)
    if (next === null) {
      client.stop()
      actions.cancelRun()
      return
    }
    actions.startRun()
    const reply = await client.run(next)
    if (reply !== null) actions.finishRun(next, reply)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.documents === before.documents) return
    clearTimeout(timer)
    timer = setTimeout(() => void runNow(), pause)
  })
  void runNow()
  return () => {
    clearTimeout(timer)
    unsubscribe()
    client.stop()
  }
}
