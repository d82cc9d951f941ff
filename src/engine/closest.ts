/**
 * The closest attempts of a query that does not hold: which predicates match together, what that binds, which
 * facts come nearest to the predicates left over, and what each condition comes to.
 *
 * Attempts are ranked by how many predicates match, then by how many conditions hold; those returned are the
 * best by this measure among all that the budget allowed to try. They are found by the same enumerator that
 * decides verdicts, run over subsets of the body.
 */
import type { Term } from "../ast/index.ts"
import type { Authorization } from "./authorize.ts"
import type { Atom, CompiledQuery } from "./clause.ts"
import type { ExecutionError } from "./errors.ts"
import { trace } from "./expression.ts"
import { Join } from "./join.ts"
import { factRow } from "./report.ts"
import type { Address, FactRow } from "./types.ts"
import type { World } from "./world.ts"

export type QueryAddress = Extract<Address, { kind: "check" | "policy" }>

export interface Closest {
  /** Best first, all equally good by the measure. */
  readonly attempts: readonly Attempt[]
  /** Whether everything was tried; otherwise a better attempt may exist. */
  readonly complete: boolean
}

export interface Attempt {
  /** One for each predicate of the body, in its order. */
  readonly predicates: readonly PredicateOutcome[]
  /** One for each condition, in its order. */
  readonly conditions: readonly ConditionOutcome[]
  readonly bindings: readonly { readonly name: string; readonly term: Term }[]
}

export type PredicateOutcome =
  | { readonly kind: "matched"; readonly fact: FactRow }
  | { readonly kind: "missing"; readonly nearest: readonly NearFact[] }

/** A fact of the same name and number of terms that does not match, and why not. */
export interface NearFact {
  readonly fact: FactRow
  /** Whether the query may see it. A fact that differs nowhere fails for this alone. */
  readonly trusted: boolean
  /** The positions of terms that differ from what is asked. */
  readonly differs: readonly number[]
}

/**
 * What a condition came to; `values` are those after each operation of the expression, null for closures.
 * `unknown`: it reads a variable that the attempt does not bind.
 */
export type ConditionOutcome =
  | { readonly kind: "true" | "false" | "not-a-boolean"; readonly values: readonly (Term | null)[] }
  | {
      readonly kind: "error"
      readonly error: ExecutionError
      readonly values: readonly (Term | null)[]
    }
  | { readonly kind: "unknown" }

/** Bounds of the search. */
export interface ClosestBudget {
  /** Matches looked at, over all subsets of the body. */
  readonly matches: number
  /** Attempts returned. */
  readonly attempts: number
  /** Nearest facts given for a predicate. */
  readonly nearest: number
}

export const closestBudget: ClosestBudget = { matches: 20_000, attempts: 3, nearest: 3 }

/**
 * The closest attempts of one query of a check or a policy.
 *
 * @throws {RangeError} there is no world, because a rule could not be loaded, or no query at `address`
 */
export function closestAttempts(
  { world }: Authorization,
  address: QueryAddress,
  budget: ClosestBudget = closestBudget,
): Closest {
  if (world === null) throw new RangeError("a run without a world has no attempts")
  const query = compileAt(world, address)
  const search = new Search(world, query, budget)
  for (let size = query.atoms.length; size >= 0; size--) {
    for (const subset of subsetsOf(query.atoms.length, size)) {
      if (!search.tryTogether(subset)) return search.result(false)
    }
    if (search.found) break
  }
  return search.result(true)
}

function compileAt(world: World, address: QueryAddress): CompiledQuery {
  const block = address.kind === "policy" ? "authorizer" : address.block
  const items = address.kind === "policy" ? world.authorizer.policies : world.datalog(block).checks
  const query = items[address.index]?.queries[address.query]
  if (query === undefined) throw new RangeError("there is no query at this address")
  return world.compile(query, world.trusted(query, block), address)
}

/** The sets of `size` numbers below `count`, those with small numbers first. */
function* subsetsOf(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let first = from; first <= count - size; first++) {
    for (const rest of subsetsOf(count, size - 1, first + 1)) yield [first, ...rest]
  }
}

class Search {
  readonly #world: World
  readonly #query: CompiledQuery
  readonly #budget: ClosestBudget
  #spent = 0
  #best = -1
  #attempts: Attempt[] = []

  constructor(world: World, query: CompiledQuery, budget: ClosestBudget) {
    this.#world = world
    this.#query = query
    this.#budget = budget
  }

  get found(): boolean {
    return this.#best >= 0
  }

  /** Looks at all matches of some predicates of the body. Returns false when the budget is spent. */
  tryTogether(subset: readonly number[]): boolean {
    const atoms = subset.map((atom) => this.#query.atoms[atom]!)
    const join = new Join({ ...this.#query, atoms }, this.#world, null, false)
    // A subset may have no match; trying it costs as well.
    this.#spent++
    join.run((match) => {
      this.#consider(subset, match)
      return ++this.#spent > this.#budget.matches
    })
    return this.#spent <= this.#budget.matches
  }

  result(complete: boolean): Closest {
    return { attempts: this.#attempts, complete }
  }

  #consider(subset: readonly number[], match: Join): void {
    const bound = new Set(
      subset.flatMap((atom) => this.#query.atoms[atom]!.columns.filter((c) => c >= 0)),
    )
    const conditions = this.#query.conditions.map(({ expression, slots }): ConditionOutcome => {
      if (!slots.every((slot) => bound.has(slot))) return { kind: "unknown" }
      const { values, error } = trace(expression, match)
      if (error !== null) return { kind: "error", error, values }
      const result = values.at(-1)
      if (result?.kind !== "bool") return { kind: "not-a-boolean", values }
      return { kind: result.value ? "true" : "false", values }
    })
    const score = conditions.filter(({ kind }) => kind === "true").length
    if (
      score < this.#best ||
      (score === this.#best && this.#attempts.length >= this.#budget.attempts)
    )
      return
    if (score > this.#best) this.#attempts = []
    this.#best = score
    this.#attempts.push({
      predicates: this.#query.atoms.map((atom, i) =>
        this.#outcome(atom, subset.indexOf(i), match, bound),
      ),
      conditions,
      bindings: [...bound].map((slot) => ({
        name: this.#query.slots[slot]!,
        term: match.value(slot),
      })),
    })
  }

  #outcome(atom: Atom, place: number, match: Join, bound: ReadonlySet<number>): PredicateOutcome {
    return place >= 0
      ? { kind: "matched", fact: factRow(this.#world, atom.relation, match.rows[place]!) }
      : { kind: "missing", nearest: this.#nearest(atom, match, bound) }
  }

  /** The facts that differ in the fewest places; of those, the ones that may not be seen first. */
  #nearest(
    { relation, columns }: Atom,
    match: Join,
    bound: ReadonlySet<number>,
  ): readonly NearFact[] {
    const trusted = this.#query.trusted.table()
    const near: { row: number; trusted: boolean; differs: readonly number[] }[] = []
    const rank = (each: (typeof near)[number]): number =>
      2 * each.differs.length + (each.trusted ? 1 : 0)
    for (let row = 0; row < Math.min(relation.visible, this.#budget.matches); row++) {
      const differs = differences(columns, match, bound, (c) => relation.term(row, c))
      near.push({ row, trusted: trusted[relation.origin(row)] === 1, differs })
      // Ties keep the order of rows.
      near.sort((a, b) => rank(a) - rank(b))
      near.length = Math.min(near.length, this.#budget.nearest)
    }
    return near.map(({ row, ...rest }) => ({ fact: factRow(this.#world, relation, row), ...rest }))
  }
}

/** Where a row differs from what a predicate asks for, given the variables that are bound. */
function differences(
  columns: readonly number[],
  match: Join,
  bound: ReadonlySet<number>,
  term: (column: number) => number,
): readonly number[] {
  const free = new Map<number, number>()
  return columns.flatMap((column, c) => {
    const actual = term(c)
    if (column < 0) return actual === ~column ? [] : [c]
    if (bound.has(column)) return actual === match.slots[column] ? [] : [c]
    // A variable that nothing binds takes its first value and must keep it.
    if (!free.has(column)) free.set(column, actual)
    return free.get(column) === actual ? [] : [c]
  })
}
