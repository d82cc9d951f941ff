/** Lists the documents that are kept, names and copies them, and saves them as files. */
import { encodeFile } from "../../../src/document/index.ts"
import type { DeskTools } from "./desk.ts"
import { hasWork } from "../derive/keeping.ts"
import type { Keeper } from "./keeper.ts"
import type { Fetch } from "./openings.ts"
import { documentItem, readDocument, summary } from "./records.ts"
import { savedOf } from "./saved-of.ts"
import type { ShelfItem, State } from "../state.ts"
import { fileName, keptTitle, unnamed } from "./title.ts"
import { reasonWords } from "./words.ts"

export function shelving(tools: DeskTools, keeper: Keeper, fetch: Fetch) {
  const { archive, get, host, tell } = tools
  return {
    listDocuments: async (): Promise<void> => {
      await keeper.save(get())
      const found = await keeper.inTurn(() => archive.documents())
      if (found.kind === "refused") tell(reasonWords(found.code))
      const values = found.kind === "done" ? found.value : []
      const kept = values.flatMap((value) => readDocument(value) ?? []).map(documentItem)
      kept.sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
      get().actions.finishDocuments([...heldHere(get(), kept), ...kept])
    },
    duplicate: async (id: string): Promise<void> => {
      const state = get()
      const own = id === state.kept.id ? await savedOf(state, host.workshop) : null
      if (own?.kind === "refused") return tell(reasonWords(own.code))
      const saved = own?.value ?? (await fetch(id))?.saved
      if (saved === undefined) return
      const name = saved.name || unnamed
      const copy = { ...saved, name: keptTitle(`${name} (copy)`) }
      get().actions.openBeside(copy, `This is a copy of “${name}”.`)
    },
    rename: async (id: string, name: string): Promise<void> => {
      const record = await fetch(id)
      if (record === null) return
      const version = record.version + 1
      const named = { ...record, name, saved: { ...record.saved, name }, version }
      const put = await keeper.inTurn(() => archive.putDocument(named, record.version))
      if (put.kind === "refused") return tell(reasonWords(put.code))
      const { actions, shelf } = get()
      const stored = shelf.left.get(id)?.kept.stored
      if (stored) actions.finishKeeping(id, { name, stored: { ...stored, name, version } })
      host.tabs.announce({ kind: "saved", document: id, at: record.at })
      await actions.listDocuments()
    },
    exportFile: async (): Promise<void> => {
      const saved = await savedOf(get(), host.workshop)
      if (saved.kind === "refused") return tell(reasonWords(saved.code))
      host.download(fileName(saved.value.name), encodeFile(saved.value))
    },
    exportKept: async (id: string): Promise<void> => {
      const found = await keeper.inTurn(() => archive.document(id))
      if (found.kind === "refused") return tell(reasonWords(found.code))
      const record = readDocument(found.value)
      if (record === null || typeof record.saved === "string") {
        host.download(`unreadable-${id.slice(0, 8)}.json`, JSON.stringify(found.value, plain, 2))
      } else host.download(fileName(record.name), encodeFile(record.saved))
    },
  }
}

/** Documents with work in them that only this tab holds, the last one first. */
function heldHere(state: State, kept: readonly ShelfItem[]): ShelfItem[] {
  const ids = new Set(kept.map(({ id }) => id))
  return [state, ...[...state.shelf.left.values()].reverse()]
    .filter((each) => hasWork(each) && !ids.has(each.kept.id))
    .map(({ kept: { id, name }, documents }) => ({
      id,
      name,
      at: null,
      summary: summary({ ...documents, authorizer: documents.authorizer.text }),
      unreadable: null,
    }))
}

/** What JSON cannot say, as text. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ||
  (typeof value === "number" && !Number.isFinite(value)) ||
  value instanceof Uint8Array
    ? String(value)
    : value
