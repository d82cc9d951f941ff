/**
 * What a program's clauses and facts were good for: how often each rule fired, how often each written fact
 * is part of a match, and whether policies that were not reached would have matched.
 */
import type { Query } from "../../ast/index.ts"
import type { Authorization } from "../authorize.ts"
import type { CompiledQuery } from "../clause.ts"
import { Join } from "../join.ts"
import type { Relation } from "../relation.ts"
import type { Address } from "../types.ts"
import type { World } from "../world.ts"
import { Budget } from "./budget.ts"
import { allHold, ruleAddress } from "./made.ts"
import type { Coverage } from "./types.ts"

/** Bounds of the count: matches looked at, and milliseconds. */
const maxSteps = 100_000
const maxTime = 50

/**
 * Counts matches in the finished world, or in the one that a failed run left. Policies come first, then
 * checks, then rules: what the budget cuts off is most likely the rule that multiplies facts, and of rules
 * at least those matches are counted that the run itself found.
 *
 * @param budget a step for each match of a clause's predicates
 * @throws {RangeError} the run was refused before it made a world
 */
export function coverage(
  { world, verdict, firings }: Authorization,
  budget: Budget = new Budget(maxSteps, maxTime),
): Coverage {
  if (world === null) throw new RangeError("a run without a world covers nothing")
  const uses = new Uses(world, budget)
  const fired = world.rules.map(() => 0)
  for (let i = 0; i < firings.length; i += 4) fired[firings[i + 1]!]! += firings[i + 2]!
  const policies: { index: number; matches: boolean }[] = []
  const decided = verdict.policies.findIndex(({ result }) => result === "matched")
  budget.within(world, () => {
    world.authorizer.policies.forEach(({ queries }, index) => {
      if (decided >= 0 && index > decided)
        policies.push({ index, matches: wouldMatch(world, queries, index) })
    })
    for (const query of queriesOf(world)) uses.count(query, () => {})
    world.rules.forEach((rule, number) => {
      let matches = 0
      uses.count(rule, (match) => {
        if (allHold(rule, match)) fired[number] = Math.max(fired[number]!, ++matches)
      })
    })
  })
  return {
    kind: "coverage",
    rules: world.rules.map((rule, number) => ({ at: ruleAddress(rule), fired: fired[number]! })),
    facts: uses.ofFacts(),
    policies,
    complete: !budget.spent,
  }
}

/** Whether a policy would decide, by the first match of its queries. One that raises an error would not. */
function wouldMatch(world: World, queries: readonly Query[], index: number): boolean {
  let matches = false
  queries.some((query, number) => {
    const at: Address = { kind: "policy", index, query: number }
    const compiled = world.compile(query, world.trusted(query, "authorizer"), at)
    return new Join(compiled, world, null).run((_, error) => {
      matches = error === null
      return true
    })
  })
  return matches
}

/** The queries of all policies, then of all checks. */
function* queriesOf(world: World): Generator<CompiledQuery> {
  for (const [index, { queries }] of world.authorizer.policies.entries()) {
    for (const [number, query] of queries.entries()) {
      const at: Address = { kind: "policy", index, query: number }
      yield world.compile(query, world.trusted(query, "authorizer"), at)
    }
  }
  for (const block of world.blockIds()) {
    for (const [index, { queries }] of world.datalog(block).checks.entries()) {
      for (const [number, query] of queries.entries()) {
        const at: Address = { kind: "check", block, index, query: number }
        yield world.compile(query, world.trusted(query, block), at)
      }
    }
  }
}

/** How many matches each given fact is part of. */
class Uses {
  readonly #world: World
  readonly #budget: Budget
  /** By row, for the rows of given facts. */
  readonly #counts = new Map<Relation, Uint32Array>()

  constructor(world: World, budget: Budget) {
    this.#world = world
    this.#budget = budget
    for (const relation of world.relations.all)
      this.#counts.set(relation, new Uint32Array(relation.roundEnds[0] ?? 0))
  }

  /** Counts the matches of the predicates of a query, and hands on each of them. */
  count(query: CompiledQuery, onMatch: (match: Join) => void): void {
    const counts = query.atoms.map(({ relation }) => this.#counts.get(relation) ?? noCounts)
    new Join(query, this.#world, null, false).run((match) => {
      if (this.#budget.step()) return true
      counts.forEach((uses, i) => {
        const row = match.rows[i]!
        // A fact may stand at several places of one match.
        if (
          row < uses.length &&
          !counts.some((other, j) => j < i && other === uses && match.rows[j] === row)
        )
          uses[row]!++
      })
      onMatch(match)
      return false
    })
  }

  ofFacts(): Coverage["facts"] {
    return this.#world.blockIds().flatMap((block) =>
      this.#world.datalog(block).facts.map((_, index) => ({
        block,
        index,
        used: this.#used({ block, index }),
      })),
    )
  }

  #used({ block, index }: Pick<Coverage["facts"][number], "block" | "index">): number {
    const place = this.#world.find(this.#world.datalog(block).facts[index]!, [block])
    return place === null ? 0 : this.#counts.get(place.relation)![place.row]!
  }
}

const noCounts = new Uint32Array(0)
