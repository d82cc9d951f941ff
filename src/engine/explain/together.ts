/**
 * The largest sets of predicates of a body that have a match together, conditions aside.
 *
 * There are as many sets as two to the number of predicates. What makes that bearable: a set without a match
 * holds a smallest one without a match, its core; found once, it rules out all sets that hold it. And
 * predicates that share no variable cannot disturb each other, so each connected part is tried by itself.
 */
import type { CompiledQuery } from "../clause.ts"
import { Join } from "../join.ts"
import type { World } from "../world.ts"
import type { Budget } from "./budget.ts"

/** Predicates of a body, a bit each. */
type AtomSet = bigint

/**
 * Those sets as body positions, ascending; sets that lack later predicates first. Where the budget does not
 * suffice, those found by then, to which at least no predicate can be added.
 */
export function largestTogether(
  world: World,
  query: CompiledQuery,
  budget: Budget,
): readonly (readonly number[])[] {
  const together = new Together(world, query, budget)
  budget.within(world, () => together.search())
  return together.sets.map(membersOf)
}

class Together {
  readonly #world: World
  readonly #query: CompiledQuery
  readonly #budget: Budget
  readonly #cores: AtomSet[] = []
  /** For each predicate those that share a variable with it. */
  readonly #neighbours: readonly AtomSet[]
  /** Whether connected sets have a match. */
  readonly #known = new Map<AtomSet, boolean>()
  /** The largest found so far. */
  sets: AtomSet[] = []

  constructor(world: World, query: CompiledQuery, budget: Budget) {
    this.#world = world
    this.#query = query
    this.#budget = budget
    this.#neighbours = query.atoms.map(({ columns }) =>
      setOf(query.atoms, (other) => other.columns.some((c) => c >= 0 && columns.includes(c))),
    )
  }

  search(): void {
    // INVARIANT: of the sets of its size it is the first one, so it may be met again without harm.
    const first = this.#extend(0n)
    this.sets = [first]
    const least = membersOf(first).length
    let found = false
    for (let size = this.#query.atoms.length; size >= least && !found; size--) {
      for (const set of this.#withoutCores(size, 0, 0n)) {
        if (!this.#hasMatch(set)) continue
        if (!found) this.sets = []
        found = true
        this.sets.push(set)
      }
    }
  }

  /** Adds each predicate in turn that leaves a set with a match. */
  #extend(set: AtomSet): AtomSet {
    let extended = set
    for (let atom = 0; atom < this.#query.atoms.length; atom++) {
      const larger = extended | (1n << BigInt(atom))
      if (this.#hasMatch(larger)) extended = larger
    }
    return extended
  }

  /** The sets of `size` more predicates, from number `from` on, that hold no core. */
  *#withoutCores(size: number, from: number, chosen: AtomSet): Generator<AtomSet> {
    if (this.#budget.step() || this.#cores.some((core) => (chosen & core) === core)) return
    if (size === 0) yield chosen
    else {
      for (let first = from; first <= this.#query.atoms.length - size; first++)
        yield* this.#withoutCores(size - 1, first + 1, chosen | (1n << BigInt(first)))
    }
  }

  /** Whether a set has a match. Of one that has none, a core is kept. */
  #hasMatch(set: AtomSet): boolean {
    const dead = this.#deadPart(set)
    if (dead === null) return true
    this.#cores.push(this.#coreOf(dead))
    return false
  }

  #coreOf(dead: AtomSet): AtomSet {
    let core = dead
    for (const atom of membersOf(dead)) {
      const smaller = this.#deadPart(core & ~(1n << BigInt(atom)))
      if (smaller !== null) core = smaller
    }
    return core
  }

  /** A connected part of a set that has no match. */
  #deadPart(set: AtomSet): AtomSet | null {
    for (let left = set; left !== 0n;) {
      const part = this.#connected(left)
      if (!this.#matches(part)) return part
      left &= ~part
    }
    return null
  }

  /** The part of a set that is connected with its first predicate. */
  #connected(set: AtomSet): AtomSet {
    let part = set & -set
    for (;;) {
      const grown = membersOf(part).reduce((sum, atom) => sum | this.#neighbours[atom]!, part) & set
      if (grown === part) return part
      part = grown
    }
  }

  #matches(part: AtomSet): boolean {
    let matches = this.#known.get(part)
    if (matches === undefined) {
      // Each may be too short to look at the clock by itself, and there can be thousands.
      this.#world.interrupt()
      const atoms = membersOf(part).map((atom) => this.#query.atoms[atom]!)
      matches = new Join({ ...this.#query, atoms }, this.#world, null, false).run(() => true)
      this.#known.set(part, matches)
    }
    return matches
  }
}

const setOf = <T>(items: readonly T[], holds: (item: T) => boolean): AtomSet =>
  items.reduce((set, item, i) => (holds(item) ? set | (1n << BigInt(i)) : set), 0n)

function membersOf(set: AtomSet): readonly number[] {
  const members: number[] = []
  for (let atom = 0, left = set; left !== 0n; atom++, left >>= 1n)
    if ((left & 1n) === 1n) members.push(atom)
  return members
}
