/** Whether the browser keeps all that is written, so that the page can be loaded anew. */
import { isUnkept } from "./derive/keeping.ts"
import { holdsReal } from "./keep/real.ts"
import type { State, Store } from "./state.ts"

/** Milliseconds after which nothing more is expected: work is kept a second after it was written. */
const patience = 3000

const isKept = (state: State): boolean =>
  !isUnkept(state) && (state.kept.keepsReal || !holdsReal(state.documents))

/** Waits until all is kept; false where it is not, be it that the browser refuses or that it is not to. */
export function settle(store: Store): Promise<boolean> {
  if (isKept(store.getState())) return Promise.resolve(true)
  return new Promise((resolve) => {
    const finish = (kept: boolean): void => {
      clearTimeout(timer)
      unsubscribe()
      resolve(kept)
    }
    const timer = setTimeout(() => finish(false), patience)
    const unsubscribe = store.subscribe((state) => {
      if (isKept(state)) finish(true)
      else if (state.kept.refusal !== null) finish(false)
    })
  })
}
