/** The effect that has the public halves of private keys derived, while a dialog shows them. */
import { keysWithoutPublic } from "./derive/keys.ts"
import type { Host } from "./host.ts"
import { keyOf } from "./keys.ts"
import type { Store } from "./state.ts"

/** Derives as long as they are wanted; the returned function ends that. */
export function derivePublicKeys(store: Store, workshop: Host["workshop"]): () => void {
  const asked = new Set<number>()

  async function derive(): Promise<void> {
    for (const id of keysWithoutPublic(store.getState())) {
      if (asked.has(id)) continue
      asked.add(id)
      const { algorithm, bytes } = keyOf(store.getState().keyring, id)
      const made = await workshop.do({ kind: "public-key", pair: { algorithm, bytes } })
      if (made !== null && "text" in made) store.getState().actions.finishPublicKey(id, made.text)
    }
  }

  return store.subscribe((state, before) => {
    if (state.view.dialog === null) return
    const isOther =
      state.view.dialog !== before.view.dialog ||
      state.view.thirdParty.key !== before.view.thirdParty.key ||
      state.documents !== before.documents
    if (isOther) void derive()
  })
}
