/**
 * How far facts are from a predicate: in how many places a fact of its name and number of terms differs from
 * what is looked for. A variable without a value takes that of its first place and must keep it.
 */
import type { Atom, CompiledQuery } from "../clause.ts"
import type { TermId } from "../interner.ts"
import { namedFact } from "../report.ts"
import type { World } from "../world.ts"
import type { Budget } from "./budget.ts"
import type { NearFact } from "./types.ts"

/** How many of the nearest facts are told. */
const mostNear = 3

/** Rows compared for one step of a budget. */
const rowsPerStep = 16

function differsAt(
  { relation, columns }: Atom,
  slots: readonly TermId[],
  row: number,
  c: number,
): boolean {
  const column = columns[c]!
  const actual = relation.term(row, c)
  if (column < 0) return actual !== ~column
  const wanted = slots[column] ?? -1
  return actual !== (wanted >= 0 ? wanted : relation.term(row, columns.indexOf(column)))
}

/** In how many places a row differs, counted up to `enough`. */
function countDifferences(
  atom: Atom,
  slots: readonly TermId[],
  row: number,
  enough: number,
): number {
  let count = 0
  for (let c = 0; c < atom.columns.length && count < enough; c++)
    if (differsAt(atom, slots, row, c)) count++
  return count
}

/** The facts that differ in the fewest places; of those, the ones that may not be read first. */
export function nearestFacts(
  world: World,
  query: CompiledQuery,
  atom: Atom,
  slots: readonly TermId[],
): readonly NearFact[] {
  const { relation, columns } = atom
  const trusted = query.trusted.table()
  const near: { readonly row: number; readonly rank: number }[] = []
  for (let row = 0; row < relation.visible; row++) {
    const count = countDifferences(atom, slots, row, columns.length)
    const rank = 2 * count + trusted[relation.origin(row)]!
    if (near.length === mostNear && rank >= near[mostNear - 1]!.rank) continue
    if (near.length === mostNear) near.pop()
    // Of equals the older row stays ahead.
    near.splice(near.filter((each) => each.rank <= rank).length, 0, { row, rank })
  }
  return near.map(({ row }) => ({
    fact: namedFact(world, { relation, row }),
    trusted: trusted[relation.origin(row)] === 1,
    differs: [...columns.keys()].filter((c) => differsAt(atom, slots, row, c)),
  }))
}

/** A predicate with all variables apart, so that nothing but its constants can differ. */
const constantsOf = ({ relation, columns }: Atom): Atom => ({
  relation,
  columns: columns.map((column, c) => (column < 0 ? column : c)),
})

/** The distances of the nearest facts, each worked out once for the same values. */
export class Distances {
  readonly #query: CompiledQuery
  readonly #budget: Budget
  readonly #known = new Map<string, number>()
  readonly #least: (number | undefined)[] = []

  constructor(query: CompiledQuery, budget: Budget) {
    this.#query = query
    this.#budget = budget
  }

  /**
   * A bound for predicate `number` that no values go below, in an attempt to which it cannot be added: a fact
   * that the query may read then differs somewhere.
   */
  atLeast(number: number): number {
    return (this.#least[number] ??= this.#scan(constantsOf(this.#query.atoms[number]!), [], 0))
  }

  /** The distance of the fact nearest to predicate `number`; one more than its terms if there is none. */
  nearest(number: number, slots: readonly TermId[]): number {
    const atom = this.#query.atoms[number]!
    const key = `${number}:${atom.columns.map((c) => (c >= 0 ? slots[c] : "")).join()}`
    let distance = this.#known.get(key)
    if (distance === undefined) {
      distance = this.#scan(atom, slots, this.atLeast(number))
      this.#known.set(key, distance)
    }
    return distance
  }

  /** @param least where the search ends */
  #scan(atom: Atom, slots: readonly TermId[], least: number): number {
    const { relation, columns } = atom
    const trusted = this.#query.trusted.table()
    let distance = columns.length + 1
    for (let row = 0; row < relation.visible && distance > least; row++) {
      if (row % rowsPerStep === 0 && this.#budget.step()) break
      const floor = trusted[relation.origin(row)]!
      distance = Math.min(distance, Math.max(floor, countDifferences(atom, slots, row, distance)))
    }
    return distance
  }
}
