/** What a query requires, each with what an attempt found for it: a fact, facts that come near, values. */
import { type BlockId, type Predicate, printPredicate, printTerm } from "../../../src/ast/index.ts"
import {
  type Maker,
  type Attempt,
  type ConditionNote,
  conditionNotes,
  type ConditionOutcome,
  type FactKey,
  type NamedFact,
  type NearFact,
  type PredicateOutcome,
  theBlock,
} from "../../../src/worker/index.ts"
import { birthName, count, executionNames, listed } from "./words.ts"

export type Requirement =
  | { readonly kind: "fact"; readonly fact: FactView }
  | MissingView
  | ConditionView

export interface FactView {
  readonly pieces: readonly FactPiece[]
  readonly origin: readonly BlockId[]
  /** As `birthName` says it. */
  readonly birth: string
  readonly from: Maker
  /** Of a derived fact, whose proof can be shown. */
  readonly derived: FactKey | null
}

/** A stretch of a fact's text. */
export interface FactPiece {
  readonly text: string
  readonly differs: boolean
}

export interface MissingView {
  readonly kind: "missing"
  /** Whether it is what stopped the attempt; those after it weigh less. */
  readonly isFirst: boolean
  readonly wanted: string
  /** Words after what was wanted. */
  readonly reason: string
  readonly nearest: readonly NearView[]
  /** Names that may have been meant. */
  readonly similar: readonly { readonly name: string; readonly size: string }[]
}

export interface NearView {
  readonly fact: FactView
  /** Who said it where it may not be read, and which arguments differ. */
  readonly note: string
}

export interface ConditionView {
  readonly kind: "condition"
  readonly tone: "allow" | "deny" | "none"
  readonly text: string
  /** What it came to. */
  readonly result: string
  readonly values: readonly ConditionNote[]
}

export function requirements(
  { predicates, conditions }: Attempt,
  trusted: readonly BlockId[],
): readonly Requirement[] {
  const first = predicates.findIndex(({ kind }) => kind === "missing")
  return [
    ...predicates.map((outcome, i) => ofPredicate(outcome, i === first, trusted)),
    ...conditions.map((outcome) => ofCondition(outcome)),
  ]
}

export const isMet = (requirement: Requirement): boolean =>
  requirement.kind === "fact" || (requirement.kind === "condition" && requirement.tone === "allow")

const ofPredicate = (
  outcome: PredicateOutcome,
  isFirst: boolean,
  trusted: readonly BlockId[],
): Requirement =>
  outcome.kind === "matched"
    ? { kind: "fact", fact: factView(outcome.fact) }
    : missingView(outcome, isFirst, trusted)

export function factView(fact: NamedFact, differs: readonly number[] = []): FactView {
  const { name, terms, origin, round, from } = fact
  return {
    pieces: factPieces(fact, differs),
    origin,
    birth: birthName(fact),
    from,
    derived: round === 0 ? null : { name, terms, origin },
  }
}

/** The text of a fact, cut where its terms differ from what was wanted. */
function factPieces({ name, terms }: Predicate, differs: readonly number[]): readonly FactPiece[] {
  if (differs.length === 0) return [{ text: printPredicate({ name, terms }), differs: false }]
  return [
    { text: `${name}(`, differs: false },
    ...terms.flatMap((term, i) => [
      ...(i === 0 ? [] : [{ text: ", ", differs: false }]),
      { text: printTerm(term), differs: differs.includes(i) },
    ]),
    { text: ")", differs: false },
  ]
}

type Missing = Extract<PredicateOutcome, { readonly kind: "missing" }>

const missingReasons: Record<Missing["reason"], string> = {
  absent: "there is no such fact",
  differs: "no fact is like this",
  untrusted: "exists, but may not be read here",
}

const missingView = (
  { wanted, reason, nearest, similar }: Missing,
  isFirst: boolean,
  trusted: readonly BlockId[],
): MissingView => ({
  kind: "missing",
  isFirst,
  wanted: printPredicate(wanted),
  reason: missingReasons[reason],
  nearest: nearestOf(nearest).map((near) => nearView(near, trusted)),
  // A fact that comes near says more.
  similar: (nearest.length > 0 ? [] : similar).map(({ name, arity }) => ({
    name,
    size: count(arity, "argument"),
  })),
})

/** Beside facts that fit, those that differ say nothing more. */
function nearestOf(nearest: readonly NearFact[]): readonly NearFact[] {
  const fitting = nearest.filter(({ differs }) => differs.length === 0)
  return fitting.length > 0 ? fitting : nearest
}

function nearView({ fact, trusted, differs }: NearFact, readable: readonly BlockId[]): NearView {
  const others = fact.origin.filter((block) => !readable.includes(block))
  const said = `${listed(others.map(theBlock))} said it; not trusted here`
  return {
    fact: factView(fact, differs),
    note: [...(trusted ? [] : [said]), ...differencePart(differs)].join("; "),
  }
}

const differencePart = (differs: readonly number[]): string[] =>
  differs.length === 0
    ? []
    : [
        `argument${differs.length === 1 ? "" : "s"} ${listed(differs.map((at) => String(at + 1)))} ${differs.length === 1 ? "differs" : "differ"}`,
      ]

function ofCondition(outcome: ConditionOutcome): ConditionView {
  const { kind, text } = outcome
  const tone = kind === "true" ? "allow" : kind === "unknown" ? "none" : "deny"
  const result = resultOf(outcome)
  return { kind: "condition", tone, text, result, values: conditionNotes(outcome) }
}

function resultOf(outcome: ConditionOutcome): string {
  switch (outcome.kind) {
    case "true":
    case "false":
      return outcome.kind
    case "not-a-boolean":
      return "neither true nor false"
    case "error": {
      const { code, detail } = outcome.error
      return [executionNames[code], ...detail].join(": ")
    }
    case "unknown":
      return unknownWords(outcome.lacks)
    default:
      return outcome satisfies never
  }
}

/** Names the variables of a condition that no predicate of the attempt gave a value to. */
function unknownWords(lacks: readonly string[]): string {
  if (lacks.length === 0) return "not tested: it would take too long"
  const variables = listed(lacks.map((name) => `$${name}`))
  return `not tested: ${variables} ${lacks.length === 1 ? "has" : "have"} no value`
}
