/** The structure of a token as a tree: which of its nodes are in sight, one line of it, and what keys do there. */
import type { Anatomy, AnatomyNode, ByteRange } from "../../../src/worker/index.ts"
import { nodeAt, pathOf } from "../../../src/worker/index.ts"
import { memo, memoWeak } from "./memo.ts"
import { count, originColour } from "./words.ts"

/** Levels that are open at first: the token, and its blocks and proof. */
const openLevels = 2

/** What follows from the parents alone, by node. */
interface Shape {
  /** From 1. */
  readonly levels: Int32Array
  /** The first node that is not part of it. */
  readonly ends: Int32Array
  /** Among the parts of its parent, from 1. */
  readonly positions: Int32Array
  /** How many parts it has. */
  readonly sizes: Int32Array
}

const shapeOf: (anatomy: Anatomy) => Shape = memoWeak(({ nodes }) => {
  const [levels, ends, positions, sizes] = Array.from(
    { length: 4 },
    () => new Int32Array(nodes.length),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array]
  for (const [i, { parent }] of nodes.entries()) {
    levels[i] = parent < 0 ? 1 : levels[parent]! + 1
    positions[i] = parent < 0 ? 1 : ++sizes[parent]!
  }
  for (let i = nodes.length - 1; i >= 0; i--) {
    ends[i] = Math.max(ends[i]!, i + 1)
    const { parent } = nodes[i]!
    if (parent >= 0) ends[parent] = Math.max(ends[parent]!, ends[i]!)
  }
  return { levels, ends, positions, sizes }
})

type Opened = ReadonlyMap<number, boolean>

export const isOpen = (anatomy: Anatomy, opened: Opened, node: number): boolean =>
  !anatomy.nodes[node]!.isLeaf && (opened.get(node) ?? shapeOf(anatomy).levels[node]! <= openLevels)

/** The nodes in sight, in their order: those whose ancestors are all open. */
export const treeRows: (anatomy: Anatomy, opened: Opened) => readonly number[] = memo(
  (anatomy, opened) => {
    const { ends } = shapeOf(anatomy)
    const rows: number[] = []
    for (let node = 0; node < ends.length;) {
      rows.push(node)
      node = isOpen(anatomy, opened, node) ? node + 1 : ends[node]!
    }
    return rows
  },
)

/** The parts of a node, in their order. */
export function partsOf(anatomy: Anatomy, node: number): readonly number[] {
  const { ends } = shapeOf(anatomy)
  const parts: number[] = []
  for (let part = node + 1; part < ends[node]!; part = ends[part]!) parts.push(part)
  return parts
}

/** The node itself while it is in sight, or else what it is part of that is. */
export function nodeInSight(anatomy: Anatomy, opened: Opened, node: number): number {
  const closed = pathOf(anatomy, node).find((part) => !isOpen(anatomy, opened, part))
  return closed ?? node
}

/** The row of a node that is in sight; -1 of another. */
export function rowOfNode(rows: readonly number[], node: number): number {
  let from = 0
  let to = rows.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (rows[middle]! < node) from = middle + 1
    else to = middle
  }
  return rows[from] === node ? from : -1
}

/** With all that a node is part of open, so that it is in sight. */
export function revealed(anatomy: Anatomy, opened: Opened, node: number): Opened {
  const closed = pathOf(anatomy, node)
    .slice(0, -1)
    .filter((part) => !isOpen(anatomy, opened, part))
  return closed.length === 0
    ? opened
    : new Map([...opened, ...closed.map((part) => [part, true] as const)])
}

/** The deepest node with all bytes of a range, which is not empty. */
export function nodeAround(anatomy: Anatomy, { from, to }: ByteRange): number {
  const { nodes } = anatomy
  let node = nodeAt(anatomy, from)
  while (node > 0 && nodes[node]!.to < to) node = nodes[node]!.parent
  return Math.max(0, node)
}

export interface TreeLine {
  readonly node: number
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly state: "open" | "closed" | "leaf"
  readonly name: string
  readonly value: string
  readonly fault: string | null
  /** `12 bytes`. */
  readonly size: string
  /** The value of `data-origin`; null outside of blocks. */
  readonly origin: string | null
}

/** A clause goes by its number too: `fact 0`. */
export const partName = ({ name, clause }: AnatomyNode): string =>
  clause === null || clause.kind === "scope" ? name : `${name} ${clause.index}`

/** How many bytes there are is told beside it. */
export const partValue = ({ value }: AnatomyNode): string =>
  /^\d+ bytes?$/.test(value) ? "" : value

export function treeLine(anatomy: Anatomy, opened: Opened, node: number): TreeLine {
  const { levels, positions, sizes } = shapeOf(anatomy)
  const { fault, from, to, parent, isLeaf, block } = anatomy.nodes[node]!
  return {
    node,
    level: levels[node]!,
    position: positions[node]!,
    siblings: parent < 0 ? 1 : sizes[parent]!,
    state: isLeaf ? "leaf" : isOpen(anatomy, opened, node) ? "open" : "closed",
    name: partName(anatomy.nodes[node]!),
    value: partValue(anatomy.nodes[node]!),
    fault,
    size: count(to - from, "byte"),
    origin: block === null ? null : originColour(block),
  }
}

/** What a key does on a node of the tree; null for a key that does nothing. */
export type TreeMove = { readonly kind: "go" | "open" | "close"; readonly node: number }

export function treeMove(
  anatomy: Anatomy,
  opened: Opened,
  current: number,
  pressed: string,
): TreeMove | null {
  const rows = treeRows(anatomy, opened)
  const row = rowOfNode(rows, current)
  const go = (node: number | undefined): TreeMove | null =>
    node === undefined || node < 0 ? null : { kind: "go", node }
  switch (pressed) {
    case "ArrowDown":
      return go(rows[row + 1])
    case "ArrowUp":
      return go(rows[row - 1])
    case "PageDown":
      return go(rows[Math.min(row + pageRows, rows.length - 1)])
    case "PageUp":
      return go(rows[Math.max(row - pageRows, 0)])
    case "Home":
      return go(rows[0])
    case "End":
      return go(rows.at(-1))
    case "ArrowRight":
      if (isOpen(anatomy, opened, current)) return go(rows[row + 1])
      return anatomy.nodes[current]!.isLeaf ? null : { kind: "open", node: current }
    case "ArrowLeft":
      return isOpen(anatomy, opened, current)
        ? { kind: "close", node: current }
        : go(anatomy.nodes[current]!.parent)
    default:
      return null
  }
}

const pageRows = 8
