/** Matches of a rule's body that make facts, found by a run and read back from its rows. */
import type { CompiledQuery, CompiledRule } from "../clause.ts"
import { ExecutionError } from "../errors.ts"
import { holds, type Environment } from "../expression.ts"
import { termKey, type TermId } from "../interner.ts"
import { inertRow } from "../report.ts"
import type { FactPlace, InertFact, World } from "../world.ts"
import { conditionOutcome, environmentOf } from "./evaluation.ts"
import type { Binding, ConditionOutcome, FactKey, NamedFact, RuleWork } from "./types.ts"

/** The match by which a rule made a row. */
export interface Making {
  readonly rule: CompiledRule
  readonly premises: readonly FactPlace[]
}

/** How a row was made first; null for a given fact. */
export function firstMaking(world: World, { relation, row }: FactPlace): Making | null {
  const maker = relation.maker(row)
  if (maker < 0) return null
  const rule = world.rules[maker]!
  const premises = rule.atoms.map((atom, i) => ({
    relation: atom.relation,
    row: relation.premise(row, i),
  }))
  return { rule, premises }
}

/** The values of the rule's variables. */
export function valuesOf(world: World, { rule, premises }: Making): Environment {
  const slots: TermId[] = []
  premises.forEach(({ relation, row }, i) =>
    rule.atoms[i]!.columns.forEach((slot, column) => {
      if (slot >= 0) slots[slot] = relation.term(row, column)
    }),
  )
  return environmentOf(world, slots)
}

/** Where a rule of the world is written. */
export function ruleAddress({ address }: CompiledRule): RuleWork["at"] {
  if (address.kind !== "rule") throw new TypeError("a rule has the address of a rule")
  return { kind: "rule", block: address.block, index: address.index }
}

export const bindingsOf = (query: CompiledQuery, match: Environment): readonly Binding[] =>
  query.slots.map((name, slot) => ({ name, term: match.value(slot) }))

/** What the conditions of a rule come to, in their order. */
export function conditionsOf(
  world: World,
  rule: CompiledRule,
  match: Environment,
): readonly ConditionOutcome[] {
  const { block, index } = ruleAddress(rule)
  const { expressions } = world.datalog(block).rules[index]!
  return rule.conditions.map((condition, i) => conditionOutcome(expressions[i]!, condition, match))
}

/** Whether all conditions are true for a match; one without a value is not. */
export function allHold({ conditions }: CompiledQuery, match: Environment): boolean {
  try {
    return conditions.every(({ expression }) => holds(expression, match))
  } catch (thrown) {
    if (!(thrown instanceof ExecutionError)) throw thrown
    return false
  }
}

/** A fact that holds a variable and so is in no row. */
export function findInert(world: World, fact: FactKey): InertFact | undefined {
  const key = keyOf(fact)
  const origin = world.origins.find(fact.origin)
  return world.inert.find((inert) => inert.origin === origin && keyOf(inert.fact) === key)
}

/** A text that is the same for equal facts and for no others. */
export const keyOf = ({ name, terms }: Pick<FactKey, "name" | "terms">): string =>
  `${name}(${terms.map(termKey).join()})`

export const namedInert = (world: World, inert: InertFact): NamedFact => ({
  name: inert.fact.name,
  ...inertRow(world, inert),
})
