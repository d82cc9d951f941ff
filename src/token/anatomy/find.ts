/**
 * Finding one's way in an anatomy. Types are all that is imported, so that the page can use it without the
 * code that takes tokens apart.
 */
import type { Anatomy, ClauseInBlock } from "./types.ts"

/** The deepest node with the byte of that number; -1 when the token has no such byte. */
export function nodeAt({ nodes }: Anatomy, byte: number): number {
  if (byte < 0 || byte >= (nodes[0]?.to ?? 0)) return -1
  // Nodes stand in the order of their first bytes, parents first, so it is the last that begins by then.
  let first = 0
  let last = nodes.length - 1
  while (first < last) {
    const middle = Math.ceil((first + last) / 2)
    if (nodes[middle]!.from <= byte) first = middle
    else last = middle - 1
  }
  return first
}

/** The node and what it is part of, the whole token first. */
export function pathOf({ nodes }: Anatomy, node: number): number[] {
  const path: number[] = []
  for (let at = node; at >= 0; at = nodes[at]!.parent) path.push(at)
  return path.toReversed()
}

/** The node of a whole clause; -1 when the block was not taken apart that far. */
export const nodeOfClause = (
  { nodes }: Anatomy,
  block: number,
  { kind, index }: ClauseInBlock,
): number =>
  nodes.findIndex(
    (node) => node.block === block && node.clause?.kind === kind && node.clause.index === index,
  )
