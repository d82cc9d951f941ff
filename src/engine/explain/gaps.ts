/** How far two values are apart, in words: spans of time, and differences of integers. */
import type { Term } from "../../ast/index.ts"
import { counted } from "./names.ts"

const minute = 60n
const hour = 60n * minute
const day = 24n * hour
/** 365 days and a quarter. */
const year = 365n * day + day / 4n

const units: readonly { readonly name: string; readonly seconds: bigint }[] = [
  { name: "day", seconds: day },
  { name: "hour", seconds: hour },
  { name: "minute", seconds: minute },
  { name: "second", seconds: 1n },
]

/**
 * A span of time, rounded down: the largest of days, hours, minutes and seconds that it holds, and the one
 * after it where that is not zero. From ten days on only the days are said, from two years on `over 2 years`.
 */
export function spanInWords(seconds: bigint): string {
  if (seconds >= 2n * year) {
    const years = `${seconds / year} years`
    return seconds % year === 0n ? years : `over ${years}`
  }
  const largest = units.findIndex((unit) => seconds >= unit.seconds)
  if (largest < 0) return counted(0, "second")
  const { name, seconds: size } = units[largest]!
  const first = counted(Number(seconds / size), name)
  const next = units[largest + 1]
  const rest = next === undefined ? 0n : (seconds % size) / next.seconds
  if (next === undefined || rest === 0n || seconds >= 10n * day) return first
  return `${first} ${counted(Number(rest), next.name)}`
}

/** How a date lies to another one: `323 days later`, `1 second earlier`, `the same moment`. */
export function gapInWords(from: bigint, to: bigint): string {
  if (from === to) return "the same moment"
  return from < to ? `${spanInWords(to - from)} later` : `${spanInWords(from - to)} earlier`
}

/** How `value` lies to `other`, or null where nothing can be said: both are dates, or both integers. */
export function differenceInWords(value: Term, other: Term): string | null {
  if (value.kind === "date" && other.kind === "date") return gapInWords(other.value, value.value)
  if (value.kind !== "integer" || other.kind !== "integer") return null
  if (value.value === other.value) return "the same number"
  return value.value > other.value
    ? `${value.value - other.value} more`
    : `${other.value - value.value} less`
}

/** `a string`, `an integer`, …: a kind of term as a noun. */
export const kindInWords = ({ kind }: Term): string =>
  nouns[kind] ?? `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`

const nouns: Partial<Record<Term["kind"], string>> = {
  null: "null",
  bool: "a boolean",
  bytes: "bytes",
}
