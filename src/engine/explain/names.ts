/**
 * Blocks, origins, trust and keys in words, the same wherever they are named. A page uses them as well, so
 * nothing of the evaluator is imported here.
 */
import type { BlockId } from "../../ast/index.ts"

/** `authority`, `block 1`, …, `authorizer`. */
export const blockName = (block: BlockId): string =>
  block === "authorizer" ? block : block === 0 ? "authority" : `block ${block}`

/** As the subject of a sentence: `the authority`, `block 1`, …, `the authorizer`. */
export const theBlock = (block: BlockId): string =>
  typeof block === "number" && block > 0 ? blockName(block) : `the ${blockName(block)}`

/** The blocks that made a fact possible, or whose facts a clause may read: `block 1 and authorizer`. */
export const originInWords = (origin: readonly BlockId[]): string =>
  listInWords(origin.map(blockName))

/** `a`, `a and b`, `a, b and c`. */
export const listInWords = (items: readonly string[]): string =>
  items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`

/** A key's algorithm and the ends of its digits: enough to tell it from others at a glance. */
export const shortKey = (key: string): string =>
  key.replace(/^(.*\/)?([0-9a-f]{4})[0-9a-f]+([0-9a-f]{4})$/i, "$1$2…$3")

/** A number and its noun: `1 block`, `2 blocks`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`
