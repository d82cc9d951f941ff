/** Keeps states of a document beside the latest one, and no more of them than somebody would look through. */
import { equalDocuments, type SavedDocument } from "../../../src/document/index.ts"
import type { ArchiveRefusal } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { isUnkept } from "../derive/keeping.ts"
import { findOpen } from "./left.ts"
import { type ReadRevision, readRevision } from "./records.ts"
import type { Roomy } from "./room.ts"
import { besideTheirs, savedOf } from "./saved-of.ts"
import type { State } from "../state.ts"

/** How many revisions there are of one document: of those without a name, and of those with one. */
export const maxUnnamed = 100
export const maxNamed = 200

export function reviser({ archive, get, host }: DeskTools, roomy: Roomy) {
  async function revise(asked: State, name: string | null): Promise<ArchiveRefusal | null> {
    const conflict = (findOpen(get(), asked.kept.id)?.kept ?? asked.kept).conflict
    const state = conflict === null ? asked : besideTheirs(asked)
    const { id, stored } = state.kept
    if (name === null && stored === null && !isUnkept(state)) return null
    const made = await savedOf(state, host.workshop)
    if (made.kind === "refused") return made
    const listed = await archive.revisions(id)
    if (listed.kind === "refused") return listed
    const known = listed.value.flatMap((value) => readRevision(value) ?? []).sort(newestFirst)
    const [top] = known
    const isKnown = top !== undefined && saysTheSame(top, made.value)
    if (name === null && isKnown) return null
    const record = {
      // A name is given to the state that is there without one.
      ...(isKnown && top.name === null ? { key: top.key } : {}),
      document: id,
      at: host.now().getTime(),
      name,
      saved: made.value,
    }
    const put = await roomy(() => archive.putRevision(record))
    if (put.kind === "refused") return put
    const all = [{ key: put.value, name }, ...known.filter(({ key }) => key !== put.value)]
    const surplus = [
      ...all.filter((each) => each.name === null).slice(maxUnnamed),
      ...all.filter((each) => each.name !== null).slice(maxNamed),
    ]
    if (surplus.length === 0) return null
    const removed = await archive.removeRevisions(surplus.map(({ key }) => key))
    return removed.kind === "refused" ? removed : null
  }
  return { revise }
}

export const newestFirst = (a: ReadRevision, b: ReadRevision): number =>
  b.at - a.at || b.key - a.key

/** Which pane is open is no difference between revisions, and neither is the name of the document. */
const saysTheSame = ({ saved: known }: ReadRevision, saved: SavedDocument): boolean =>
  typeof known !== "string" &&
  equalDocuments({ ...known, pane: saved.pane, name: saved.name }, saved)
