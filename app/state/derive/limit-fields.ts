/** The fields in which limits of one's own are written. */
import type { LimitName } from "../../../src/worker/index.ts"
import { digits } from "./words.ts"
import { greatestLimit } from "../limits.ts"

export interface LimitField {
  readonly limit: LimitName
  readonly label: string
  readonly unit: string
  /** Whether an empty field means that there is no limit. */
  readonly isOptional: boolean
}

export const limitFields: readonly LimitField[] = [
  { limit: "maxFacts", label: "Facts", unit: "in all", isOptional: false },
  { limit: "maxIterations", label: "Rounds", unit: "that make new facts", isOptional: false },
  { limit: "maxTime", label: "Time", unit: "milliseconds", isOptional: true },
  { limit: "maxBlocks", label: "Blocks", unit: "after the authority", isOptional: true },
]

export const limitText = (value: number): string => (value === Infinity ? "" : digits(value))

export type ReadLimit =
  | { readonly kind: "limit"; readonly value: number }
  | { readonly kind: "wrong"; readonly message: string }

/** What is written in a field; digits may be grouped by commas or spaces. */
export function readLimit({ label, isOptional }: LimitField, text: string): ReadLimit {
  const digits = text.replaceAll(/[\s,_]/g, "")
  if (digits === "") {
    return isOptional
      ? { kind: "limit", value: Infinity }
      : { kind: "wrong", message: `${label.toLowerCase()} need a limit` }
  }
  if (!/^\d+$/.test(digits)) return { kind: "wrong", message: "expected a whole number" }
  const value = Number(digits)
  if (value < 1) return { kind: "wrong", message: "the least limit is 1" }
  if (value > greatestLimit) {
    return { kind: "wrong", message: `the greatest limit is ${limitText(greatestLimit)}` }
  }
  return { kind: "limit", value }
}
