/** Predicates whose name is nearly that of another one: what a misspelt name may have meant. */
import { editDistance, type Predicate } from "../../ast/index.ts"
import type { World } from "../world.ts"

/** How many are told. */
const most = 3

/** Longer names are not compared: the time grows with the square of the length. */
const longest = 60

/**
 * Predicates there are facts of that have the name of `wanted` with another number of terms, or nearly its
 * name, nearest first: within two edits, or one where a name has three letters; shorter ones have none.
 */
export function similarTo(
  world: World,
  { name, terms }: Predicate,
): readonly { readonly name: string; readonly arity: number }[] {
  return world.relations.all
    .filter((each) => each.visible > 0 && !(each.name === name && each.arity === terms.length))
    .map((each) => ({ name: each.name, arity: each.arity, edits: editsWithin(name, each.name) }))
    .filter(({ edits }) => edits < Infinity)
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, most)
    .map(({ name: near, arity }) => ({ name: near, arity }))
}

/** The edits between two names when they are few for their length, else `Infinity`. */
function editsWithin(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  const allowed = length >= 4 ? 2 : length === 3 ? 1 : 0
  if (Math.abs(a.length - b.length) > allowed || length > longest) return Infinity
  const edits = editDistance(a, b)
  return edits <= allowed ? edits : Infinity
}
