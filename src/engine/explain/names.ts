/**
 * Blocks, origins, trust and keys in words, the same wherever they are named. A page uses them as well, so
 * nothing of the evaluator is imported here.
 */
import { printPublicKey, type BlockId, type PublicKey } from "../../ast/index.ts"

/** `authority`, `block 1`, …, `authorizer`. */
export const blockInWords = (block: BlockId): string =>
  block === "authorizer" ? block : block === 0 ? "authority" : `block ${block}`

/** As the subject of a sentence: `the authority`, `block 1`, …, `the authorizer`. */
export const theBlock = (block: BlockId): string =>
  typeof block === "number" && block > 0 ? blockInWords(block) : `the ${blockInWords(block)}`

/** The blocks that made a fact possible, or whose facts a clause may read: `block 1 and authorizer`. */
export const originInWords = (origin: readonly BlockId[]): string =>
  listInWords(origin.map(blockInWords))

/** `a`, `a and b`, `a, b and c`. */
export const listInWords = (items: readonly string[]): string =>
  items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`

/** A key by its first four and last two digits: `ed25519/ca34…9f`. */
export function shortKey(key: PublicKey): string {
  const text = printPublicKey(key)
  const digits = text.indexOf("/") + 1
  return `${text.slice(0, digits + 4)}…${text.slice(-2)}`
}

/** A number and its noun: `1 block`, `2 blocks`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`
