/** The nearest of some known names, for "did you mean". */

/**
 * Up to two of `names` within two edits of `name`, nearest first; case differences count for
 * nothing.
 */
export function closest(name: string, names: readonly string[]): string[] {
  // Longer words have no near name, and would cost time.
  if (name.length > 40) return []
  return names
    .map((candidate) => ({ candidate, edits: editDistance(name.toLowerCase(), candidate) }))
    .filter(({ candidate, edits }) => edits <= 2 || candidate.startsWith(name.toLowerCase()))
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, 2)
    .map(({ candidate }) => candidate)
}

/** Levenshtein distance: insertions, deletions and replacements of UTF-16 units. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = row[j]! + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(replaced, row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row.at(-1)!
}
