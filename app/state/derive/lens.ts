/** The scope lens: what the clause at the caret may read, said of blocks and facts from what is written. */
import type { Authorizer, Block, BlockId, Query } from "../../../src/ast/index.ts"
import type { Parsed } from "../../../src/language/index.ts"
import { type FactKey, trustedBlocks } from "../../../src/worker/index.ts"
import type { DocumentId } from "../documents.ts"
import type { ClauseOfBlock, State } from "../state.ts"
import { blockOf, chain, type ChainBlock, documentDraft, parsedDocument } from "./chain.ts"
import type { Clause } from "./clauses.ts"
import { memo } from "./memo.ts"
import { addressName, blockName, listed } from "./words.ts"
import { parsedAuthorizer } from "./work.ts"

export interface Lens {
  /** As `check 0 of block 1`. */
  readonly name: string
  /** The blocks whose facts it may read, in any of its branches; the authorizer last. */
  readonly trusted: readonly BlockId[]
  /** What it sees, in words. */
  readonly words: string
}

/** A statement of a text, by its number within its kind. */
interface Statement {
  readonly kind: Clause["kind"] | "fact"
  readonly index: number
}

const statementsOf = ({ facts, rules, checks, policies = [] }: Block & Partial<Authorizer>) =>
  [
    ["fact", facts],
    ["rule", rules],
    ["check", checks],
    ["policy", policies],
  ] as const

/** The statement around a position, or else the last one before it, if that ends on the same line. */
function statementAt(
  { ast, positions }: Parsed<Block & Partial<Authorizer>>,
  text: string,
  position: number,
): Statement | null {
  let found: Statement | null = null
  let end = -1
  for (const [kind, nodes] of statementsOf(ast)) {
    for (const [index, node] of nodes.entries()) {
      const span = positions.get(node)
      if (span === undefined || span.from > position || span.to <= end) continue
      found = { kind, index }
      end = span.to
    }
  }
  return text.slice(end, position).includes("\n") ? null : found
}

function statementIn(state: State, document: DocumentId, position: number): Statement | null {
  const draft = documentDraft(state, document)
  return draft && statementAt(parsedDocument(draft, document), draft.text, position)
}

/** The rule, check or policy that a position of a text is in. */
export function clauseAt(state: State, document: DocumentId, position: number): Clause | null {
  const found = statementIn(state, document, position)
  if (found === null || found.kind === "fact") return null
  return { kind: found.kind, block: blockOf(state, document), index: found.index }
}

/** The fact, rule or check of a block that a position is in; null in the authorizer, which no token holds. */
export function heldAt(state: State, document: DocumentId, position: number): ClauseOfBlock | null {
  const block = blockOf(state, document)
  if (block === "authorizer") return null
  const found = statementIn(state, document, position)
  if (found === null || found.kind === "policy") return null
  return { block, clause: { kind: found.kind, index: found.index } }
}

/** The fact that a position of a text is in, as the world holds it. */
export function factAt(state: State, document: DocumentId, position: number): FactKey | null {
  const found = statementIn(state, document, position)
  const draft = found?.kind === "fact" ? documentDraft(state, document) : null
  const fact = draft && parsedDocument(draft, document).ast.facts[found!.index]
  return fact ? { ...fact, origin: [blockOf(state, document)] } : null
}

/** Null while the caret is in no clause, the lens is off, or it is not known who signed which block. */
export function shownLens(state: State): Lens | null {
  const { cursor, lens } = state.view
  if (cursor === null || !lens) return null
  const blocks = chain(state)
  return blocks && lensOn(cursor, blocks, state.documents.authorizer)
}

const lensOn = memo(
  (clause: Clause, chained: readonly ChainBlock[], authorizer: { readonly text: string }) => {
    const ast =
      clause.block === "authorizer"
        ? parsedAuthorizer(authorizer).ast
        : chained[clause.block]?.block
    const queries = ast === undefined ? [] : queriesOf(ast, clause)
    if (ast === undefined || queries.length === 0) return null
    const keys = chained.map(({ externalKey }) => externalKey)
    const branches = queries.map(({ scopes }) =>
      trustedBlocks(keys, scopes, ast.scopes, clause.block).join(),
    )
    return makeLens(clause.kind, clause.block, clause.index, keys.length, branches.join(" "))
  },
)

function queriesOf(
  { rules, checks, policies = [] }: Block & Partial<Authorizer>,
  { kind, index }: Clause,
): readonly Query[] {
  if (kind === "rule") return rules.slice(index, index + 1)
  return (kind === "check" ? checks : policies)[index]?.queries ?? []
}

/** The same lens for the same clause, so that what is drawn by it is not drawn again at each letter. */
const makeLens = memo(
  (kind: Clause["kind"], block: BlockId, index: number, blocks: number, branches: string): Lens => {
    const each = branches.split(" ")
    const all: BlockId[] = [...Array(blocks).keys(), "authorizer"]
    const trusted = all.filter((id) =>
      each.some((branch) => branch.split(",").includes(String(id))),
    )
    const name = addressName({ kind, block, index })
    const differ = new Set(each).size > 1 ? ", by one branch or another" : ""
    const seen =
      trusted.length > 3 && trusted.length === all.length
        ? "every block and the authorizer"
        : listed(trusted.map(blockName))
    return { name, trusted, words: `${seen}${differ}` }
  },
)

/** Whether the clause at the caret may not read a block. */
export const isUnseen = (state: State, block: BlockId): boolean => {
  const lens = shownLens(state)
  return lens !== null && !lens.trusted.includes(block)
}

/** What to say of a block that is not read; empty where it is, or without a lens. */
export const unseenWords = (state: State, block: BlockId): string =>
  isUnseen(state, block) ? `not seen from ${shownLens(state)!.name}` : ""

/** Whether a fact of these blocks is one that the clause at the caret may not read. */
export const isBeyond = (lens: Lens | null, origin: readonly BlockId[]): boolean =>
  lens !== null && !origin.every((block) => lens.trusted.includes(block))
