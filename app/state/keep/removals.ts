/** Deletes documents, and brings them back as long as the tab is open. */
import type { Removed } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { firstDocuments } from "../documents.ts"
import { drawId } from "../documents.ts"
import type { DocumentsDesk } from "./documents-desk.ts"
import { emptyHistory } from "../history.ts"
import type { Keeper } from "./keeper.ts"
import { findOpen, newKept, openInstead } from "./left.ts"
import { readDocument } from "./records.ts"
import type { LeftDocument } from "../state.ts"
import { unnamed } from "./title.ts"
import { reasonWords } from "./words.ts"

interface Deleted {
  readonly removed: Removed
  readonly left: LeftDocument | null
  readonly wasOpen: boolean
}

export function removals(tools: DeskTools, keeper: Keeper, { open }: DocumentsDesk) {
  const { archive, get, host, keys, look, set, tell } = tools
  const deleted = new Map<string, Deleted>()

  /** The first example where the open document was: nothing of it is left in its place. */
  function close(): void {
    const documents = firstDocuments(keys.newKey, host.now())
    const id = drawId(host.random)
    set((state) => {
      const kept = newKept(id, "", documents, state.kept)
      const next = openInstead(state, { documents, history: emptyHistory, kept })
      return { ...next, revision: state.revision + 1 }
    })
    host.bookmark.write(null)
  }

  const forgetLeft = (id: string): void =>
    set(({ shelf }) => ({
      shelf: { ...shelf, left: new Map([...shelf.left].filter(([other]) => other !== id)) },
    }))

  return {
    remove: async (id: string): Promise<void> => {
      const state = get()
      const wasOpen = state.kept.id === id
      const left = findOpen(state, id)
      keeper.forget(id, true)
      const removed = await keeper.inTurn(() => archive.removeDocument(id))
      if (removed.kind === "refused") {
        keeper.forget(id, false)
        return tell(reasonWords(removed.code))
      }
      const { documents, history, kept } = left ?? {}
      const entry = documents && history && kept ? { documents, history, kept } : null
      deleted.set(id, { removed: removed.value, left: entry, wasOpen })
      if (wasOpen) close()
      forgetLeft(id)
      const name = (kept?.name ?? readDocument(removed.value.document)?.name) || unnamed
      await get().actions.listDocuments()
      look({ notice: { text: `Deleted “${name}”.`, undo: false, deleted: id } })
    },
    putBack: async (id: string): Promise<void> => {
      const entry = deleted.get(id)
      if (entry === undefined) return
      deleted.delete(id)
      keeper.forget(id, false)
      const { removed, left, wasOpen } = entry
      const { document } = removed
      if (document !== undefined) {
        const put = await keeper.inTurn(() => archive.putBack(removed))
        if (put.kind === "refused") tell(reasonWords(put.code))
      }
      if (left !== null) {
        set(({ shelf }) => ({ shelf: { ...shelf, left: new Map([...shelf.left, [id, left]]) } }))
      }
      look({ notice: null })
      if (wasOpen) await open(id)
      await get().actions.listDocuments()
    },
    exportRaw: async (id: string): Promise<void> => {
      const found = await keeper.inTurn(() => archive.document(id))
      if (found.kind === "refused") return tell(reasonWords(found.code))
      host.download(`unreadable-${id.slice(0, 8)}.json`, JSON.stringify(found.value, plain, 2))
    },
  }
}

/** What JSON cannot say, as text. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ||
  (typeof value === "number" && !Number.isFinite(value)) ||
  value instanceof Uint8Array
    ? String(value)
    : value
