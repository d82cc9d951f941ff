/** Names and amounts as the page says them. */
import type { BlockId } from "../../../src/ast/index.ts"
import {
  type Address,
  blockName,
  type ClauseAddress,
  type FactRow,
  type RunFailure,
} from "../../../src/worker/index.ts"

export { blockName, listInWords as listed, shortKey, theBlock } from "../../../src/worker/index.ts"

/** The value of `data-origin`, the colour of an origin; eight serve all blocks in turn. */
export const originColour = (block: BlockId): string =>
  typeof block === "string" || block === 0 ? String(block) : String(((block - 1) % 8) + 1)

/** `check 0 of block 1`, `policy 0`. */
export const addressName = (address: Address | ClauseAddress): string =>
  address.kind === "policy"
    ? `policy ${address.index}`
    : `${address.kind} ${address.index} of ${address.block === "authorizer" ? "the " : ""}${blockName(address.block)}`

/** `given`, `stored in the snapshot`, or the round and the rule: `round 2, rule 0 of block 1`. */
export function birthName({ round, from }: Pick<FactRow, "round" | "from">): string {
  if (from.kind === "stored") return storedName
  return round === 0 ? "given" : `round ${round}, ${addressName(from)}`
}

/** What is said of a fact that no text states and no rule makes. */
export const storedName = "stored in the snapshot"

const numbers = new Intl.NumberFormat("en")

/** A whole number with its thousands apart. */
export const digits = (amount: number): string => numbers.format(amount)

export const count = (amount: number, noun: string): string =>
  `${digits(amount)} ${noun}${amount === 1 ? "" : "s"}`

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `3` on the wire is said 3.0. */
export const datalogName = (version: number): string => `Datalog 3.${version - 3}`

/** Browsers tell the time in steps of a tenth of a millisecond. */
export const duration = (milliseconds: number): string =>
  milliseconds < 0.1
    ? "< 0.1 ms"
    : `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`

/** Why an expression had no value. */
export const executionNames: Record<Extract<RunFailure, { kind: "execution" }>["code"], string> = {
  Overflow: "a number overflowed",
  DivideByZero: "division by zero",
  InvalidType: "an operator met a value of the wrong type",
  InvalidStack: "a malformed expression",
  ShadowedVariable: "a closure reuses the name of a variable",
  UnknownVariable: "an unknown variable",
  UndefinedExtern: "an external function that is not defined",
  ExternEvalError: "an external function failed",
}

/** A stretch of a message: words, or what stands between backticks. */
export interface MessagePiece {
  readonly text: string
  readonly isCode: boolean
}

/** A message in its stretches; a backtick without its second one is text. */
export function messagePieces(message: string): readonly MessagePiece[] {
  const parts = message.split("`")
  // An even number of parts means that the last backtick was never closed.
  if (parts.length % 2 === 0) parts.push(`${parts.splice(-2).join("`")}`)
  return parts.map((text, i) => ({ text, isCode: i % 2 === 1 })).filter(({ text }) => text !== "")
}
