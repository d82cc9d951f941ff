/** The nearest of some known names, for "did you mean". */
import { editDistance } from "../ast/index.ts"

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
