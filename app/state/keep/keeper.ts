/**
 * Puts documents and their revisions into the archive, one after the other. Of each it stores what toSaved makes of
 * it, which has no private key in it, and of a token or a snapshot from elsewhere only what the reader asked for.
 */
import { equalDocuments, type SavedDocument } from "../../../src/document/index.ts"
import type { ArchiveRefusal, Outcome } from "./archive.ts"
import { isUnkept } from "../derive/keeping.ts"
import type { Host } from "../host.ts"
import { findOpen } from "./left.ts"
import { keptPart } from "./real.ts"
import { readRevision } from "./records.ts"
import { toSaved } from "../saving.ts"
import type { State } from "../state.ts"
import type { DeskTools } from "./desk.ts"
import { refusalWords, thinnedWords } from "./words.ts"

/** How many revisions are kept of one document: without a name, and with one. */
export const maxUnnamed = 100
export const maxNamed = 200
/** How many are removed at once where there is no room. */
const thinned = 50

export interface Keeper {
  /** Keeps a state of a document, if there is something to keep. */
  save(state: State): Promise<void>
  /** Keeps a state among the revisions; without a name only where it says something that the last one does not. */
  revise(state: State, name: string | null): Promise<ArchiveRefusal | null>
  /** Does something after all that was asked for before. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** A document that is gone is not put back by what was still to be kept of it. */
  forget(id: string, forgotten: boolean): void
}

export function openKeeper({ archive, get, host, tell }: DeskTools): Keeper {
  const { workshop } = host
  const forgotten = new Set<string>()
  /** The revision that a tab's own state is kept in while another tab has the document, by document. */
  const rescued = new Map<string, number>()
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => null)
    return next
  }

  const roomy = async <T>(put: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const first = await put()
    if (first.kind === "done" || first.code !== "full") return first
    const freed = await archive.thin(thinned)
    if (freed.kind === "refused" || freed.value === 0) return first
    const second = await put()
    if (second.kind === "done") tell(thinnedWords)
    return second
  }

  const refuse = (id: string, { code }: ArchiveRefusal): void => {
    const refusal = refusalWords(code)
    if (findOpen(get(), id)?.kept.refusal === refusal) return
    get().actions.finishKeeping(id, { refusal })
    tell(refusal)
  }

  async function saveNow(state: State): Promise<void> {
    const { id, name, keepsReal } = state.kept
    if (forgotten.has(id) || !isUnkept(state)) return
    const kept = findOpen(get(), id)?.kept ?? state.kept
    if (kept.conflict !== null) return rescue(state)
    const saved = await savedOf(state, workshop)
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

  /** What is written while the document is another tab's: one revision, which follows it. */
  async function rescue(state: State): Promise<void> {
    const { id } = state.kept
    const saved = await savedOf(state, workshop)
    if (saved.kind === "refused") return refuse(id, saved)
    const known = rescued.get(id)
    const record = {
      ...(known === undefined ? {} : { key: known }),
      document: id,
      at: host.now().getTime(),
      name: rescuedName,
      saved: saved.value,
    }
    const put = await roomy(() => archive.putRevision(record))
    if (put.kind === "refused") return refuse(id, put)
    rescued.set(id, put.value)
  }

  async function reviseNow(state: State, name: string | null): Promise<ArchiveRefusal | null> {
    const { id, stored } = state.kept
    if (forgotten.has(id) || (name === null && stored === null && !isUnkept(state))) return null
    const made = await savedOf(state, workshop)
    if (made.kind === "refused") return made
    const saved = made.value
    const listed = await archive.revisions(id)
    if (listed.kind === "refused") return listed
    const known = listed.value.map(readRevision).filter((each) => each !== null)
    const newest = known.toSorted((a, b) => b.at - a.at || b.key - a.key)
    const [top] = newest
    const isKnown = top !== undefined && typeof top.saved !== "string" && isAlike(top.saved, saved)
    if (name === null && isKnown) return null
    const at = host.now().getTime()
    // One that was made by itself gets the name that is given to the same state.
    const key = isKnown && top.name === null ? { key: top.key } : {}
    const put = await roomy(() => archive.putRevision({ ...key, document: id, at, name, saved }))
    if (put.kind === "refused") return put
    return trim(
      newest.filter((each) => each.key !== put.value),
      name !== null,
    )
  }

  /** Removes what is too much; `known` are those beside the new one, the newest first. */
  async function trim(
    known: readonly { readonly key: number; readonly name: string | null }[],
    isNamed: boolean,
  ): Promise<ArchiveRefusal | null> {
    const unnamed = known.filter(({ name }) => name === null)
    const named = known.filter(({ name }) => name !== null)
    const surplus = [
      ...unnamed.slice(isNamed ? maxUnnamed : maxUnnamed - 1),
      ...named.slice(isNamed ? maxNamed - 1 : maxNamed),
    ]
    if (surplus.length === 0) return null
    const removed = await archive.removeRevisions(surplus.map(({ key }) => key))
    return removed.kind === "refused" ? removed : null
  }

  return {
    save: (state) => inTurn(() => saveNow(state)),
    revise: (state, name) => inTurn(() => reviseNow(state, name)),
    inTurn,
    forget: (id, isGone) => void (isGone ? forgotten.add(id) : forgotten.delete(id)),
  }
}

export const rescuedName = "Written here while another tab saved"

/** What is kept of a state. */
export async function savedOf(
  state: State,
  workshop: Host["workshop"],
): Promise<Outcome<SavedDocument>> {
  const documents = keptPart(state.documents, state.kept.keepsReal)
  try {
    return {
      kind: "done",
      value: await toSaved({ ...state, documents }, state.kept.name, workshop),
    }
  } catch {
    // The workshop, which derives the keys of third parties, was stopped over it.
    return { kind: "refused", code: "failed" }
  }
}

/** Which pane is open is no difference between revisions, and neither is the name. */
const isAlike = (a: SavedDocument, b: SavedDocument): boolean =>
  equalDocuments({ ...a, pane: b.pane, name: b.name }, b)
