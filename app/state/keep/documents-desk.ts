/** Fetches documents from the archive: to open, list, copy and rename them, and to take another tab's state. */
import type { DocumentRecord } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { hasWork } from "../derive/keeping.ts"
import { recorded } from "../history.ts"
import { type Keeper, savedOf } from "./keeper.ts"
import { openInstead } from "./left.ts"
import { openedDocument } from "./opened.ts"
import { documentItem, readDocument, summary } from "./records.ts"
import type { LeftDocument, ShelfItem, State, View } from "../state.ts"
import { keptTitle, unnamed } from "./title.ts"
import { goneWords, newKeysWords, reasonWords, refusalWords } from "./words.ts"

export type DocumentsDesk = ReturnType<typeof documentsDesk>

export function documentsDesk(tools: DeskTools, keeper: Keeper) {
  const { archive, get, host, keys, look, set, tell } = tools

  /** Null where it cannot be had, which is told then. */
  async function fetch(id: string): Promise<DocumentRecord | null> {
    const found = await keeper.inTurn(() => archive.document(id))
    if (found.kind === "refused") tell(reasonWords(found.code))
    else {
      const record = readDocument(found.value)
      if (record === null) tell(goneWords)
      else if (typeof record.saved === "string") tell(unreadableWords(record.saved))
      else return { ...record, saved: record.saved }
    }
    return null
  }

  function show(next: LeftDocument, view: Partial<View>): void {
    set((state) => ({ ...openInstead(state, next), revision: state.revision + 1 }))
    look({ ...elsewhere, ...view })
    if (next.kept.stored !== null) host.bookmark.write(next.kept.id)
    host.tabs.announce({ kind: "opened", document: next.kept.id })
  }

  /** What this tab had open, as it was left; null where another tab saved it since. */
  async function leftAsItIs(id: string): Promise<LeftDocument | null> {
    const left = get().shelf.left.get(id)
    if (left === undefined) return null
    const found = await keeper.inTurn(() => archive.document(id))
    const there = found.kind === "done" ? readDocument(found.value) : null
    // What was still to be kept of it has been by now.
    const known = get().shelf.left.get(id) ?? left
    return there === null || there.version === known.kept.stored?.version ? known : null
  }

  async function open(id: string): Promise<void> {
    if (id === get().kept.id) return
    const left = await leftAsItIs(id)
    if (left !== null) return show(left, { notice: null })
    const record = await fetch(id)
    if (record === null) return
    show(openedDocument(record, keys), { pane: record.saved.pane, notice: null })
  }

  /** At the start: in place of the first example, which was not seen yet, if that is still wanted by then. */
  async function reopen(id: string, isWanted: () => boolean): Promise<void> {
    const found = await archive.document(id)
    if (!isWanted()) return
    if (found.kind === "refused") {
      const refusal = refusalWords(found.code)
      get().actions.finishKeeping(get().kept.id, { refusal })
      return tell(refusal)
    }
    const record = readDocument(found.value)
    if (record === null) return
    if (typeof record.saved === "string") return tell(unreadableWords(record.saved))
    const { saved } = record
    const { documents, history, kept } = openedDocument({ ...record, saved }, keys)
    set(({ revision }) => ({ documents, history, kept, revision: revision + 1 }))
    const text = newKeysWords(saved)
    look({ pane: saved.pane, notice: text === null ? null : { text, undo: false } })
  }

  async function duplicate(id: string): Promise<void> {
    const state = get()
    const own = id === state.kept.id ? await savedOf(state, host.workshop) : null
    if (own?.kind === "refused") return tell(reasonWords(own.code))
    const saved = own?.value ?? (await fetch(id))?.saved
    if (saved === undefined) return
    const name = saved.name || unnamed
    const copy = { ...saved, name: keptTitle(`${name} (copy)`) }
    get().actions.openBeside(copy, `This is a copy of “${name}”.`)
    await get().actions.listDocuments()
  }

  async function rename(id: string, name: string): Promise<void> {
    const { actions } = get()
    const record = await fetch(id)
    if (record === null) return
    const version = record.version + 1
    const named = { ...record, name, saved: { ...record.saved, name }, version }
    const put = await keeper.inTurn(() => archive.putDocument(named, record.version))
    if (put.kind === "refused") return tell(reasonWords(put.code))
    const stored = get().shelf.left.get(id)?.kept.stored
    if (stored) actions.finishKeeping(id, { name, stored: { ...stored, name, version } })
    host.tabs.announce({ kind: "saved", document: id, at: record.at })
    await actions.listDocuments()
  }

  async function takeTheirs(): Promise<void> {
    const mine = get()
    const { id } = mine.kept
    await keeper.revise(mine, null)
    const record = await fetch(id)
    if (record === null || get().kept.id !== id) return
    const { documents, kept } = openedDocument(record, keys)
    const at = host.now().getTime()
    set(({ documents: before, history, revision }) => ({
      documents,
      kept,
      history: recorded(history, before, null, at),
      revision: revision + 1,
    }))
    const text = "This is what the other tab saved. What was written here is among the revisions."
    look({ ...elsewhere, pane: record.saved.pane, notice: { text, undo: true } })
  }

  async function listDocuments(): Promise<void> {
    await keeper.save(get())
    const found = await keeper.inTurn(() => archive.documents())
    if (found.kind === "refused") tell(reasonWords(found.code))
    const kept = found.kind === "done" ? found.value.map(readDocument) : []
    const items = kept.flatMap((record) => (record === null ? [] : [documentItem(record)]))
    get().actions.finishDocuments([...heldHere(get(), items), ...items.sort(newestFirst)])
  }

  return { open, reopen, duplicate, rename, takeTheirs, listDocuments, fetch }
}

/** What is looked at belongs to texts that are gone. */
const elsewhere = { reveal: null, current: null, cursor: null, held: null, incoming: null } as const

const unreadableWords = (reason: string): string =>
  `A document that is kept here cannot be read: ${reason}. It is still there, and can be saved as a file from Documents.`

const newestFirst = (a: ShelfItem, b: ShelfItem): number => (b.at ?? 0) - (a.at ?? 0)

/** Documents with work in them that only this tab holds. */
function heldHere(state: State, kept: readonly ShelfItem[]): ShelfItem[] {
  const ids = new Set(kept.map(({ id }) => id))
  const held = [state, ...[...state.shelf.left.values()].reverse()]
  return held
    .filter((each) => hasWork(each) && !ids.has(each.kept.id))
    .map(({ kept: { id, name }, documents }) => ({
      id,
      name,
      at: null,
      summary: summary({ ...documents, authorizer: documents.authorizer.text }),
      unreadable: null,
    }))
}
