import type { Authorization } from "../authorize.ts"
import type { RoundFacts, Rounds } from "./types.ts"

export function rounds(_: Authorization): Rounds {
  return { kind: "rounds", totals: [], rules: [] }
}

export function roundFacts(_: Authorization, round: number): RoundFacts {
  return { kind: "round", round, made: 0, facts: [], rules: [] }
}
