/** The limits that can be chosen by name. */
import { referenceLimits, type RunLimits } from "../../src/worker/index.ts"

export interface LimitsProfile {
  readonly name: string
  readonly limits: RunLimits
}

export const limitsProfiles: readonly LimitsProfile[] = [
  { name: "reference", limits: referenceLimits },
  { name: "wide", limits: { maxFacts: 100_000, maxIterations: 1000, maxTime: Infinity } },
]
