/**
 * Documents that this tab had open: each keeps its keys, its history and what no storage holds, so that going back
 * to one is as if it had never been left.
 */
import type { Documents } from "../documents.ts"
import type { Kept, LeftDocument, Shelf, State } from "../state.ts"

/** How many are held; of more, the one that was left first is let go. */
const maxLeft = 20

type Open = LeftDocument & Pick<State, "shelf">

/** A document that was not kept yet; `began` as in `Kept`. */
export const newKept = (
  id: string,
  name: string,
  began: Documents | null,
  { refusal }: Pick<Kept, "refusal">,
): Kept => ({ id, name, began, stored: null, refusal, keepsReal: false, conflict: null })

/** The state with the open document among those that were left, and another one open. */
export function openInstead(state: Open, next: LeftDocument): LeftDocument & Pick<State, "shelf"> {
  const { documents, history, kept, shelf } = state
  const left = new Map(shelf.left)
  for (const id of [kept.id, next.kept.id]) left.delete(id)
  left.set(kept.id, { documents, history, kept })
  const [oldest] = left.keys()
  if (left.size > maxLeft && oldest !== undefined) left.delete(oldest)
  return { ...next, shelf: { ...shelf, revisions: null, left } }
}

/** The document that had exactly these texts when it was left; undefined where none had. */
export const leftWith = ({ left }: Shelf, documents: Documents): LeftDocument | undefined =>
  [...left.values()].find((each) => each.documents === documents)

/** A document that is open or was left, by its id. */
export const findOpen = (state: Open, id: string): LeftDocument | undefined =>
  state.kept.id === id ? state : state.shelf.left.get(id)
