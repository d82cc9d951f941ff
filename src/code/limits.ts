/** Limits in the form that a library takes them. */
import type { TaskLimits } from "./types.ts"

/** Milliseconds that a library is given where the page has no clock: each of them has one. */
export const clockless = 1000

/** The greatest number that every library takes. */
export const boundless = 2_147_483_647

export interface LibraryLimits {
  readonly facts: number
  readonly rounds: number
  /** Milliseconds. */
  readonly time: number
  /** Blocks after the authority; null where there is no limit. */
  readonly blocks: number | null
}

/** A clock of less than a millisecond becomes one of a millisecond: some libraries count no less. */
export const libraryLimits = ({
  maxFacts,
  maxIterations,
  maxTime,
  maxBlocks,
}: TaskLimits): LibraryLimits => ({
  facts: Math.min(maxFacts, boundless),
  rounds: Math.min(maxIterations, boundless),
  time: Math.min(maxTime === Infinity ? clockless : Math.max(1, Math.ceil(maxTime)), boundless),
  blocks: maxBlocks === Infinity ? null : maxBlocks,
})
