/** The effect that has the token taken apart while its bytes are looked at. */
import { anatomyWanted } from "./derive/anatomy.ts"
import type { Host } from "./host.ts"
import type { State, Store } from "./state.ts"

/** Milliseconds of rest after a new token before it is taken apart: letters come closer than that. */
const rest = 150

/** Asks for an anatomy whenever one is wanted; the returned function ends that. */
export function takeApartInSight(store: Store, workshop: Host["workshop"]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBusy = false

  async function ask(): Promise<void> {
    const token = anatomyWanted(store.getState())
    if (token === null || isBusy) return
    isBusy = true
    const value = await workshop.do({ kind: "anatomy", bytes: token.bytes })
    isBusy = false
    const state = store.getState()
    const wanted = anatomyWanted(state)
    // Nobody looks any more, or another token has come.
    if (wanted?.text !== token.text) return askIn(0)
    state.actions.finishAnatomy(wanted, value)
  }

  function askIn(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), delay)
  }

  const isLookedAt = ({ view, documents }: State, before: State): boolean =>
    view.pane !== before.view.pane ||
    view.tokenPart !== before.view.tokenPart ||
    documents.source !== before.documents.source

  const unsubscribe = store.subscribe((state, before) => {
    if (isLookedAt(state, before)) askIn(0)
    else if (state.results.token !== before.results.token) askIn(rest)
  })
  askIn(0)
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
