/** What lights up when the reader points at a variable or a value: all that is equal to it. */
import {
  type Authorizer,
  type Block,
  type BlockId,
  type Expression,
  printTerm,
  type Query,
  type Rule,
  type Term,
} from "../../../src/ast/index.ts"
import type { Span } from "../../../src/language/index.ts"
import type { DocumentId } from "../documents.ts"
import type { Lit, ReportResult, State } from "../state.ts"
import { clauseKey, type Clause } from "./clauses.ts"
import { memoWeak } from "./memo.ts"
import { isUnchanged, type ReportText, textOf } from "./places.ts"
import { shownReport } from "./shown.ts"
import { blockSource } from "./block-source.ts"

/** The same for a variable of a clause wherever it occurs; undefined for a value alone. */
export const variableKey = ({ clause, variable }: Lit): string | undefined =>
  clause === null || variable === null ? undefined : `${clauseKey(clause)} ${variable}`

/** Whether something that can light up does: a variable with its value, or either of them. */
export function isLit(lit: Lit | null, at: Lit): boolean {
  if (lit === null) return false
  const variable = variableKey(lit)
  return (
    (lit.value !== null && lit.value === at.value) ||
    (variable !== undefined && variable === variableKey(at))
  )
}

const noRanges: readonly Span[] = []

/**
 * Where a text has what the reader points at: the variable in its clause, and the value wherever it stands.
 * The same list as long as that and the report are the same.
 */
export function litRanges(state: State, document: DocumentId): readonly Span[] {
  const { lit } = state.view
  const result = shownReport(state)
  if (lit === null || result === null || !isUnchanged(state, result, document)) return noRanges
  return rangesIn(result)(lit).get(document) ?? noRanges
}

const rangesIn = memoWeak((result: ReportResult) =>
  memoWeak((lit: Lit): ReadonlyMap<DocumentId, readonly Span[]> => {
    const ranges = new Map<DocumentId, readonly Span[]>()
    for (const block of blocksOf(result)) {
      const text = textOf(result, block)
      if (text !== null) ranges.set(text.document, rangesOf(text, block, lit))
    }
    return ranges
  }),
)

function blocksOf({ work, token }: ReportResult): readonly BlockId[] {
  const made = work.token?.kind === "authored" ? work.token.blocks.length : 0
  const read = blockSource(token)?.blocks.length ?? 0
  return [...Array.from({ length: Math.max(made, read) }, (_, i) => i), "authorizer"]
}

function rangesOf(
  { parsed }: ReportText,
  block: BlockId,
  { clause, variable, value }: Lit,
): Span[] {
  const { ast, positions } = parsed
  const ofVariable =
    clause?.block === block && variable !== null
      ? queriesOf(ast, clause)
          .flatMap((query) => [...placedTerms(query)])
          .filter(({ term }) => term.kind === "variable" && term.name === variable)
          .map(({ node }) => node)
      : []
  const ofValue = value === null ? [] : (valuesOf(ast).get(value) ?? [])
  return [...ofVariable, ...ofValue].flatMap((node) => positions.get(node) ?? [])
}

type Source = ReportText["parsed"]["ast"]

function queriesOf(ast: Source, { kind, index }: Clause): readonly (Query | Rule)[] {
  switch (kind) {
    case "rule":
      return ast.rules.slice(index, index + 1)
    case "check":
      return ast.checks[index]?.queries ?? []
    case "policy":
      return ast.policies?.[index]?.queries ?? []
    default:
      return kind satisfies never
  }
}

/** What stands for each value, as Datalog, in facts and clauses. */
const valuesOf = memoWeak((ast: Block & Partial<Authorizer>): ReadonlyMap<string, object[]> => {
  const nodes = new Map<string, object[]>()
  for (const { node, term } of allTerms(ast)) {
    if (term.kind === "variable") continue
    const text = printTerm(term)
    const known = nodes.get(text)
    if (known === undefined) nodes.set(text, [node])
    else known.push(node)
  }
  return nodes
})

/** A term, and what the parser gives its position to. */
interface PlacedTerm {
  readonly node: object
  readonly term: Term
}

function* allTerms({ facts, rules, checks, policies = [] }: Source): Iterable<PlacedTerm> {
  for (const { terms } of facts) for (const term of terms) yield { node: term, term }
  for (const query of [...rules, ...[...checks, ...policies].flatMap(({ queries }) => queries)])
    yield* placedTerms(query)
}

function* placedTerms(query: Query | Rule): Iterable<PlacedTerm> {
  for (const { terms } of "head" in query ? [query.head, ...query.body] : query.body)
    for (const term of terms) yield { node: term, term }
  for (const expression of query.expressions) yield* operandsOf(expression)
}

function* operandsOf(expression: Expression): Iterable<PlacedTerm> {
  for (const op of expression) {
    if (op.kind === "value") yield { node: op, term: op.term }
    else if (op.kind === "closure") yield* operandsOf(op.ops)
  }
}
