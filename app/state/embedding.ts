/** How the page shows itself within another one, as the query of its address says. */

/** What can be shown: texts, and what came of them. */
export type Part = "blocks" | "authorizer" | "verdict" | "why" | "facts"

export interface Embedding {
  readonly isReadOnly: boolean
  /** In the order in which they are shown. */
  readonly parts: ReadonlySet<Part>
}

const known: ReadonlySet<string> = new Set<Part>([
  "blocks",
  "authorizer",
  "verdict",
  "why",
  "facts",
])
const isPart = (name: string): name is Part => known.has(name)

const usual: readonly Part[] = ["blocks", "authorizer", "verdict"]

/**
 * Null for a page of its own. Names that are not known are left out, so that a page of documentation may ask for what
 * only a newer playground has; where none is known, the usual parts are shown.
 *
 * @param search as `location.search`
 */
export function embeddingOf(search: string): Embedding | null {
  const query = new URLSearchParams(search)
  if (!query.has("embed")) return null
  const asked = (query.get("tabs") ?? "").split(",").map((name) => name.trim())
  const parts = asked.filter(isPart)
  return {
    isReadOnly: query.has("readonly"),
    parts: new Set(parts.length > 0 ? parts : usual),
  }
}
