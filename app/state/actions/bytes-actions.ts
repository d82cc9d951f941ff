/** What is looked at of the token itself: its chain, its bytes, its revocation. */
import type { Get, Look } from "./actions.ts"
import { faultyNode, isAnatomyNew, isBroken, nodeOf, shownAnatomy } from "../derive/anatomy.ts"
import { carried, nothing } from "../derive/anatomy-carry.ts"
import { nodeAround, revealed } from "../derive/anatomy-tree.ts"
import type { Actions, BytesView, Store } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function bytesActions(set: Store["setState"], look: Look, get: Get) {
  const change = (part: Partial<BytesView>): void =>
    look({ bytes: { ...get().view.bytes, ...part } })

  const selectNode = (node: number): void => {
    const anatomy = shownAnatomy(get())?.value
    const chosen = anatomy?.nodes[node]
    if (anatomy === undefined || chosen === undefined) return
    const { from, to } = chosen
    const opened = revealed(anatomy, get().view.bytes.opened, node)
    change({ selected: { from, to }, head: from, node, opened })
  }

  /** Selects the clause that is waited for, if the token has one like it. */
  const selectWanted = (): void => {
    const { wanted } = get().view.bytes
    const anatomy = shownAnatomy(get())
    if (wanted === null || anatomy === null || !isAnatomyNew(get())) return
    change({ wanted: null })
    const node = nodeOf(anatomy, wanted)
    if (node < 0) look({ notice: { text: "The token has no bytes of this clause.", undo: false } })
    else selectNode(node)
  }

  return {
    showTokenPart: (tokenPart) => look({ tokenPart }),
    selectBytes: (selected, head) => {
      const { bytes } = get().view
      const isSame = selected?.from === bytes.selected?.from && selected?.to === bytes.selected?.to
      if (isSame && (head ?? bytes.head) === bytes.head) return
      const anatomy = shownAnatomy(get())?.value
      if (anatomy === undefined || selected === null) return change(nothing)
      const node = nodeAround(anatomy, selected)
      const opened = revealed(anatomy, bytes.opened, node)
      change({ selected, head: head ?? selected.from, node, opened })
    },
    selectNode,
    openNode: (node, isOpen) =>
      change({ opened: new Map([...get().view.bytes.opened, [node, isOpen]]) }),
    showBytesOf: (wanted) => {
      look({ pane: "token", tokenPart: "bytes", region: "result" })
      change({ wanted })
      selectWanted()
    },
    finishAnatomy: (token, value) => {
      const before = get().results.anatomy?.value ?? null
      const { bytes } = get().view
      set(({ results }) => ({ results: { ...results, anatomy: { token, value } } }))
      change(before === null || value === null ? noParts : carried(before, value, bytes))
      selectWanted()
      // Whoever looks at the bytes of a broken token looks for the break.
      if (value !== null && isBroken(get()) && get().view.bytes.selected === null) {
        selectNode(faultyNode(value))
      }
    },
  } satisfies Part<
    "showTokenPart" | "selectBytes" | "selectNode" | "openNode" | "showBytesOf" | "finishAnatomy"
  >
}

const noParts = { ...nothing, opened: new Map<number, boolean>() }
