/** The limits that can be chosen: two profiles by name, and numbers of one's own. */
import { referenceLimits, type RunLimits, strictLimits } from "../../src/worker/index.ts"

export type LimitsName = "reference" | "strict" | "custom"

export interface LimitsChoice {
  readonly name: LimitsName
  /** Kept while a profile is chosen. */
  readonly custom: RunLimits
}

export const firstLimits: LimitsChoice = {
  name: "reference",
  custom: { maxFacts: 100_000, maxIterations: 1000, maxTime: Infinity, maxBlocks: Infinity },
}

export const runLimits = ({ name, custom }: LimitsChoice): RunLimits =>
  ({ reference: referenceLimits, strict: strictLimits, custom })[name]

/** The greatest number that can be chosen for a limit; the deadline of a run comes long before. */
export const greatestLimit = 1_000_000
