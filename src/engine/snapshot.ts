/**
 * From a snapshot to a run, and from a run to a snapshot.
 *
 * Source: specification, "Snapshots"; what counts as evaluated, and what then is evaluated again, is the
 * reference's.
 */
import {
  datalogVersion,
  maxVersion,
  thirdPartyVersion,
  type Authorizer,
  type Fact,
  type Snapshot,
  type SnapshotBlock,
  type SnapshotFacts,
} from "../ast/index.ts"
import { authorize, type Authorization } from "./authorize.ts"
import { referenceMaxTime } from "./limits.ts"
import { compareOrigins, type OriginId } from "./origins.ts"
import type { RunBlock, RunInput, RunLimits } from "./types.ts"
import type { World } from "./world.ts"

export interface SnapshotRun {
  /** Another authorizer than the stored one: then everything is evaluated anew, from what is written. */
  readonly authorizer?: Authorizer
  /** Each as stored where absent, but for the time, which is then not limited. */
  readonly limits?: Partial<RunLimits>
  readonly externs?: NonNullable<RunInput["externs"]>
}

/** The input that runs a snapshot. Its blocks are taken as they are: no signature comes with them. */
export function snapshotInput(
  { blocks, authorizer, facts, iterations, executionTime, limits }: Snapshot,
  options: SnapshotRun = {},
): RunInput {
  const { maxFacts, maxIterations } = limits
  return {
    blocks: blocks.map(({ block, externalKey }) => ({ block, externalKey })),
    authorizer: options.authorizer ?? authorizer,
    limits: { maxFacts, maxIterations, ...options.limits },
    ...(options.externs && { externs: options.externs }),
    ...(options.authorizer === undefined && { stored: { facts, iterations, executionTime } }),
  }
}

/**
 * Authorizes from a snapshot. One that was evaluated keeps its facts, and its checks and policies are judged
 * over them; one that was not is run, from the facts it holds.
 *
 * @throws {RangeError} an origin names a block that is not there
 */
export const authorizeSnapshot = (snapshot: Snapshot, options: SnapshotRun = {}): Authorization =>
  authorize(snapshotInput(snapshot, options))

/** What a token says of its blocks and a run does not need. */
export type BlockEnvelope = Pick<SnapshotBlock, "context" | "version">

/**
 * The snapshot of a run, as the reference would save it: when no fixpoint was reached, with what there was
 * then, and without a time. A run without a limit of time is saved with the reference's.
 *
 * @param envelopes by block; where absent, there is no context, and the least version that will do
 * @throws {RangeError} the run was refused before it made a world
 */
export function snapshotOf(
  authorization: Authorization,
  envelopes: readonly BlockEnvelope[] = [],
): Snapshot {
  const { world, limits, iterations, input } = authorization
  if (world === null) throw new RangeError("a run without a world cannot be saved")
  const { maxFacts, maxIterations, maxTime } = limits
  return {
    limits: {
      maxFacts,
      maxIterations,
      maxTime: maxTime === Infinity ? referenceMaxTime : maxTime,
    },
    executionTime: executionTime(authorization),
    iterations,
    version: maxVersion,
    blocks: input.blocks.map((block, index) => ({
      ...block,
      ...envelopeOf(block),
      ...envelopes[index],
    })),
    authorizer: input.authorizer,
    facts: factsOf(world),
  }
}

/** A run that took no time by the clock took place all the same; 0 would not say so. */
const leastTime = 1e-6

/** Of this run and the one it went on from; null when not all rules made all they can. */
const executionTime = ({ input, milliseconds, isComplete }: Authorization): number | null =>
  isComplete ? Math.max(leastTime, (input.stored?.executionTime ?? 0) + milliseconds) : null

const envelopeOf = ({ block, externalKey }: RunBlock): BlockEnvelope => ({
  context: null,
  version: Math.max(datalogVersion(block), externalKey === null ? 0 : thirdPartyVersion),
})

/** All facts by origin, in ascending order of origins. */
function factsOf(world: World): readonly SnapshotFacts[] {
  const groups = new Map<OriginId, Fact[]>()
  const add = (origin: OriginId, fact: Fact): void => {
    const group = groups.get(origin)
    if (group === undefined) groups.set(origin, [fact])
    else group.push(fact)
  }
  for (const relation of world.relations.all) {
    for (let row = 0; row < relation.visible; row++)
      add(relation.origin(row), world.tuple(relation, row))
  }
  for (const { origin, fact } of world.inert) add(origin, fact)
  return [...groups]
    .map(([origin, facts]) => ({ origin: world.origins.blocks(origin), facts }))
    .toSorted((a, b) => compareOrigins(a.origin, b.origin))
}
