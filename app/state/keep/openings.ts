/** Opens documents that are kept: at the start, from the list, and what another tab made of the open one. */
import type { DocumentRecord } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { recorded } from "../history.ts"
import type { Keeper } from "./keeper.ts"
import { openInstead } from "./left.ts"
import { openedDocument } from "./opened.ts"
import { readDocument } from "./records.ts"
import type { LeftDocument, View } from "../state.ts"
import {
  goneWords,
  newKeysWords,
  reasonWords,
  refusalWords,
  theirsWords,
  unreadableWords,
} from "./words.ts"

/** Gives a document of the archive; null where it cannot be had, which is told then. */
export type Fetch = (id: string) => Promise<DocumentRecord | null>

export const fetcher =
  ({ archive, tell }: DeskTools, { inTurn }: Keeper): Fetch =>
  async (id) => {
    const found = await inTurn(() => archive.document(id))
    const record = found.kind === "done" ? readDocument(found.value) : null
    if (found.kind === "refused") tell(reasonWords(found.code))
    else if (record === null) tell(goneWords)
    else if (typeof record.saved === "string") tell(unreadableWords(record.saved))
    else return { ...record, saved: record.saved }
    return null
  }

export function openings(tools: DeskTools, keeper: Keeper, fetch: Fetch) {
  const { get, host, keys, look, set } = tools

  function show(next: LeftDocument, view: Partial<View>): void {
    set((state) => ({ ...openInstead(state, next), revision: state.revision + 1 }))
    look({ ...elsewhere, ...view })
    if (next.kept.stored !== null) host.bookmark.write(next.kept.id)
    host.tabs.announce({ kind: "opened", document: next.kept.id })
  }

  return {
    open: async (id: string): Promise<void> => {
      if (id === get().kept.id) return
      const left = await asItWasLeft(tools, keeper, id)
      if (left !== null) return show(left, { notice: null })
      const record = await fetch(id)
      if (record === null) return
      show(openedDocument(record, keys), { pane: record.saved.pane, notice: null })
    },
    takeTheirs: async (): Promise<void> => {
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
      const { pane } = record.saved
      look({ ...elsewhere, pane, notice: { text: theirsWords, undo: true } })
    },
  }
}

/** What this tab had open; null where another tab saved it since. */
async function asItWasLeft(
  { archive, get }: DeskTools,
  { inTurn }: Keeper,
  id: string,
): Promise<LeftDocument | null> {
  if (!get().shelf.left.has(id)) return null
  const found = await inTurn(() => archive.document(id))
  const there = found.kind === "done" ? readDocument(found.value) : null
  // What was still to be kept of it has been by now.
  const left = get().shelf.left.get(id)
  if (left === undefined) return null
  return there === null || there.version === left.kept.stored?.version ? left : null
}

/**
 * At the start: opens a document in place of the first example, which nobody has seen yet, if that is still wanted
 * when it is there.
 */
export function reopening({ archive, get, keys, look, set, tell }: DeskTools) {
  return async (id: string, isWanted: () => boolean): Promise<void> => {
    const found = await archive.document(id)
    if (!isWanted()) return
    if (found.kind === "refused") {
      const refusal = refusalWords(found.code)
      get().actions.finishKeeping(get().kept.id, { refusal })
      return tell(refusal)
    }
    const record = readDocument(found.value)
    // It was deleted in another tab.
    if (record === null) return
    const { saved } = record
    if (typeof saved === "string") return tell(unreadableWords(saved))
    const { documents, history, kept } = openedDocument({ ...record, saved }, keys)
    set(({ revision }) => ({ documents, history, kept, revision: revision + 1 }))
    look({ pane: saved.pane })
    const words = newKeysWords(saved)
    if (words !== null) tell(words)
  }
}

/** What is looked at belongs to texts that are gone. */
const elsewhere = { reveal: null, current: null, cursor: null, held: null, incoming: null } as const
