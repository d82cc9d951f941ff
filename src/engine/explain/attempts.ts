/** Rows told as an attempt: facts, nearest facts, conditions with their values. */
import { printExpression, type Predicate, type Query, type Term } from "../../ast/index.ts"
import type { CompiledQuery } from "../clause.ts"
import { namedFact } from "../report.ts"
import type { World } from "../world.ts"
import type { Budget } from "./budget.ts"
import type { Candidate } from "./candidate.ts"
import { nearestFacts } from "./distance.ts"
import { conditionOutcome, environmentOf } from "./evaluation.ts"
import { similarTo } from "./similar.ts"
import type { Attempt, ConditionOutcome, NearFact, PredicateOutcome } from "./types.ts"

/**
 * @param written what `query` was compiled from
 * @param budget for the evaluation of conditions: the run stops at the first that is false, this does not
 */
export function attemptOf(
  world: World,
  written: Query,
  query: CompiledQuery,
  candidate: Candidate,
  budget: Budget,
): Attempt {
  const { slots } = candidate
  return {
    predicates: written.body.map((predicate, i) =>
      predicateOutcome(world, predicate, query, i, candidate),
    ),
    conditions: conditionsOf(world, written, query, candidate, budget),
    bindings: query.slots.flatMap((name, slot) =>
      slots[slot]! < 0 ? [] : [{ name, term: world.terms[slots[slot]!]! }],
    ),
  }
}

function conditionsOf(
  world: World,
  written: Query,
  query: CompiledQuery,
  { slots }: Candidate,
  budget: Budget,
): readonly ConditionOutcome[] {
  const environment = environmentOf(world, slots)
  return query.conditions.map((condition, i) => {
    const expression = written.expressions[i]!
    const without = condition.slots.filter((slot) => slots[slot]! < 0)
    const lacks = [...new Set(without)].map((slot) => query.slots[slot]!)
    let outcome: ConditionOutcome = { kind: "unknown", text: printExpression(expression), lacks }
    if (lacks.length > 0) return outcome
    budget.within(world, () => {
      outcome = conditionOutcome(expression, condition, environment)
    })
    return outcome
  })
}

function predicateOutcome(
  world: World,
  predicate: Predicate,
  query: CompiledQuery,
  number: number,
  { rows, slots }: Candidate,
): PredicateOutcome {
  const atom = query.atoms[number]!
  const row = rows[number]!
  if (row >= 0) return { kind: "matched", fact: namedFact(world, { relation: atom.relation, row }) }
  const nearest = nearestFacts(world, query, atom, slots)
  const terms = atom.columns.map((column, c): Term => {
    const term = column >= 0 ? slots[column]! : ~column
    return term >= 0 ? world.terms[term]! : predicate.terms[c]!
  })
  return {
    kind: "missing",
    wanted: { name: predicate.name, terms },
    reason: reasonOf(nearest[0]),
    nearest,
    similar: similarTo(world, predicate),
  }
}

function reasonOf(
  nearest: NearFact | undefined,
): Extract<PredicateOutcome, { kind: "missing" }>["reason"] {
  if (nearest === undefined) return "absent"
  return nearest.differs.length === 0 ? "untrusted" : "differs"
}
