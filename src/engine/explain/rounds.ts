/**
 * The fixpoint round by round: how the world grew, which rules fired and what they made. Everything is read
 * from what the run noted; nothing is evaluated again.
 */
import type { Authorization } from "../authorize.ts"
import { namedFact } from "../report.ts"
import type { Relation } from "../relation.ts"
import type { World } from "../world.ts"
import { namedInert, ruleAddress } from "./made.ts"
import type { NamedFact, RoundFacts, Rounds, RuleWork } from "./types.ts"

/** Facts of a round that an answer holds. */
const factsPerRound = 200

/** @throws {RangeError} the run was refused before it made a world */
export function rounds({ world, firings }: Authorization): Rounds {
  if (world === null) throw new RangeError("a run without a world has no rounds")
  const totals = Array.from({ length: lastRound(world) + 1 }, (_, round) =>
    world.relations.all.reduce((sum, relation) => sum + end(relation, round), world.inert.length),
  )
  return { kind: "rounds", totals, rules: workOf(world, firings, null) }
}

/**
 * What a round made; nothing for one that did not take place.
 *
 * @throws {RangeError} the run was refused before it made a world
 */
export function roundFacts({ world, firings }: Authorization, round: number): RoundFacts {
  if (world === null) throw new RangeError("a run without a world has no rounds")
  const inert = round === 0 ? world.inert : []
  const facts: NamedFact[] = []
  let made = inert.length
  for (const relation of world.relations.all) {
    const from = end(relation, round - 1)
    const to = end(relation, round)
    made += to - from
    for (let row = from; row < to && facts.length < factsPerRound; row++)
      facts.push(namedFact(world, { relation, row }))
  }
  facts.push(...inert.slice(0, factsPerRound - facts.length).map((each) => namedInert(world, each)))
  return { kind: "round", round, made, facts, rules: workOf(world, firings, round) }
}

/** The last round that made facts. Of a stored world it is the last of those that could be told apart. */
const lastRound = ({ relations }: World): number =>
  relations.all.reduce(
    (last, relation) =>
      relation.visible === 0 ? last : Math.max(last, relation.round(relation.visible - 1)),
    0,
  )

/** How many rows there were after a round: before the first none, after the last as many as after it. */
const end = ({ roundEnds }: Relation, round: number): number =>
  round < 0 ? 0 : (roundEnds[round] ?? roundEnds.at(-1) ?? 0)

/** The work of the rules that fired in one round, or in all. */
function workOf(
  world: World,
  firings: Authorization["firings"],
  only: number | null,
): readonly RuleWork[] {
  const sums = new Map<number, { fired: number; made: number }>()
  for (let i = 0; i < firings.length; i += 4) {
    const [round, rule, fired, made] = firings.slice(i, i + 4) as [number, number, number, number]
    if (only !== null && round !== only) continue
    const sum = sums.get(rule) ?? { fired: 0, made: 0 }
    sums.set(rule, { fired: sum.fired + fired, made: sum.made + made })
  }
  return [...sums]
    .toSorted(([a, x], [b, y]) => y.made - x.made || y.fired - x.fired || a - b)
    .map(([rule, work]) => ({ at: ruleAddress(world.rules[rule]!), ...work }))
}
