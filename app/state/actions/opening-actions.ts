/** Opening a saved document: beside the one that is open, or in its place. */
import { drawId } from "../documents.ts"
import { emptyHistory } from "../history.ts"
import type { Host } from "../host.ts"
import { newKept, openInstead } from "../keep/left.ts"
import { fromSaved } from "../saving.ts"
import type { Actions, Store } from "../state.ts"
import type { Change, Get, Keys, Look } from "./actions.ts"

export function openingActions(
  change: Change,
  look: Look,
  set: Store["setState"],
  get: Get,
  { random }: Host,
  keys: Keys,
) {
  return {
    openBeside: (saved, text, origin) => {
      const documents = fromSaved(saved, keys)
      const id = drawId(random)
      set((state) => {
        const kept = newKept(id, saved.name, origin === "example" ? documents : null, state.kept)
        const next = { documents, history: emptyHistory, kept }
        return { ...openInstead(state, next), revision: state.revision + 1 }
      })
      look({ pane: saved.pane, ...elsewhere, notice: { text, undo: false } })
    },
    replaceWith: (saved, text) => {
      const documents = fromSaved(saved, keys)
      void get().actions.saveRevision(null)
      change(() => documents)
      look({ pane: saved.pane, ...elsewhere, notice: { text, undo: true } })
    },
  } satisfies Pick<Actions, "openBeside" | "replaceWith">
}

/** What is looked at belongs to texts that are gone. */
const elsewhere = { reveal: null, current: null, cursor: null, held: null, incoming: null } as const
