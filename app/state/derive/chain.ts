/** The blocks of the token as they are written now, with who signed them: what can be said without a run. */
import type { Authorizer, Block, BlockId, PublicKey } from "../../../src/ast/index.ts"
import type { Parsed } from "../../../src/language/index.ts"
import {
  type BlockDraft,
  type DocumentId,
  type Documents,
  type Draft,
  findBlock,
  written,
} from "../documents.ts"
import { memo } from "./memo.ts"
import type { Results, State, Work } from "../state.ts"
import { type BlockSource, blockSource, ownBlocks } from "./block-source.ts"
import { decodedCount, decodedDrafts } from "./token.ts"
import { parsedAuthorizer, parsedBlock } from "./work.ts"

export interface ChainBlock {
  readonly document: DocumentId
  readonly draft: Draft
  readonly block: Block
  readonly externalKey: PublicKey | null
}

/** Null while a block cannot be read, or the public half of a third party's key is not known yet. */
export const chain = ({ documents, results }: State): readonly ChainBlock[] | null =>
  chainNow(documents, results.token)

const chainNow = memo((documents: Documents, token: Results["token"]) =>
  token?.work.token?.kind === documents.source
    ? chainOf(documents, token.work.token, blockSource(token.value))
    : chainOf(documents, null, null),
)

/** `made` and `view` are of the last token there was, perhaps of other texts. */
export function chainOf(
  documents: Documents,
  made: Work["token"],
  view: BlockSource | null,
): readonly ChainBlock[] | null {
  const decoded = documents.source === "authored" ? [] : decodedChain(documents, made, view)
  if (decoded === null) return null
  const blocks = [...decoded]
  for (const draft of written(documents).blocks) {
    const externalKey = keyOf(draft, made, view)
    if (externalKey === undefined) return null
    blocks.push({ document: draft.id, draft, block: parsedBlock(draft).ast, externalKey })
  }
  return blocks
}

/** Null while something else is read than what was pasted. */
function decodedChain(
  { source, pasted, snapshot }: Documents,
  made: Work["token"],
  view: BlockSource | null,
): readonly ChainBlock[] | null {
  if (made === null || made.kind === "authored" || made.kind !== source || view === null)
    return null
  if (made.content !== (source === "pasted" ? pasted.token : snapshot.text)) return null
  const drafts = decodedDrafts(view)
  const blocks: ChainBlock[] = []
  for (const [i, { block, externalKey }] of view.blocks.entries()) {
    if (i === view.blocks.length - ownBlocks(made).length) break
    if (block === null) return null
    blocks.push({ document: `decoded ${i}`, draft: drafts[i]!, block, externalKey })
  }
  return blocks
}

/** Undefined while the worker has not derived it. */
function keyOf(
  { next, external, signed }: BlockDraft,
  made: Work["token"],
  view: BlockSource | null,
): PublicKey | null | undefined {
  if (external === null && signed === null) return null
  if (made === null || view === null) return undefined
  const blocks = ownBlocks(made)
  const index = blocks.findIndex(
    (block) => block.next.id === next && (block.external?.id ?? null) === external,
  )
  if (index < 0) return undefined
  return view.blocks[view.blocks.length - blocks.length + index]?.externalKey ?? undefined
}

/** A text of the page as it stands; null where there is none of this name. */
export function documentDraft({ documents, results }: State, document: DocumentId): Draft | null {
  if (document === "authorizer") return documents.authorizer
  if (typeof document === "number") return findBlock(documents, document) ?? null
  const view = blockSource(results.token?.value ?? null)
  return view === null ? null : (decodedDrafts(view)[decodedIndex(document)] ?? null)
}

/** What is understood of it. */
export const parsedDocument = (
  draft: Draft,
  document: DocumentId,
): Parsed<Block & Partial<Authorizer>> =>
  document === "authorizer" ? parsedAuthorizer(draft) : parsedBlock(draft)

const decodedIndex = (document: `decoded ${number}`): number =>
  Number(document.slice("decoded ".length))

/** The number of the block that a text is, in the whole token. */
export function blockOf(state: State, document: DocumentId): BlockId {
  if (document === "authorizer") return document
  if (typeof document === "string") return decodedIndex(document)
  const index = written(state.documents).blocks.findIndex(({ id }) => id === document)
  return decodedCount(state) + index
}
