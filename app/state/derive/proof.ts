/** How a fact came about, in words: its proof, the facts and rules in it, and its other derivations. */
import { type BlockId, printTerm } from "../../../src/ast/index.ts"
import type {
  Address,
  Binding,
  ConditionOutcome,
  Derivation,
  Derivations,
  FactKey,
  NamedFact,
  Proof,
  ProofNode,
} from "../../../src/worker/index.ts"
import type { Lit, ReportResult, State } from "../state.ts"
import { addressedClause, type Clause, clauseText } from "./clauses.ts"
import { answerTo, factKey } from "./explanations.ts"
import { memo, memoWeak } from "./memo.ts"
import { addressName, count, theBlock } from "./words.ts"

const proofQuestion = memoWeak((fact: FactKey) => ({ kind: "proof", facts: [fact] }) as const)

const derivationsQuestion = memoWeak((fact: FactKey) => ({ kind: "derivations", fact }) as const)

/** A proof with the run that it is of, which is that of the report before until a new one is explained. */
export interface ShownProof {
  readonly result: ReportResult
  readonly proof: Proof
  readonly root: number
}

/** Undefined while it is awaited; null when the run holds no such fact. */
export function shownProof(state: State): ShownProof | null | undefined {
  const { fact } = state.view.why
  const { explanations } = state.results
  if (fact === null || explanations === null) return undefined
  const proof = answerTo(state, proofQuestion(fact))
  return proof === undefined ? undefined : rootedProof(explanations.result, proof)
}

const rootedProof = memo((result: ReportResult, proof: Proof | null): ShownProof | null => {
  const root = proof?.roots[0] ?? null
  return proof === null || root === null ? null : { result, proof, root }
})

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
  readonly fact: FactParts
  readonly from: Address
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

function makingOf(
  result: ReportResult,
  from: Address,
  bindings: readonly Binding[],
  conditions: readonly ConditionOutcome[],
): Making | null {
  const clause = addressedClause(from)
  if (clause === null) return null
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

const makerName = (from: Address): string =>
  from.kind === "fact" ? `stated by ${theBlock(from.block)}` : addressName(from)

/** Nodes are many, and few are seen: each is put into words when it is. */
export const entriesOf: (result: ReportResult) => (node: ProofNode) => ProofEntry = memoWeak(
  (result: ReportResult) =>
    memoWeak(({ fact, bindings, conditions }: ProofNode): ProofEntry =>
      kept({
        fact: factParts(fact),
        from: fact.from,
        round: fact.round,
        maker: (fact.round === 0 ? "" : `round ${fact.round}, `) + makerName(fact.from),
        making: makingOf(result, fact.from, bindings, conditions),
      }),
    ),
)

const known = new Map<string, ProofEntry>()

/** Entries that are remembered; a proof has no more facts. */
const mostKnown = 2000

/** The equal entry of an earlier proof, so that after an edit what is as it was is not drawn again. */
function kept(entry: ProofEntry): ProofEntry {
  const { fact, from, maker, making } = entry
  const text = [fact.name, ...fact.terms, "@", ...fact.origin, maker, addressName(from)]
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

export const rootEntry = ({ result, proof, root }: ShownProof): ProofEntry =>
  entriesOf(result)(proof.nodes[root]!)

/** How the fact came about, in one sentence. */
export function proofSentence({ proof, root }: ShownProof): string {
  const { fact, premises } = proof.nodes[root]!
  const { from, round } = fact
  if (from.kind === "fact") return `Stated by ${theBlock(from.block)}.`
  const ground = premises.length === 0 ? "no fact" : count(premises.length, "fact")
  return `Derived in round ${round} by ${addressName(from)} from ${ground}.`
}

/** Whether the fact was also made in other ways. */
export const hasOthers = ({ proof, root }: ShownProof): boolean => proof.nodes[root]!.repeats > 0

export interface OtherDerivation {
  readonly key: string
  readonly from: Address
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
  const { fact } = state.view.why
  const { explanations } = state.results
  if (fact === null || explanations === null) return undefined
  const answer = answerTo(state, derivationsQuestion(fact))
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
  making: makingOf(result, from, bindings, conditions),
  premises: premises.map((fact) => factParts(fact)),
})

/** Names what leads to the proof of a fact, so that the focus finds back to it. */
export const proofLinkName = factKey
