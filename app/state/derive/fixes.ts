/** The changes that explanations propose, as changes of the texts: whether they can be made, and what they make. */
import {
  type Authorizer,
  type Block,
  type BlockId,
  printFact,
  printScope,
  type Query,
} from "../../../src/ast/index.ts"
import type { Parsed, Span } from "../../../src/language/index.ts"
import type { ClauseAddress, FixEdit } from "../../../src/worker/index.ts"
import { type DocumentId, type Documents, findBlock } from "../documents.ts"
import { withFact } from "../request-facts.ts"
import type { ReportResult, State } from "../state.ts"
import { parsedDocument } from "./chain.ts"
import { memo } from "./memo.ts"
import { isUnchanged, textOf } from "./places.ts"
import { shownReport } from "./shown.ts"

/** A text with a change made; `from` and `to` are of what is new in `after`. */
export interface FixedText extends Span {
  readonly document: DocumentId
  readonly after: string
}

/** Why a change cannot be made here; null when it can. */
export function fixApplies(state: State, fix: FixEdit): string | null {
  const result = shownReport(state)
  if (result === null) return "there is no result that it is about"
  const documents = touched(result, fix)
  if (documents.some((document) => typeof document === "string" && document !== "authorizer"))
    return state.documents.source === "snapshot"
      ? "a block of a snapshot can only be read: work from it to change it"
      : "only its issuer can change a block of a pasted token"
  const isSame = documents.every((document) => isUnchanged(state, result, document))
  return isSame ? null : "the text has changed since this result"
}

function touched(result: ReportResult, fix: FixEdit): readonly DocumentId[] {
  switch (fix.kind) {
    case "trust":
      return documentsOf(result, [fix.at.block])
    case "move":
      return documentsOf(result, [fix.block, 0])
    case "add":
      return ["authorizer"]
    default:
      return fix satisfies never
  }
}

const documentsOf = (result: ReportResult, blocks: readonly BlockId[]): readonly DocumentId[] =>
  blocks.flatMap((block) => textOf(result, block)?.document ?? [])

/** The texts as a change would leave them, the one to look at last; none where it cannot be made. */
export function fixedTexts(state: State, fix: FixEdit): readonly FixedText[] {
  const result = shownReport(state)
  if (result === null || fixApplies(state, fix) !== null) return noTexts
  return fixed(state.documents, result, fix)
}

const noTexts: readonly FixedText[] = []

const fixed = memo(
  (documents: Documents, result: ReportResult, fix: FixEdit): readonly FixedText[] => {
    const source = (block: BlockId): Source | null => sourceOf(documents, result, block)
    switch (fix.kind) {
      case "trust":
        return trusting(source(fix.at.block), fix)
      case "move":
        return [
          ...without(source(fix.block), fix.index),
          ...stating(source(0), printFact(fix.fact)),
        ]
      case "add":
        return stating(source("authorizer"), printFact(fix.fact))
      default:
        return fix satisfies never
    }
  },
)

/** A text of the page, and what is understood of it. */
interface Source {
  readonly document: DocumentId
  readonly text: string
  readonly parsed: Parsed<Block & Partial<Authorizer>>
}

function sourceOf(documents: Documents, result: ReportResult, block: BlockId): Source | null {
  const document = textOf(result, block)?.document
  if (document === undefined) return null
  const draft = document === "authorizer" ? documents.authorizer : findBlock(documents, document)
  return draft === undefined
    ? null
    : { document, text: draft.text, parsed: parsedDocument(draft, document) }
}

type Trust = Extract<FixEdit, { readonly kind: "trust" }>

/** Writes the scopes of a query in place of those it has, or behind it. */
function trusting(source: Source | null, { at, query, scopes }: Trust): FixedText[] {
  const node = source === null ? undefined : queryOf(source.parsed.ast, at, query)
  if (source === null || node === undefined) return []
  const { positions } = source.parsed
  const written = scopes.map(printScope).join(", ")
  const first = node.scopes[0]
  const last = node.scopes.at(-1)
  const from = first && positions.get(first)?.from
  const to = last && positions.get(last)?.to
  if (from !== undefined && to !== undefined) return [spliced(source, from, to, written)]
  const end = positions.get(node)?.to
  return end === undefined ? [] : [spliced(source, end, end, ` trusting ${written}`)]
}

/** The node of a branch; a rule is its own. */
function queryOf(
  { rules, checks, policies = [] }: Block & Partial<Authorizer>,
  { kind, index }: ClauseAddress,
  query: number,
): Query | undefined {
  return kind === "rule"
    ? rules[index]
    : (kind === "check" ? checks : policies)[index]?.queries[query]
}

function stating(source: Source | null, fact: string): FixedText[] {
  if (source === null) return []
  const { text, from, to } = withFact(source.text, source.parsed, fact)
  return [{ document: source.document, after: text, from, to }]
}

/** Takes a fact out with its semicolon, and with its line where nothing else is on it. */
function without(source: Source | null, index: number): FixedText[] {
  const fact = source?.parsed.ast.facts[index]
  const span = fact && source?.parsed.positions.get(fact)
  if (!source || !span) return []
  const { text } = source
  const semicolon = /^\s*;/.exec(text.slice(span.to))
  let { from } = span
  let to = span.to + (semicolon?.[0].length ?? 0)
  const isFirst = /(?:^|\n)[ \t]*$/.test(text.slice(0, from))
  const blank = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(to))
  if (isFirst && blank !== null) {
    from = text.lastIndexOf("\n", from - 1) + 1
    to += blank[0].length
  } else {
    to += /^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0
  }
  return [spliced(source, from, to, "")]
}

const spliced = (
  { document, text }: Source,
  from: number,
  to: number,
  written: string,
): FixedText => ({
  document,
  after: text.slice(0, from) + written + text.slice(to),
  from,
  to: from + written.length,
})
