/**
 * All ways to derive a fact of the finished world: each statement of it, and each match of a rule that makes
 * exactly it, terms and origin. Such a match may use facts that are younger than the one it makes, but not
 * that one itself.
 */
import type { Authorization } from "../authorize.ts"
import type { CompiledQuery, CompiledRule } from "../clause.ts"
import type { TermId } from "../interner.ts"
import { Join } from "../join.ts"
import { makerOf, namedFact } from "../report.ts"
import type { Maker } from "../types.ts"
import type { FactPlace, World } from "../world.ts"
import { Budget } from "./budget.ts"
import {
  allHold,
  bindingsOf,
  conditionsOf,
  findInert,
  firstMaking,
  keyOf,
  valuesOf,
  type Making,
} from "./made.ts"
import type { Derivation, Derivations, FactKey } from "./types.ts"

/** Bounds of an answer: derivations, matches looked at, and milliseconds. */
const maxDerivations = 50
const maxSteps = 100_000
const maxTime = 100

/**
 * Finds the derivations of a fact, the first one first.
 *
 * @param budget a step for each match of a rule's predicates
 * @throws {RangeError} the run was refused before it made a world
 */
export function derivations(
  { world }: Authorization,
  fact: FactKey,
  budget: Budget = new Budget(maxSteps, maxTime),
): Derivations {
  if (world === null) throw new RangeError("a run without a world derives nothing")
  const search = new Search(world, fact, budget)
  const place = world.find(fact, fact.origin)
  const from =
    place === null ? findInert(world, fact)?.from : makerOf(world, place.relation.maker(place.row))
  if (from !== undefined) search.state(from)
  if (place !== null) search.derive(place)
  return { kind: "derivations", derivations: search.found, complete: search.complete }
}

class Search {
  readonly found: Derivation[] = []
  complete = true
  readonly #world: World
  readonly #fact: FactKey
  readonly #budget: Budget

  constructor(world: World, fact: FactKey, budget: Budget) {
    this.#world = world
    this.#fact = fact
    this.#budget = budget
  }

  /** Takes the statements of the fact: only a block itself states facts of its own origin alone. */
  state(from: Maker): void {
    if (from.kind === "stored") this.#add({ from, bindings: [], premises: [], conditions: [] })
    const [block, ...others] = this.#fact.origin
    if (block === undefined || others.length > 0) return
    const key = keyOf(this.#fact)
    this.#world.datalog(block).facts.forEach((fact, index) => {
      if (fact.name !== this.#fact.name || keyOf(fact) !== key) return
      this.#add({
        from: { kind: "fact", block, index },
        bindings: [],
        premises: [],
        conditions: [],
      })
    })
  }

  /** Takes the rules that make the fact, its first derivation before all others. */
  derive(place: FactPlace): void {
    const first = firstMaking(this.#world, place)
    this.#budget.within(this.#world, () => {
      if (first !== null) this.#addMaking(first)
      for (const rule of this.#world.rules) {
        if (this.#makings(rule, place, first)) break
      }
    })
    if (this.#budget.spent) this.complete = false
  }

  /** Takes the matches of one rule; returns whether to stop. */
  #makings(rule: CompiledRule, place: FactPlace, first: Making | null): boolean {
    const { origins } = this.#world
    const wanted = origins.mask(place.relation.origin(place.row))
    const query = headedBy(rule, place)
    if (query === null || (origins.mask(rule.origin) | wanted) !== wanted) return false
    return new Join(query, this.#world, null, false).run(({ rows }) => {
      if (this.#budget.step()) return true
      const making = {
        rule,
        premises: rule.atoms.map(({ relation }, i) => ({ relation, row: rows[i]! })),
      }
      const origin = making.premises.reduce(
        (sum, { relation, row }) => sum | origins.mask(relation.origin(row)),
        origins.mask(rule.origin),
      )
      if (origin !== wanted || making.premises.some((premise) => same(premise, place))) return false
      if (first !== null && sameMaking(making, first)) return false
      return allHold(rule, valuesOf(this.#world, making)) && !this.#addMaking(making)
    })
  }

  /** Adds a derivation; false when there are as many as are given. */
  #addMaking(making: Making): boolean {
    const world = this.#world
    const values = valuesOf(world, making)
    return this.#add({
      from: making.rule.address,
      bindings: bindingsOf(making.rule, values),
      premises: making.premises.map((premise) => namedFact(world, premise)),
      conditions: conditionsOf(world, making.rule, values),
    })
  }

  #add(derivation: Derivation): boolean {
    if (this.found.length >= maxDerivations) this.complete = false
    else this.found.push(derivation)
    return this.complete
  }
}

/**
 * The body of a rule with the variables of its head replaced by the terms of a row, or null when the head
 * cannot be that row.
 */
function headedBy(rule: CompiledRule, { relation, row }: FactPlace): CompiledQuery | null {
  if (rule.head.relation !== relation) return null
  const values: TermId[] = []
  for (const [column, slot] of rule.head.columns.entries()) {
    const term = relation.term(row, column)
    if (slot >= 0) values[slot] ??= term
    if ((slot >= 0 ? values[slot] : ~slot) !== term) return null
  }
  const fixed = (slot: number): number => {
    const value = slot >= 0 ? values[slot] : undefined
    return value === undefined ? slot : ~value
  }
  return {
    ...rule,
    atoms: rule.atoms.map((atom) => ({ ...atom, columns: atom.columns.map(fixed) })),
  }
}

const same = (a: FactPlace, b: FactPlace): boolean => a.relation === b.relation && a.row === b.row

const sameMaking = (a: Making, b: Making): boolean =>
  a.rule === b.rule && a.premises.every((premise, i) => same(premise, b.premises[i]!))
