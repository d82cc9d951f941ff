/**
 * Checks that facts follow from their premises by the rules that are named: in a proof, and in any derivation.
 * It has its own unifier.
 */
import { expect } from "vitest"
import { printFact, type Predicate, type Term } from "../../ast/index.ts"
import type { Authorization } from "../authorize.ts"
import { proof } from "../explain/proof.ts"
import type { Derivation, FactKey, NamedFact, Proof } from "../explain/types.ts"
import { termKey } from "../interner.ts"
import type { RunInput } from "../types.ts"
import { datalog, judged, labelled } from "./combinations.ts"
import { factsOf, patience } from "./generated.ts"
import { trusted } from "./naive.ts"

/** Checks how a world of few facts came about. */
export function replayProofs(authorization: Authorization): void {
  if (authorization.world === null) return
  const all = factsOf(authorization)
  const answer = proof(authorization, all, patience())
  expect(answer.nodes).toHaveLength(all.length)
  replayProof(authorization, answer, "the proof of a world")
}

/** Checks a finished proof node by node: nothing missing, nothing twice, nothing that supports no root. */
export function replayProof({ input }: Authorization, answer: Proof, where: string): void {
  const supporting = new Set<number | null>(answer.roots)
  const seen = new Set<string>()
  answer.nodes.forEach(({ fact, premises, ...node }, number) => {
    seen.add(labelledFact(fact))
    for (const premise of premises) {
      expect(premise, where).toBeLessThan(number)
      supporting.add(premise)
    }
    const facts = premises.map((premise) => answer.nodes[premise]!.fact)
    replayDerivation(input, fact, { from: fact.from, premises: facts, ...node }, where)
    const highest = Math.max(0, ...facts.map(({ round }) => round))
    expect(fact.round, where).toBe(fact.from.kind === "fact" ? 0 : highest + 1)
  })
  expect(seen.size, where).toBe(answer.nodes.length)
  for (const number of answer.nodes.keys()) expect(supporting.has(number), where).toBe(true)
}

/** Checks that a fact is stated, or made by a rule from these premises. */
export function replayDerivation(
  input: RunInput,
  fact: NamedFact,
  { from, bindings, premises, conditions }: Derivation,
  where: string,
): void {
  if (from.kind === "fact") {
    expect(printFact(datalog(input, from.block).facts[from.index]!), where).toBe(printFact(fact))
    expect(fact.origin, where).toEqual([from.block])
    expect([...premises, ...bindings, ...conditions], where).toEqual([])
    return
  }
  if (from.kind !== "rule") throw new Error("a fact comes from a fact or a rule")
  const block = datalog(input, from.block)
  const rule = block.rules[from.index]!
  const visible = trusted(rule.scopes, block.scopes, from.block, input)
  const binding = new Map<string, Term>()
  const origin = new Set([from.block])
  expect(premises.length, where).toBe(rule.body.length)
  premises.forEach((premise, i) => {
    expect(unifies(rule.body[i]!, premise, binding), where).toBe(true)
    for (const id of premise.origin) {
      expect(visible.has(id), where).toBe(true)
      origin.add(id)
    }
  })
  expect(unifies(rule.head, fact, binding), where).toBe(true)
  expect(new Set(fact.origin), where).toEqual(origin)
  expect(new Map(bindings.map(({ name, term }) => [name, term])), where).toEqual(binding)
  expect(judged(rule, { binding, facts: [] }, input), where).toBe(true)
  expect(
    conditions.map(({ kind }) => kind),
    where,
  ).toEqual(rule.expressions.map(() => "true"))
}

export const labelledFact = (fact: FactKey): string =>
  labelled({ fact, origin: new Set(fact.origin) })

/** Whether `predicate` is `fact` under `binding`, which grows. */
function unifies(predicate: Predicate, fact: Predicate, binding: Map<string, Term>): boolean {
  if (predicate.name !== fact.name || predicate.terms.length !== fact.terms.length) return false
  return predicate.terms.every((term, i) => {
    const given = fact.terms[i]!
    const expected = term.kind === "variable" ? binding.get(term.name) : term
    if (expected !== undefined) return termKey(expected) === termKey(given)
    if (term.kind === "variable") binding.set(term.name, given)
    return true
  })
}
