/** How a fact came about, in words: its proof, the facts and rules in it, and its other derivations. */
import { type BlockId, printTerm } from "../../../src/ast/index.ts"
import type {
  Maker,
  Attempt,
  Binding,
  ConditionOutcome,
  Derivation,
  Derivations,
  FactKey,
  NamedFact,
  Proof,
  ProofNode,
} from "../../../src/worker/index.ts"
import type { Lit, Proved, ReportResult, State } from "../state.ts"
import { addressedClause, type Clause, clauseKey, clauseText } from "./clauses.ts"
import {
  answerTo,
  clauseAnswer,
  derivationsQuestion,
  factKey,
  proofQuestion,
  provedFacts,
  type ProvedMatch,
  provedMatch,
} from "./explanations.ts"
import { memo, memoWeak } from "./memo.ts"
import { addressName, capitalise, count, storedName, theBlock } from "./words.ts"

/** A proof with the run that it is of, which is that of the report before until a new one is explained. */
export interface ShownProof {
  readonly result: ReportResult
  readonly proof: Proof
  /** What is proved: a fact, which is a node, or the match of a clause over its facts. */
  readonly root: number | MatchRoot
}

export interface MatchRoot {
  readonly entry: ProofEntry
  /** The nodes of the facts that were matched. */
  readonly premises: readonly number[]
}

/** Undefined while it is awaited; null when the run holds no such fact, or the clause matches nothing. */
export function shownProof(state: State): ShownProof | null | undefined {
  const { proved } = state.view.why
  const { explanations } = state.results
  if (proved === null || explanations === null) return undefined
  if (proved.kind === "match") return shownMatch(state, proved, explanations.result)
  const proof = answerTo(state, proofQuestion(provedFacts(state, proved)!))
  return proof === undefined ? undefined : factProof(explanations.result, proof)
}

const factProof = memo((result: ReportResult, proof: Proof | null): ShownProof | null => {
  const root = proof?.roots[0] ?? null
  return proof === null || root === null ? null : { result, proof, root }
})

function shownMatch(
  state: State,
  proved: ProvedMatch,
  result: ReportResult,
): ShownProof | null | undefined {
  if (clauseAnswer(state, proved.clause) === undefined) return undefined
  const match = provedMatch(state, proved)
  if (match === null) return null
  const proof = answerTo(state, proofQuestion(provedFacts(state, proved)!))
  return proof && matchProof(result, proof, proved.clause, match)
}

const matchProof = memo(
  (result: ReportResult, proof: Proof, clause: Clause, match: Attempt): ShownProof => {
    const making = makingOf(result, clause, match.bindings, match.conditions)
    const entry = { fact: null, from: clause, round: 0, maker: addressName(clause), making }
    // All are of the run that the match is of.
    const premises = proof.roots.flatMap((root) => root ?? [])
    return { result, proof, root: { entry, premises } }
  },
)

/** The nodes that a node, or the match at the root, rests on. */
export const premisesOf = ({ proof }: ShownProof, at: ShownProof["root"]): readonly number[] =>
  typeof at === "number" ? proof.nodes[at]!.premises : at.premises

export const entryOf = ({ result, proof }: ShownProof, at: ShownProof["root"]): ProofEntry =>
  typeof at === "number" ? entriesOf(result)(proof.nodes[at]!) : at.entry

/** A fact in the parts that it is drawn of. */
export interface FactParts {
  readonly name: string
  /** Each as Datalog. */
  readonly terms: readonly string[]
  readonly origin: readonly BlockId[]
  readonly key: FactKey
}

/** How a fact came about by one rule. */
export interface Making {
  readonly clause: Clause
  /** The rule as Datalog; null where its block cannot be read. */
  readonly text: string | null
  readonly bindings: readonly Lit[]
  /** As Datalog. */
  readonly conditions: readonly string[]
}

export interface ProofEntry {
  /** Null for a clause that matched. */
  readonly fact: FactParts | null
  /** Where it is written: the fact, its rule, or the clause. */
  readonly from: Maker | Clause
  readonly round: number
  /** `round 2, rule 0 of authority`, `stated by block 1`. */
  readonly maker: string
  /** Null for a given fact. */
  readonly making: Making | null
}

export const factParts = memoWeak((fact: NamedFact): FactParts => {
  const { name, terms, origin } = fact
  return { name, terms: terms.map((term) => printTerm(term)), origin, key: { name, terms, origin } }
})

/** What points at a value wherever it stands. */
export const valueLit = (value: string): Lit => ({ clause: null, variable: null, value })

/** Null of what no rule made. */
function ruleMaking(
  result: ReportResult,
  from: Maker,
  bindings: readonly Binding[],
  conditions: readonly ConditionOutcome[],
): Making | null {
  const clause = addressedClause(from)
  return clause === null ? null : makingOf(result, clause, bindings, conditions)
}

function makingOf(
  result: ReportResult,
  clause: Clause,
  bindings: readonly Binding[],
  conditions: readonly ConditionOutcome[],
): Making {
  return {
    clause,
    text: clauseText(result, clause),
    bindings: bindings.map(({ name, term }) => ({
      clause,
      variable: name,
      value: printTerm(term),
    })),
    conditions: conditions.map(({ text }) => text),
  }
}

function makerName(from: Maker): string {
  if (from.kind === "stored") return storedName
  return from.kind === "fact" ? `stated by ${theBlock(from.block)}` : addressName(from)
}

/** Nodes are many, and few are seen: each is put into words when it is. */
export const entriesOf: (result: ReportResult) => (node: ProofNode) => FactEntry = memoWeak(
  (result: ReportResult) =>
    memoWeak(({ fact, bindings, conditions }: ProofNode): FactEntry =>
      kept({
        fact: factParts(fact),
        from: fact.from,
        round: fact.round,
        maker: (fact.round === 0 ? "" : `round ${fact.round}, `) + makerName(fact.from),
        making: ruleMaking(result, fact.from, bindings, conditions),
      }),
    ),
)

type FactEntry = ProofEntry & { readonly fact: FactParts; readonly from: Maker }

const known = new Map<string, FactEntry>()

/** Entries that are remembered; a proof has no more facts. */
const mostKnown = 2000

/** The equal entry of an earlier proof, so that after an edit what is as it was is not drawn again. */
function kept(entry: FactEntry): FactEntry {
  const { fact, from, maker, making } = entry
  const text = [fact.name, ...fact.terms, "@", ...fact.origin, maker, makerName(from)]
  if (making !== null) {
    const values = making.bindings.map(({ variable, value }) => `${variable} = ${value}`)
    text.push(making.text ?? "", ...values, "?", ...making.conditions)
  }
  const key = text.join("\n")
  const old = known.get(key)
  if (old !== undefined) return old
  if (known.size === mostKnown) known.clear()
  known.set(key, entry)
  return entry
}

export const rootEntry = (shown: ShownProof): ProofEntry => entryOf(shown, shown.root)

/** How it came about, in one sentence. */
export function proofSentence({ proof, root }: ShownProof): string {
  if (typeof root !== "number") return `${capitalise(root.entry.maker)} matches ${groundOf(root)}.`
  const { fact, premises } = proof.nodes[root]!
  const { from, round } = fact
  if (from.kind === "stored") return "Stored in the snapshot: no rule makes it here."
  if (from.kind === "fact") return `Stated by ${theBlock(from.block)}.`
  return `Derived in round ${round} by ${addressName(from)} from ${groundOf({ premises })}.`
}

const groundOf = ({ premises }: Pick<MatchRoot, "premises">): string =>
  premises.length === 0 ? "no fact" : count(premises.length, "fact")

/** Whether a fact was also made in other ways. */
export const hasOthers = ({ proof, root }: ShownProof): boolean =>
  typeof root === "number" && proof.nodes[root]!.repeats > 0

export interface OtherDerivation {
  readonly key: string
  readonly from: Maker
  readonly maker: string
  readonly making: Making | null
  readonly premises: readonly FactParts[]
}

export interface OtherDerivations {
  readonly list: readonly OtherDerivation[]
  readonly isComplete: boolean
}

/** The derivations after the first one; undefined while they are awaited. */
export function otherDerivations(state: State): OtherDerivations | null | undefined {
  const { proved } = state.view.why
  const { explanations } = state.results
  if (proved?.kind !== "fact" || explanations === null) return undefined
  const answer = answerTo(state, derivationsQuestion(proved.fact))
  return answer && othersOf(explanations.result, answer)
}

const othersOf = memo((result: ReportResult, answer: Derivations): OtherDerivations => ({
  list: answer.derivations.slice(1).map((derivation, i) => otherOf(result, derivation, i)),
  isComplete: answer.complete,
}))

const otherOf = (
  result: ReportResult,
  { from, bindings, premises, conditions }: Derivation,
  i: number,
): OtherDerivation => ({
  key: String(i),
  from,
  maker: makerName(from),
  making: ruleMaking(result, from, bindings, conditions),
  premises: premises.map((fact) => factParts(fact)),
})

/** Names what leads to a proof, so that the focus finds back to it. */
export const proofLinkName = (proved: Proved): string =>
  proved.kind === "fact" ? factKey(proved.fact) : `${clauseKey(proved.clause)} ${proved.query}`
