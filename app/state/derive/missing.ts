/** Inputs that a check or policy reads and nothing supplies: in words, in the texts, and what would mend them. */
import {
  type Authorizer,
  type Block,
  equalPublicKeys,
  type Predicate,
  printFact,
} from "../../../src/ast/index.ts"
import type { Span } from "../../../src/language/index.ts"
import { missingInputs, type MissingInput } from "../../../src/worker/index.ts"
import type { DocumentId, Documents } from "../documents.ts"
import { requestFacts } from "../request-facts.ts"
import type { Results, State } from "../state.ts"
import { chain, type ChainBlock, chainOf, parsedDocument } from "./chain.ts"
import { memo, memoWeak } from "./memo.ts"
import { shownReport } from "./shown.ts"
import { blockSource } from "./block-source.ts"
import { addressName, blockName, listed } from "./words.ts"
import { errorCount, parsedAuthorizer } from "./work.ts"

/** A missing input, where it is read. */
export interface Missing extends Span {
  readonly document: DocumentId
  /** What a button would state; null where only the reader can know. */
  readonly supply: Predicate | null
  /** The fact that it would state; what only the moment tells is left out. */
  readonly title: string
  readonly message: string
  /** Empty where there is none. */
  readonly hint: string
}

const none: readonly Missing[] = []

/** In the texts as they stand; none while one of them has errors, which may hide what supplies it. */
export function missingNow(state: State): readonly Missing[] {
  const { documents } = state
  const blocks = errorCount(documents) === 0 ? chain(state) : null
  return blocks === null ? none : missingOf(documents, blocks)
}

/** In the texts that the shown result is of, so that what is said beside it does not come and go. */
export function missingShown(state: State): readonly Missing[] {
  const result = shownReport(state)
  if (result === null) return none
  return missingThen(result.documents, result.work.token, result.token)
}

const missingThen = memo(
  (
    documents: Documents,
    made: Parameters<typeof chainOf>[1],
    value: NonNullable<Results["token"]>["value"],
  ): readonly Missing[] => {
    const blocks = chainOf(documents, made, blockSource(value))
    return blocks === null ? none : missingOf(documents, blocks)
  },
)

interface Found {
  readonly blocks: readonly ChainBlock[]
  readonly missing: readonly Missing[]
}

const found = new WeakMap<Documents, Found>()

/** Once for the texts as they stand and for the result of them: their tokens are the same. */
function missingOf(documents: Documents, blocks: readonly ChainBlock[]): readonly Missing[] {
  const known = found.get(documents)
  if (known !== undefined && isSameChain(known.blocks, blocks)) return known.missing
  const { ast } = parsedAuthorizer(documents.authorizer)
  const inputs = missingInputs(blocks, ast)
  const missing = inputs.flatMap((input) => placed(input, documents, blocks))
  found.set(documents, { blocks, missing })
  return missing
}

const isSameChain = (a: readonly ChainBlock[], b: readonly ChainBlock[]): boolean =>
  a.length === b.length &&
  a.every(({ draft, externalKey: key }, i) => {
    const other = b[i]!
    if (draft !== other.draft) return false
    return key === null || other.externalKey === null
      ? key === other.externalKey
      : equalPublicKeys(key, other.externalKey)
  })

function placed(
  input: MissingInput,
  { authorizer }: Documents,
  blocks: readonly ChainBlock[],
): Missing[] {
  const { at, query, predicate, wanted } = input
  const own = at.block === "authorizer" ? null : blocks[at.block]!
  const document = own?.document ?? "authorizer"
  const { ast, positions } = parsedDocument(own?.draft ?? authorizer, document)
  const node = branchOf(ast, at, query)?.body[predicate]
  const span = node && positions.get(node)
  if (span === undefined) return []
  const text = `${wanted.name}(${wanted.terms.map(() => "…").join(", ")})`
  const fact = suppliedFact(wanted, "…")
  const supply = fact === null ? null : wanted
  return [{ ...span, document, supply, title: fact ?? "", ...missingWords(input, text) }]
}

const branchOf = (
  { rules, checks, policies = [] }: Block & Partial<Authorizer>,
  { kind, index }: MissingInput["at"],
  query: number,
) =>
  kind === "rule" ? rules[index] : (kind === "check" ? checks : policies)[index]?.queries[query]

function missingWords(
  { wanted, at, reason, blocks }: MissingInput,
  text: string,
): Pick<Missing, "message" | "hint"> {
  if (reason === "untrusted") {
    const verb = blocks.length === 1 ? "does" : "do"
    const message = `nothing that ${addressName(at)} trusts supplies \`${text}\``
    return { message, hint: `${listed(blocks.map(blockName))} ${verb}, without being trusted` }
  }
  const isUsual = requestFact(wanted) !== undefined
  const hint = isUsual ? "the authorizer normally does" : ""
  return { message: `nothing supplies \`${text}\``, hint }
}

const requestFact = ({ name, terms }: Predicate) =>
  terms.length === 1 ? requestFacts.find((fact) => fact.name === name) : undefined

/**
 * The fact that would supply it, as Datalog: as it stands where it is all values, else what a request usually
 * brings; null where neither is known.
 */
export function suppliedFact(wanted: Predicate, instant: string): string | null {
  if (!isOpen(wanted)) return printFact(wanted)
  const usual = requestFact(wanted)
  return usual === undefined ? null : `${usual.name}(${usual.argument ?? instant})`
}

const isOpen = ({ terms }: Predicate): boolean =>
  terms.some(({ kind }) => kind === "variable" || kind === "parameter")

/** Each missing input once, however many clauses read it. */
export const missingChips: (missing: readonly Missing[]) => readonly Missing[] = memoWeak(
  (missing) => {
    const messages = new Map(missing.map((each) => [each.message, each] as const).toReversed())
    return missing.filter((each) => messages.get(each.message) === each)
  },
)
