/** Checks that every derived fact of a world follows from the premises it records, by the rule it names. */
import { expect } from "vitest"
import { printFact, printRule, type Predicate, type Term } from "../../ast/index.ts"
import type { Authorization } from "../authorize.ts"
import { holds } from "../expression.ts"
import { termKey } from "../interner.ts"
import type { Relation } from "../relation.ts"
import type { World } from "../world.ts"

export function replayProofs({ world }: Authorization): void {
  if (world === null) return
  for (const relation of world.relations.all) {
    for (let row = 0; row < relation.visible; row++) {
      if (relation.maker(row) >= 0) replay(world, relation, row)
    }
  }
}

function replay(world: World, relation: Relation, row: number): void {
  const compiled = world.rules[relation.maker(row)]!
  const { address } = compiled
  if (address.kind !== "rule") throw new Error("a derived fact comes from a rule")
  const rule = world.datalog(address.block).rules[address.index]!
  const fact = world.tuple(relation, row)
  const where = `${printFact(fact)} by ${printRule(rule)}`
  const trusted = new Set(world.trusted(rule, address.block).blocks())
  const origin = new Set([address.block])
  const binding = new Map<string, Term>()
  rule.body.forEach((predicate, i) => {
    const premises = world.relations.get(predicate.name, predicate.terms.length)
    const premise = relation.premise(row, i)
    expect(premises.round(premise), where).toBeLessThan(relation.round(row))
    for (const block of world.origins.blocks(premises.origin(premise))) {
      expect(trusted.has(block), where).toBe(true)
      origin.add(block)
    }
    expect(unifies(predicate, world.tuple(premises, premise), binding), where).toBe(true)
  })
  expect(unifies(rule.head, fact, binding), where).toBe(true)
  expect(new Set(world.origins.blocks(relation.origin(row))), where).toEqual(origin)
  const environment = {
    value: (slot: number): Term => binding.get(compiled.slots[slot]!)!,
    ordered: world.ordered,
    externs: world.externs,
    interrupt: (): void => {},
  }
  for (const { expression } of compiled.conditions)
    expect(holds(expression, environment), where).toBe(true)
}

/** Whether `predicate` is `fact` under `binding`, which grows. */
function unifies(predicate: Predicate, fact: Predicate, binding: Map<string, Term>): boolean {
  return predicate.terms.every((term, i) => {
    const given = fact.terms[i]!
    const expected = term.kind === "variable" ? binding.get(term.name) : term
    if (expected !== undefined) return termKey(expected) === termKey(given)
    if (term.kind === "variable") binding.set(term.name, given)
    return true
  })
}
