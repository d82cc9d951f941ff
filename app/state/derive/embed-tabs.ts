/** What can be chosen in an embedded page: its texts by their names, and panes of the result. */
import { type DocumentId, type Documents, written } from "../documents.ts"
import type { Embedding, Part } from "../embedding.ts"
import { blockName, capitalise } from "./words.ts"

export interface EmbedTab {
  readonly id: DocumentId | "why" | "facts"
  readonly title: string
}

/**
 * In the order in which its parts were asked for; the verdict is always in sight.
 *
 * @param decoded how many blocks of a pasted token, or of a snapshot, stand before those that are written
 */
export function embedTabs(
  documents: Documents,
  decoded: number,
  { parts }: Embedding,
): readonly EmbedTab[] {
  const read = Array.from({ length: decoded }, (_, index) => `decoded ${index}` as const)
  const ids = [...read, ...written(documents).blocks.map(({ id }) => id)]
  const blocks = ids.map((id, index) => ({ id, title: capitalise(blockName(index)) }))
  const tabs: Readonly<Record<Part, readonly EmbedTab[]>> = {
    blocks,
    authorizer: [{ id: "authorizer", title: "Authorizer" }],
    why: [{ id: "why", title: "Why" }],
    facts: [{ id: "facts", title: "Facts" }],
    verdict: [],
  }
  return [...parts].flatMap((part) => tabs[part])
}
