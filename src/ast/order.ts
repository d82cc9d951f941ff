/**
 * The total order and the equality of terms, and sets and maps built by it.
 *
 * The reference has two orders that differ only in how strings compare: by bytes in source (`compareUtf8`,
 * the default here) and by position in a symbol table in everything printed from a loaded token (`print.ts`
 * passes that one). Equality is structural: no coercion between kinds, no Unicode normalisation.
 */
import type { MapEntry, MapKey, Term, TermKind } from "./types.ts"

export type CompareStrings = (a: string, b: string) => number

const kindOrder: Record<TermKind, number> = {
  variable: 0,
  integer: 1,
  string: 2,
  date: 3,
  bytes: 4,
  bool: 5,
  set: 6,
  parameter: 7,
  null: 8,
  array: 9,
  map: 10,
}

/** Parameters come before other keys, as in the reference's parser. */
const keyOrder: Record<MapKey["kind"], number> = { parameter: 0, integer: 1, string: 2 }

/**
 * Compares strings by their UTF-8 bytes, which is code point order. UTF-16 order differs only where one
 * side has a surrogate: those code points, from U+10000, must come after U+E000 to U+FFFF.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rotateSurrogates(x) - rotateSurrogates(y)
  }
  return a.length - b.length
}

/** Maps UTF-16 units to numbers whose order is the order of the code points they begin. */
const rotateSurrogates = (unit: number): number =>
  unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

/** Negative, zero or positive as `a` comes before, equals or follows `b`. */
export function compareTerms(a: Term, b: Term, strings: CompareStrings = compareUtf8): number {
  switch (a.kind) {
    case "variable":
      return b.kind === a.kind ? strings(a.name, b.name) : compareKinds(a, b)
    case "parameter":
      return b.kind === a.kind ? compareUtf8(a.name, b.name) : compareKinds(a, b)
    case "integer":
      return b.kind === a.kind ? compareBigints(a.value, b.value) : compareKinds(a, b)
    case "date":
      return b.kind === a.kind ? compareBigints(a.value, b.value) : compareKinds(a, b)
    case "string":
      return b.kind === a.kind ? strings(a.value, b.value) : compareKinds(a, b)
    case "bytes":
      return b.kind === a.kind ? compareBytes(a.value, b.value) : compareKinds(a, b)
    case "bool":
      return b.kind === a.kind ? Number(a.value) - Number(b.value) : compareKinds(a, b)
    case "null":
      return compareKinds(a, b)
    case "set":
    case "array":
      return b.kind === a.kind
        ? compareLists(a.items, b.items, (x, y) => compareTerms(x, y, strings))
        : compareKinds(a, b)
    case "map":
      return b.kind === a.kind
        ? compareLists(a.entries, b.entries, (x, y) => compareEntries(x, y, strings))
        : compareKinds(a, b)
    default:
      return a satisfies never
  }
}

const compareKinds = (a: Term, b: Term): number => kindOrder[a.kind] - kindOrder[b.kind]

const compareBigints = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** Element by element; a proper prefix comes first. */
function compareLists<T>(
  a: readonly T[],
  b: readonly T[],
  compare: (x: T, y: T) => number,
): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compare(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

const compareEntries = (a: MapEntry, b: MapEntry, strings: CompareStrings): number =>
  compareKeys(a.key, b.key, strings) || compareTerms(a.value, b.value, strings)

export function compareKeys(a: MapKey, b: MapKey, strings: CompareStrings = compareUtf8): number {
  return a.kind === b.kind ? compareTerms(a, b, strings) : keyOrder[a.kind] - keyOrder[b.kind]
}

export const equalTerms = (a: Term, b: Term): boolean => compareTerms(a, b) === 0

/** A set holding `items`: sorted, each once. */
export function makeSet(items: readonly Term[]): Extract<Term, { kind: "set" }> {
  const sorted = items.toSorted((a, b) => compareTerms(a, b))
  return {
    kind: "set",
    items: sorted.filter((item, i) => i === 0 || !equalTerms(sorted[i - 1]!, item)),
  }
}

/** A map holding `entries`: sorted by key; of entries with equal keys the last one stays. */
export function makeMap(entries: readonly MapEntry[]): Extract<Term, { kind: "map" }> {
  const sorted = entries.toSorted((a, b) => compareKeys(a.key, b.key))
  return {
    kind: "map",
    entries: sorted.filter((entry, i) => {
      const next = sorted[i + 1]
      return next === undefined || compareKeys(entry.key, next.key) !== 0
    }),
  }
}

/** The order of block ids: 0, 1, 2, …, then the authorizer. */
export const compareBlockIds = (a: number | "authorizer", b: number | "authorizer"): number =>
  a === b ? 0 : a === "authorizer" ? 1 : b === "authorizer" ? -1 : a - b
