/** Deletes documents, and brings them back as long as the tab is open. */
import type { Outcome, Removed } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { drawId, firstDocuments } from "../documents.ts"
import { withoutRealIn } from "./forgetting.ts"
import { emptyHistory } from "../history.ts"
import type { Keeper } from "./keeper.ts"
import { findOpen, newKept, openInstead } from "./left.ts"
import { readDocument } from "./records.ts"
import type { LeftDocument, State } from "../state.ts"
import { unnamed } from "./title.ts"
import { reasonWords } from "./words.ts"

interface Deleted {
  readonly removed: Removed
  /** As this tab had it; null where it did not. */
  readonly left: LeftDocument | null
  readonly wasOpen: boolean
}

export function removals(tools: DeskTools, keeper: Keeper, open: (id: string) => Promise<void>) {
  const { archive, get, host, look, set, tell } = tools
  const deleted = new Map<string, Deleted>()

  async function remove(id: string): Promise<void> {
    const state = get()
    const wasOpen = state.kept.id === id
    const { documents, history, kept } = findOpen(state, id) ?? {}
    const left = documents && history && kept ? { documents, history, kept } : null
    keeper.forget(id, true)
    const removed = await keeper.inTurn(() => archive.removeDocument(id))
    if (removed.kind === "refused") {
      keeper.forget(id, false)
      return tell(reasonWords(removed.code))
    }
    deleted.set(id, { removed: removed.value, left, wasOpen })
    host.tabs.announce({ kind: "deleted", document: id })
    if (get().kept.id === id) close(tools)
    set((state) => withLeft(state, id, null))
    const name = (kept?.name ?? readDocument(removed.value.document)?.name) || unnamed
    await get().actions.listDocuments()
    look({ notice: { text: `Deleted “${name}”.`, undo: false, deleted: id } })
  }

  async function putBack(id: string): Promise<void> {
    const entry = deleted.get(id)
    if (entry === undefined) return
    deleted.delete(id)
    keeper.forget(id, false)
    const { removed, left, wasOpen } = entry
    look({ notice: null })
    if (removed.document !== undefined) {
      const put = await keeper.inTurn(() => backInPlace(id, removed))
      if (put.kind === "refused") tell(reasonWords(put.code))
    }
    if (left !== null) set((state) => withLeft(state, id, left))
    if (wasOpen) await open(id)
    await get().actions.listDocuments()
  }

  /** Where another tab put the document meanwhile, what that keeps decides also for its revisions. */
  async function backInPlace(id: string, removed: Removed): Promise<Outcome<unknown>> {
    const put = await archive.putBack(removed)
    if (put.kind === "refused" || put.value === "put") return put
    const there = await archive.document(id)
    const keepsReal = there.kind === "done" && readDocument(there.value)?.keepsReal === true
    return keepsReal ? there : archive.rewrite(id, withoutRealIn)
  }

  return { remove, putBack }
}

const withLeft = (
  { shelf }: Pick<State, "shelf">,
  id: string,
  entry: LeftDocument | null,
): Pick<State, "shelf"> => {
  const others = [...shelf.left].filter(([other]) => other !== id)
  const left = new Map(entry === null ? others : [...others, [id, entry] as const])
  return { shelf: { ...shelf, left } }
}

/** Opens the first example in place of a document that is gone. */
function close({ host, keys, set }: DeskTools): void {
  const documents = firstDocuments(keys.newKey, host.now())
  const id = drawId(host.random)
  set((state) => {
    const kept = newKept(id, "", documents, state.kept)
    const next = openInstead(state, { documents, history: emptyHistory, kept })
    return { ...next, revision: state.revision + 1 }
  })
  host.bookmark.write(null)
}
