/** Which scopes of the program trust what a block says: those of other blocks and of the authorizer. */
import type { Authorizer, Block, BlockId, PublicKey, Query, Scope } from "../../../src/ast/index.ts"
import { trustedBlocks } from "../../../src/worker/index.ts"
import type { DocumentId, Draft } from "../documents.ts"
import { chain, type ChainBlock, parsedDocument } from "./chain.ts"
import type { Clause } from "./clauses.ts"
import { memo } from "./memo.ts"
import type { Reveal, State } from "../state.ts"
import { theBlock } from "./words.ts"

/** A scope that trusts a block, and where it is written. */
export interface TrustingScope {
  /** `policy 0 of the authorizer`, `check 1 of block 2`, `the scope of block 2`. */
  readonly name: string
  readonly place: Reveal
}

/** Those that trust a block; null while a block cannot be read, or who signed it is not known. */
export function trustingScopes(state: State, block: number): readonly TrustingScope[] | null {
  const blocks = chain(state)
  return blocks === null ? null : (scopesByBlock(blocks, state.documents.authorizer)[block] ?? null)
}

const scopesByBlock = memo((chained: readonly ChainBlock[], authorizer: Draft) => {
  const keys = chained.map(({ externalKey }) => externalKey)
  const lists: TrustingScope[][] = chained.map(() => [])
  const texts: readonly Text[] = [
    ...chained.map(({ document, draft }, id) => ({ id, document, draft })),
    { id: "authorizer", document: "authorizer", draft: authorizer },
  ]
  for (const text of texts) {
    const { ast, positions } = parsedDocument(text.draft, text.document)
    for (const { name, node, scopes } of scopedParts(ast, text.id)) {
      const span = positions.get(node)
      if (span === undefined) continue
      const scope = { name, place: { document: text.document, from: span.from, to: span.to } }
      for (const block of trustedBy(keys, scopes, text.id)) lists[block]!.push(scope)
    }
  }
  return lists
})

interface Text {
  readonly id: BlockId
  readonly document: DocumentId
  readonly draft: Draft
}

/** The other blocks whose facts are read through these scopes. */
function trustedBy(
  keys: readonly (PublicKey | null)[],
  scopes: readonly (readonly Scope[])[],
  reader: BlockId,
): ReadonlySet<number> {
  const read = scopes.flatMap((own) => trustedBlocks(keys, own, [], reader))
  const isOther = (block: BlockId): block is number => block !== "authorizer" && block !== reader
  return new Set(read.filter(isOther))
}

/** What has scopes of its own: those of a clause by its branches, and each that stands for a whole text. */
interface ScopedPart {
  readonly name: string
  readonly node: object
  readonly scopes: readonly (readonly Scope[])[]
}

function scopedParts(ast: Block & Partial<Authorizer>, block: BlockId): readonly ScopedPart[] {
  const { scopes, rules, checks, policies = [] } = ast
  const clause = (
    kind: Clause["kind"],
    node: object,
    index: number,
    queries: readonly Query[],
  ) => ({
    name: `${kind} ${index} of ${theBlock(block)}`,
    node,
    scopes: queries.map((query) => query.scopes).filter((own) => own.length > 0),
  })
  return [
    ...scopes.map((node) => ({
      name: `the scope of ${theBlock(block)}`,
      node,
      scopes: [[node]],
    })),
    ...rules.map((node, i) => clause("rule", node, i, [node])),
    ...checks.map((node, i) => clause("check", node, i, node.queries)),
    ...policies.map((node, i) => clause("policy", node, i, node.queries)),
  ]
}
