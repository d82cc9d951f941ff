/**
 * How much of a message is missing: which of its parts announces more bytes than are left.
 *
 * Tokens are cut off by columns, log lines and careless selections. The lengths they carry tell by how much,
 * which the reader of pastes and the sentences of errors both say.
 */
import type { MessageKind } from "./paste/types.ts"
import { DecodeError, WireInput } from "./wire-input.ts"

export interface Truncation {
  /** In words: `the authority block`, `block 2`, `the proof`. */
  readonly part: string
  /** Bytes that its length says it has. */
  readonly announced: number
  /** Bytes that are there. */
  readonly present: number
  /** Where its own bytes begin. */
  readonly at: number
}

/** The parts of each kind of message by the numbers of their fields; all of them have a length. */
const parts: Readonly<Record<MessageKind, ReadonlyMap<number, string>>> = {
  token: new Map([
    [2, "the authority block"],
    [3, "block"],
    [4, "the proof"],
  ]),
  "third-party-request": new Map([
    [1, "the previous key"],
    [2, "a public key"],
    [3, "the previous signature"],
  ]),
  "third-party-block": new Map([
    [1, "the block"],
    [2, "the external signature"],
  ]),
  snapshot: new Map([
    [1, "the list of limits"],
    [3, "the world"],
  ]),
}

const maxUint32 = 0xffff_ffff

/**
 * Null when no part announces more than there is: the message is whole, or ends between two parts or inside of
 * a length, or the bytes are no such message. That the bytes are one at all is for the caller to know.
 */
export function truncation(bytes: Uint8Array, kind: MessageKind = "token"): Truncation | null {
  const input = new WireInput(bytes)
  let block = 0
  try {
    while (input.remaining > 0) {
      const { tag, wireType } = input.key()
      const name = parts[kind].get(tag)
      if (wireType !== "LengthDelimited" || name === undefined) {
        input.skip(tag, wireType, 0)
        continue
      }
      const part = name === "block" ? `block ${++block}` : name
      const announced = input.uint64()
      if (announced > maxUint32) return null
      const present = input.remaining
      const at = bytes.length - present
      if (announced > present) return { part, announced: Number(announced), present, at }
      input.advance(Number(announced))
    }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
  }
  return null
}

/** `the authority block announces 412 bytes, 240 are present` */
export const truncationText = ({ part, announced, present }: Truncation): string =>
  `${part} announces ${announced} ${announced === 1 ? "byte" : "bytes"}, ${
    present === 0 ? "none is" : present === 1 ? "1 is" : `${present} are`
  } present`
