/** Links to documents, genuine and not. */
// The index reads Datalog too, whose grammar only the build understands.
import { emptyDocument } from "../src/document/check.ts"
import { encodeLink } from "../src/document/link.ts"
import type { SavedDocument } from "../src/document/types.ts"

/** A document with these texts; what is not given is empty. */
export function documentOf(
  blocks: readonly string[],
  authorizer: string,
  part: Partial<SavedDocument> = {},
): SavedDocument {
  const [block] = emptyDocument.authored.blocks
  return {
    ...emptyDocument,
    ...part,
    authored: { ...emptyDocument.authored, blocks: blocks.map((text) => ({ ...block!, text })) },
    authorizer,
  }
}

/** The fragment of a link. */
export const linkTo = (
  blocks: readonly string[],
  authorizer: string,
  part: Partial<SavedDocument> = {},
): string => `#${encodeLink(documentOf(blocks, authorizer, part))}`

/** Another one with the same fragment but for one character. */
export const altered = (link: string): string =>
  link.slice(0, 12) + (link[12] === "a" ? "b" : "a") + link.slice(13)
