/**
 * Puts documents into the archive, one after the other. Of each it stores what `toSaved` makes of it, which has no
 * private key in it, and of a token or a snapshot from elsewhere only what the reader asked for.
 */
import type { ArchiveRefusal } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { isUnkept } from "../derive/keeping.ts"
import { findOpen } from "./left.ts"
import { reviser } from "./reviser.ts"
import { makeRoom, type Roomy } from "./room.ts"
import { savedOf } from "./saved-of.ts"
import type { State } from "../state.ts"
import { refusalWords, rescuedName } from "./words.ts"

export interface Keeper {
  /** Keeps a state of a document, if there is something to keep. */
  save(state: State): Promise<void>
  /** Keeps a state among the revisions; without a name only where it says something that the last one does not. */
  revise(state: State, name: string | null): Promise<ArchiveRefusal | null>
  /** Does something after all that was asked for before. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Whether what is still to be kept of a document is dropped, as it was deleted. */
  forget(id: string, isDeleted: boolean): void
}

export function openKeeper(tools: DeskTools): Keeper {
  const deleted = new Set<string>()
  const roomy = makeRoom(tools)
  const { save } = saver(tools, roomy)
  const { revise } = reviser(tools, roomy)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => null)
    return next
  }
  const isDeleted = ({ kept }: State): boolean => deleted.has(kept.id)
  return {
    inTurn,
    save: (state) => inTurn(async () => (isDeleted(state) ? undefined : save(state))),
    revise: (state, name) => inTurn(async () => (isDeleted(state) ? null : revise(state, name))),
    forget: (id, gone) => void (gone ? deleted.add(id) : deleted.delete(id)),
  }
}

function saver({ archive, get, host, tell }: DeskTools, roomy: Roomy) {
  /** The revision that holds what is written here while the document is another tab's, by document. */
  const rescued = new Map<string, number>()

  const refuse = (id: string, { code }: ArchiveRefusal): void => {
    const refusal = refusalWords(code)
    if (findOpen(get(), id)?.kept.refusal === refusal) return
    get().actions.finishKeeping(id, { refusal })
    tell(refusal)
  }

  async function save(state: State): Promise<void> {
    const { id, name, keepsReal } = state.kept
    if (!isUnkept(state)) return
    const kept = findOpen(get(), id)?.kept ?? state.kept
    if (kept.conflict !== null) return rescue(state)
    const saved = await savedOf(state, host.workshop)
    if (saved.kind === "refused") return refuse(id, saved)
    const at = host.now().getTime()
    const since = kept.stored?.version ?? null
    const version = (since ?? 0) + 1
    const record = { id, name, saved: saved.value, at, version, keepsReal }
    const put = await roomy(() => archive.putDocument(record, since))
    if (put.kind === "refused") return refuse(id, put)
    if (put.value === "changed") {
      get().actions.finishKeeping(id, { conflict: at })
      return rescue(state)
    }
    const stored = { documents: state.documents, name, keepsReal, at, version }
    get().actions.finishKeeping(id, { stored, refusal: null })
    if (get().kept.id === id) host.bookmark.write(id)
    host.tabs.announce({ kind: "saved", document: id, at })
  }

  /** While the document is another tab's, what is written here is one revision, which follows it. */
  async function rescue(state: State): Promise<void> {
    const { id } = state.kept
    const saved = await savedOf(state, host.workshop)
    if (saved.kind === "refused") return refuse(id, saved)
    const known = rescued.get(id)
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
    rescued.set(id, put.value)
  }

  return { save }
}
