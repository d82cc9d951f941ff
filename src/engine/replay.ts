/**
 * The world of an earlier run, made again from what was stored of it. Stored are only facts and their
 * origins; how they came about is found by running the rules once more, with nothing taken that is not
 * stored. What no rule makes (a host function's work, or somebody's edit) is taken as it is.
 */
import { Bounds } from "./bounds.ts"
import type { Relations } from "./clause.ts"
import { Budget } from "./explain/budget.ts"
import { findInert } from "./explain/made.ts"
import { replayRounds, type Admission, type Firings } from "./fixpoint.ts"
import type { OriginId } from "./origins.ts"
import type { FactKey, RunInput, RunLimits, StoredDifferences, StoredWorld } from "./types.ts"
import { World } from "./world.ts"

/** Milliseconds for finding how stored facts came about; then all that is stored is taken as it is. */
const maxTime = 1000

/** Facts that are listed as following and not stored. */
const maxExtra = 1000

export interface Replay {
  /** Holds what is written and what is stored, and nothing else. */
  readonly world: World
  readonly firings: Firings
  /** Rounds of rules that it took. */
  readonly rounds: number
  readonly differences: StoredDifferences
}

/**
 * Makes the world that `stored` was.
 *
 * @throws {InvalidRuleError} as `World`
 * @throws {RangeError} an origin names a block that is not there
 */
export function replay(
  input: RunInput,
  { facts }: StoredWorld,
  budget: Budget = new Budget(Infinity, maxTime),
): Replay {
  const stored = facts.flatMap((group) =>
    group.facts.map((fact): FactKey => ({ ...fact, origin: group.origin })),
  )
  const missing = attempt(input, stored, [], budget)
  if (missing.lacking.length === 0) return missing
  // Of what the written facts do not give, only that is taken as it is which follows from no other.
  const unsupported = unmade(input, stored, missing.lacking, budget)
  const supported = attempt(input, stored, unsupported, budget)
  if (supported.lacking.length === 0) return supported
  // Facts that only support each other.
  return attempt(input, stored, [...unsupported, ...supported.lacking], budget)
}

interface Attempt extends Replay {
  /** Stored facts that the world lacks. */
  readonly lacking: readonly FactKey[]
}

/** Runs the rules on the written facts and on `taken`. */
function attempt(
  input: RunInput,
  stored: readonly FactKey[],
  taken: readonly FactKey[],
  budget: Budget,
): Attempt {
  const world = new World(input, taken)
  const keeper = new Keeper(world, stored)
  const rounds = applyRules(world, keeper, budget)
  if (rounds === null) return allTaken(input, stored)
  return {
    world,
    firings: rounds.firings,
    rounds: rounds.iterations,
    differences: { missing: taken, extra: keeper.refused(), complete: true },
    lacking: absent(world, stored),
  }
}

/** Null when the budget ended it; the world is then half made. */
function applyRules(
  world: World,
  keeper: Keeper,
  budget: Budget,
): ReturnType<typeof replayRounds> | null {
  let rounds: ReturnType<typeof replayRounds> | null = null
  budget.within(world, () => {
    rounds = replayRounds(world, new Bounds(unlimited, () => 0), keeper.admits)
  })
  return rounds
}

const unlimited: RunLimits = {
  maxFacts: Infinity,
  maxIterations: Infinity,
  maxTime: Infinity,
  maxBlocks: Infinity,
}

function allTaken(input: RunInput, stored: readonly FactKey[]): Attempt {
  const missing = absent(new World(input), stored)
  const world = new World(input, missing)
  const differences = { missing, extra: [], complete: false }
  return { world, firings: [], rounds: 0, differences, lacking: [] }
}

/** Those of `facts` that no rule makes when all that is stored is there. */
function unmade(
  input: RunInput,
  stored: readonly FactKey[],
  facts: readonly FactKey[],
  budget: Budget,
): readonly FactKey[] {
  const world = new World(input, facts)
  applyRules(world, new Keeper(world, stored), budget)
  return facts.filter((fact) => {
    const place = world.find(fact, fact.origin)
    return place === null || place.relation.repeats(place.row) === 0
  })
}

const absent = (world: World, facts: readonly FactKey[]): readonly FactKey[] =>
  facts.filter(
    (fact) => world.find(fact, fact.origin) === null && findInert(world, fact) === undefined,
  )

/** Admits stored facts to a world, and remembers the others. */
class Keeper {
  readonly #world: World
  readonly #stored: Relations
  readonly #refused: Relations
  #refusals = 0

  constructor(world: World, stored: readonly FactKey[]) {
    this.#world = world
    this.#stored = world.relationsOf(stored)
    this.#refused = world.relationsOf([])
  }

  readonly admits: Admission = ({ name, arity }, terms, origin) => {
    const stored = this.#stored.find(name, arity)
    if (stored !== undefined && stored.find(terms, origin) >= 0) return true
    if (this.#refusals < maxExtra && this.#isNew(name, terms, origin)) this.#refusals++
    return false
  }

  refused(): readonly FactKey[] {
    return this.#refused.all.flatMap((relation) =>
      Array.from({ length: relation.count }, (_, row) => ({
        ...this.#world.tuple(relation, row),
        origin: this.#world.origins.blocks(relation.origin(row)),
      })),
    )
  }

  #isNew(name: string, terms: ArrayLike<number>, origin: OriginId): boolean {
    return this.#refused.get(name, terms.length).add(terms, origin, 0) >= 0
  }
}
