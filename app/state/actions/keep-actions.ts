/**
 * Documents that the browser keeps. What asks the storage is fetched with the page's later scripts; what is asked
 * before that waits for it.
 */
import { deskOf } from "../keep/load.ts"
import { openInstead } from "../keep/left.ts"
import { drawId } from "../documents.ts"
import type { Host } from "../host.ts"
import { keptTitle, unnamed } from "../keep/title.ts"
import type { Kept, State, Store } from "../state.ts"
import type { Get, Keys, Look } from "./actions.ts"
import type { KeepActions } from "./keep-types.ts"

export function keepActions(
  look: Look,
  set: Store["setState"],
  get: Get,
  host: Host,
  keys: Keys,
): KeepActions {
  const desk = deskOf({ look, set, get, host, keys })
  const keep = (part: Partial<Kept>): void => set(({ kept }) => ({ kept: { ...kept, ...part } }))
  return {
    renameDocument: async (id, written) => {
      const name = keptTitle(written)
      if (id !== get().kept.id) return (await desk()).rename(id, name)
      // A document that somebody names is to be kept as it is.
      keep({ name, began: null })
    },
    openKept: async (id) => (await desk()).open(id),
    duplicateDocument: async (id) => (await desk()).duplicate(id),
    deleteDocument: async (id) => (await desk()).remove(id),
    undeleteDocument: async (id) => (await desk()).putBack(id),
    exportKept: async (id) => (await desk()).exportKept(id),
    saveRevision: async (name) => {
      const state = get()
      await (await desk()).revise(state, name === null ? null : keptTitle(name))
    },
    restoreRevision: async (key) => (await desk()).restore(key),
    keepReal: async (keepsReal) => {
      keep({ keepsReal })
      if (!keepsReal) await (await desk()).forgetReal()
    },
    takeTheirs: async () => (await desk()).takeTheirs(),
    keepMine: () => set((state) => asCopy(state, drawId(host.random))),
    exportFile: async () => (await desk()).exportFile(),
    listDocuments: async () => (await desk()).listDocuments(),
    listRevisions: async () => (await desk()).listRevisions(),
    readyKeeping: async () => void (await desk()),
    readyStorage: async () => (await desk()).ready(),
    reopen: async (id, isWanted) => (await desk()).reopen(id, isWanted),
    keepState: async (state) => (await desk()).keep(state),
    keepLast: async (state) => (await desk()).keepLast(state),
    settleState: async (state) => (await desk()).settle(state),
    finishKeeping: (id, part) => set((state) => noted(state, id, part)),
    finishDocuments: (documents) => set(({ shelf }) => ({ shelf: { ...shelf, documents } })),
    finishRevisions: (revisions) => set(({ shelf }) => ({ shelf: { ...shelf, revisions } })),
  }
}

/** Also of a document that is not open any more; one that is gone needs no note. */
function noted({ kept, shelf }: State, id: string, part: Partial<Kept>): Partial<State> {
  if (kept.id === id) return { kept: { ...kept, ...part } }
  const left = shelf.left.get(id)
  if (left === undefined) return {}
  const entry = { ...left, kept: { ...left.kept, ...part } }
  return { shelf: { ...shelf, left: new Map([...shelf.left, [id, entry]]) } }
}

/** What is written, under another id; the document itself is the other tab's. */
function asCopy(state: State, id: string): Partial<State> {
  const { documents, history, kept } = state
  const name = keptTitle(`${kept.name || unnamed} (copy)`)
  const fresh = { began: null, stored: null, conflict: null, keepsReal: false }
  const copy = { ...kept, id, name, ...fresh }
  const { shelf } = openInstead(state, { documents, history, kept: copy })
  const left = new Map([...shelf.left].filter(([other]) => other !== kept.id))
  return { kept: copy, shelf: { ...shelf, left } }
}
