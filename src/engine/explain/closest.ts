/**
 * The closest attempts of a query that nothing matches, by the measure that `Attempt` states. They are found
 * by the enumerator that decides verdicts, over the largest sets of predicates that match together; all
 * attempts found match equally many.
 */
import type { CompiledQuery, Condition } from "../clause.ts"
import { ExecutionError } from "../errors.ts"
import { holds } from "../expression.ts"
import { Join } from "../join.ts"
import type { World } from "../world.ts"
import type { Budget } from "./budget.ts"
import { partialMatch, slotsBoundBy, type Candidate } from "./candidate.ts"
import { Distances } from "./distance.ts"
import { Requests } from "./requests.ts"

/** Of attempts that match equally many predicates. */
interface Score {
  /** How many conditions are true. */
  readonly met: number
  /** In how many places the nearest facts of the missing predicates differ, in all. */
  readonly distance: number
  /** For how many of the matched predicates the authorizer alone supplies the fact. */
  readonly requested: number
}

interface Kept extends Score {
  readonly candidate: Candidate
  /** The same for attempts that differ in the origins of facts only. */
  readonly key: string
}

/** Some predicates that match together, and the best that their matches can be. */
interface Part {
  readonly atoms: readonly number[]
  readonly bound: ReadonlySet<number>
  readonly missing: readonly number[]
  /** The conditions whose variables have values. */
  readonly conditions: readonly Condition[]
  readonly best: Score
}

/**
 * The best attempts, at most `most`, best first.
 *
 * @param sets what `query` matches most of, as `largestTogether` finds them
 */
export function closestMatches(
  world: World,
  query: CompiledQuery,
  sets: readonly (readonly number[])[],
  budget: Budget,
  most: number,
): readonly Candidate[] {
  const search = new Search(world, query, budget, most)
  budget.within(world, () => search.run(sets))
  const { kept, first } = search
  // Where the budget did not suffice to measure one, what is missing is told all the same.
  return kept.length > 0 || first === null ? kept.map(({ candidate }) => candidate) : [first]
}

/** Whether `a` is better than `b`. */
const better = (a: Score, b: Score): boolean =>
  (a.met - b.met || b.distance - a.distance || a.requested - b.requested) > 0

class Search {
  readonly #world: World
  readonly #query: CompiledQuery
  readonly #budget: Budget
  readonly #distances: Distances
  readonly #requests: Requests
  readonly #most: number
  /** Best first; of equals those found first. */
  readonly kept: Kept[] = []
  /** The first one met, measured or not. */
  first: Candidate | null = null

  constructor(world: World, query: CompiledQuery, budget: Budget, most: number) {
    this.#world = world
    this.#query = query
    this.#budget = budget
    this.#distances = new Distances(query, budget)
    this.#requests = new Requests(world, query)
    this.#most = most
  }

  run(sets: readonly (readonly number[])[]): void {
    for (const atoms of sets) {
      if (this.#budget.spent) return
      this.#try(this.#part(atoms))
    }
  }

  #part(atoms: readonly number[]): Part {
    const bound = slotsBoundBy(this.#query, atoms)
    const missing = [...this.#query.atoms.keys()].filter((atom) => !atoms.includes(atom))
    const conditions = this.#query.conditions.filter(({ slots }) =>
      slots.every((slot) => bound.has(slot)),
    )
    const distance = missing.reduce((sum, atom) => sum + this.#distances.atLeast(atom), 0)
    const best = {
      met: conditions.length,
      distance,
      requested: this.#requests.atMost(atoms),
    }
    return { atoms, bound, missing, conditions, best }
  }

  #try(part: Part): void {
    if (!this.#wants(part.best)) return
    const atoms = part.atoms.map((atom) => this.#query.atoms[atom]!)
    const join = new Join({ ...this.#query, atoms }, this.#world, null, false)
    join.run((match) => {
      this.first ??= partialMatch(this.#query, part.atoms, part.bound, match)
      if (this.#budget.step()) return true
      this.#consider(part, match)
      return !this.#wants(part.best)
    })
  }

  /** Whether an attempt of this score is to be kept: of equals those found first stay. */
  #wants(score: Score): boolean {
    const worst = this.kept[this.#most - 1]
    return worst === undefined || better(score, worst)
  }

  #consider(part: Part, match: Join): void {
    const met = part.conditions.filter(({ expression }) => isTrue(expression, match)).length
    if (!this.#wants({ ...part.best, met })) return
    const candidate = partialMatch(this.#query, part.atoms, part.bound, match)
    const distance = part.missing.reduce(
      (sum, atom) => sum + this.#distances.nearest(atom, candidate.slots),
      0,
    )
    const key = `${part.atoms.join()}:${candidate.slots.join()}`
    // A distance that the budget cut short is none.
    if (this.#budget.spent || this.kept.some((each) => each.key === key)) return
    const requested = this.#requests.count(candidate)
    if (this.#wants({ met, distance, requested })) {
      this.#keep({ met, distance, requested, candidate, key })
    }
  }

  #keep(attempt: Kept): void {
    const place = this.kept.findIndex((each) => better(attempt, each))
    this.kept.splice(place < 0 ? this.kept.length : place, 0, attempt)
    if (this.kept.length > this.#most) this.kept.pop()
  }
}

/** Whether a condition is true; one without a value is not. */
function isTrue(expression: Condition["expression"], match: Join): boolean {
  try {
    return holds(expression, match)
  } catch (thrown) {
    if (!(thrown instanceof ExecutionError)) throw thrown
    return false
  }
}
