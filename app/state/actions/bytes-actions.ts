/** What is looked at of the token itself: its chain, its bytes, its revocation. */
import type { Get, Look } from "./actions.ts"
import type { Actions, Store } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export const bytesActions = (set: Store["setState"], look: Look, get: Get) =>
  ({
    showTokenPart: (tokenPart) => look({ tokenPart }),
    selectBytes: (selected) => look({ bytes: { ...get().view.bytes, selected } }),
    openNode: (node, isOpen) => {
      const { bytes } = get().view
      look({ bytes: { ...bytes, opened: new Map([...bytes.opened, [node, isOpen]]) } })
    },
    finishAnatomy: (token, value) =>
      set(({ results }) => ({ results: { ...results, anatomy: { token, value } } })),
  }) satisfies Part<"showTokenPart" | "selectBytes" | "openNode" | "finishAnatomy">
