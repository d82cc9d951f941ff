/** What can be chosen in an embedded page: its texts by their names, and panes of the result. */
import { type DocumentId, type Documents, written } from "../documents.ts"
import type { Embedding } from "../embedding.ts"
import { blockName, capitalise } from "./words.ts"

export interface EmbedTab {
  readonly id: DocumentId | "why" | "facts"
  readonly title: string
}

/** @param decoded how many blocks of a pasted token, or of a snapshot, stand before those that are written */
export function embedTabs(
  documents: Documents,
  decoded: number,
  { parts }: Embedding,
): readonly EmbedTab[] {
  const read = Array.from({ length: decoded }, (_, index) => `decoded ${index}` as const)
  const ids = [...read, ...written(documents).blocks.map(({ id }) => id)]
  const blocks = ids.map((id, index) => ({ id, title: capitalise(blockName(index)) }))
  return [
    ...(parts.has("blocks") ? blocks : []),
    ...(parts.has("authorizer") ? [{ id: "authorizer", title: "Authorizer" } as const] : []),
    ...(parts.has("why") ? [{ id: "why", title: "Why" } as const] : []),
    ...(parts.has("facts") ? [{ id: "facts", title: "Facts" } as const] : []),
  ]
}
