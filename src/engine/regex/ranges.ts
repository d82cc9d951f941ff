/**
 * Sets of code points, the one currency between the parser of patterns, Unicode's tables and the
 * matcher. A set is canonical: ranges ascend, and neither touch nor overlap, so equal sets are
 * equal lists. Surrogates are never members: the reference works on scalar values.
 */

/** Inclusive bounds, flat: `[from, to, from, to, …]`. */
export type Ranges = readonly number[]

export const lastCodePoint = 0x10ffff

export const everything: Ranges = [0, 0xd7ff, 0xe000, lastCodePoint]

/** The set of any inclusive pairs, in any order; surrogates are dropped. */
export function rangesOf(pairs: Ranges): Ranges {
  return intersect(merge(pairs), everything)
}

export const union = (a: Ranges, b: Ranges): Ranges =>
  a.length === 0 ? b : b.length === 0 ? a : merge([...a, ...b])

export const subtract = (a: Ranges, b: Ranges): Ranges => intersect(a, negate(b))

export const symmetricDifference = (a: Ranges, b: Ranges): Ranges =>
  subtract(union(a, b), intersect(a, b))

/** The scalar values outside `set`. */
export function negate(set: Ranges): Ranges {
  const gaps: number[] = []
  let next = 0
  for (let i = 0; i < set.length; i += 2) {
    const from = set[i] ?? 0
    if (from > next) gaps.push(next, from - 1)
    next = (set[i + 1] ?? 0) + 1
  }
  if (next <= lastCodePoint) gaps.push(next, lastCodePoint)
  return intersect(gaps, everything)
}

export function intersect(a: Ranges, b: Ranges): Ranges {
  const common: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const endA = a[i + 1] ?? 0
    const endB = b[j + 1] ?? 0
    const from = Math.max(a[i] ?? 0, b[j] ?? 0)
    const to = Math.min(endA, endB)
    if (from <= to) common.push(from, to)
    if (endA < endB) i += 2
    else j += 2
  }
  return common
}

export function includes(set: Ranges, codePoint: number): boolean {
  let low = 0
  let high = set.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if ((set[2 * middle + 1] ?? 0) < codePoint) low = middle + 1
    else high = middle
  }
  return low < set.length / 2 && (set[2 * low] ?? 0) <= codePoint
}

/** The set's only member, or `undefined` when it has none or several. */
export const onlyMember = (set: Ranges): number | undefined =>
  set.length === 2 && set[0] === set[1] ? set[0] : undefined

function merge(pairs: Ranges): number[] {
  const order = Array.from({ length: pairs.length / 2 }, (_, i) => 2 * i)
  order.sort((i, j) => (pairs[i] ?? 0) - (pairs[j] ?? 0))
  const merged: number[] = []
  for (const i of order) {
    const from = pairs[i] ?? 0
    const to = pairs[i + 1] ?? 0
    const last = merged.length - 1
    const lastEnd = merged[last] ?? -2
    // D7FF and E000 are neighbours among scalar values, yet no range may span surrogates.
    if (from <= lastEnd + 1) merged[last] = Math.max(lastEnd, to)
    else merged.push(from, to)
  }
  return merged
}
