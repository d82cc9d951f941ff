/** Puts a state of a document into the archive, unless another tab has put one since. */
import type { ArchiveRefusal, DocumentRecord, Outcome } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { isUnkept } from "../derive/keeping.ts"
import { findOpen } from "./left.ts"
import type { Roomy } from "./room.ts"
import { besideTheirs, savedOf } from "./saved-of.ts"
import type { Kept, State } from "../state.ts"
import { refusalWords, rescuedName } from "./words.ts"

export function saver(tools: DeskTools, roomy: Roomy) {
  const { archive, get, host } = tools
  const refuse = refuser(tools)
  const rescue = rescuer(tools, roomy, refuse)

  const done = ({ documents }: State, { id, name, keepsReal, at, version }: DocumentRecord) => {
    const stored = { documents, name, keepsReal, at, version }
    get().actions.finishKeeping(id, { stored, refusal: null })
    if (get().kept.id === id) host.bookmark.write(id)
    host.tabs.announce({ kind: "saved", document: id, at })
  }

  /** What is put, after the version that the page knows. */
  async function recordOf(state: State): Promise<Outcome<DocumentRecord>> {
    const { id, name, keepsReal } = state.kept
    const saved = await savedOf(state, host.workshop)
    if (saved.kind === "refused") return saved
    const at = host.now().getTime()
    // From the clock, so that it is another one also where the document was deleted in between.
    const version = Math.max((keptOf(state).stored?.version ?? 0) + 1, at)
    return { kind: "done", value: { id, name, saved: saved.value, at, version, keepsReal } }
  }

  const keptOf = ({ kept }: State): Kept => findOpen(get(), kept.id)?.kept ?? kept

  async function save(state: State): Promise<void> {
    const { id } = state.kept
    if (!isUnkept(state)) return
    if (keptOf(state).conflict !== null) return rescue(state)
    const record = await recordOf(state)
    if (record.kind === "refused") return refuse(id, record)
    const since = keptOf(state).stored?.version ?? null
    const put = await roomy(() => archive.putDocument(record.value, since))
    if (put.kind === "refused") return refuse(id, put)
    if (put.value === "put") return done(state, record.value)
    get().actions.finishKeeping(id, { conflict: record.value.at })
    return rescue(state)
  }

  async function saveLast(state: State): Promise<void> {
    if (!isUnkept(state) || keptOf(state).conflict !== null) return
    const record = await recordOf(state)
    if (record.kind === "refused") return
    // So that the next start finds it.
    if (get().kept.id === record.value.id) host.bookmark.write(record.value.id)
    const put = await archive.putLast(record.value)
    if (put.kind === "done") done(state, record.value)
  }

  return { save, saveLast }
}

type Refuse = (id: string, refusal: ArchiveRefusal) => void

/** Takes note that a document is not kept, and says why, once. */
const refuser =
  ({ get, tell }: DeskTools): Refuse =>
  (id, { code }) => {
    const refusal = refusalWords(code)
    if (findOpen(get(), id)?.kept.refusal === refusal) return
    get().actions.finishKeeping(id, { refusal })
    tell(refusal)
  }

/** While a document is another tab's, what is written here is one revision of it, which follows every change. */
function rescuer({ archive, host }: DeskTools, roomy: Roomy, refuse: Refuse) {
  /** By document and the version that this tab has of it: a later conflict is rescued anew. */
  const rescued = new Map<string, number>()
  return async (state: State): Promise<void> => {
    const { id, stored } = state.kept
    const place = `${id} ${stored?.version ?? 0}`
    const saved = await savedOf(besideTheirs(state), host.workshop)
    if (saved.kind === "refused") return refuse(id, saved)
    const known = rescued.get(place)
    const put = await roomy(() =>
      archive.putRevision({
        ...(known === undefined ? {} : { key: known }),
        document: id,
        at: host.now().getTime(),
        name: rescuedName,
        saved: saved.value,
      }),
    )
    if (put.kind === "refused") return refuse(id, put)
    rescued.set(place, put.value)
  }
}
