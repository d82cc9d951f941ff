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

/** The limits to choose from, each with what it is for. */
export const limitsProfiles: readonly {
  readonly name: LimitsName
  readonly title: string
  readonly about: string
}[] = [
  {
    name: "reference",
    title: "Reference",
    about:
      "1,000 facts and 100 rounds. Its clock of 1 ms is shown but not applied: it would measure this machine.",
  },
  {
    name: "strict",
    title: "Strict",
    about:
      "Bounded verification: at most 1,000 facts, 128 rounds, 1 ms, and 5 blocks after the authority; over any, the token is rejected as BiscuitBoundsExceeded.",
  },
  { name: "custom", title: "Custom", about: "Numbers of your own." },
]
