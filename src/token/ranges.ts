/**
 * Where the parts of a serialized token stand among its bytes, so that a page can show which bytes are whose.
 * The scan reads the outermost fields alone and looks into none of them.
 */
import { WireInput } from "./wire-input.ts"

/** Bytes from number `from` up to `to`, exclusive. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Each range holds a whole field: its tag, its length and its content. */
export interface ContainerRanges {
  /** The authority first. */
  readonly blocks: readonly ByteRange[]
  readonly proof: ByteRange
}

/** The numbers of the fields of `BiscuitMessage`. */
const authorityTag = 2
const blockTag = 3
const proofTag = 4

/**
 * Finds the parts of a token, in the order in which they stand: as `encodeContainer` writes it, the hint of the root
 * key, if any, then the authority, the other blocks and the proof, with nothing between them.
 *
 * @throws {DecodeError} the bytes are no message
 * @throws {RangeError} the message has no proof
 */
export function containerRanges(bytes: Uint8Array): ContainerRanges {
  const input = new WireInput(bytes)
  let authority: ByteRange | null = null
  const others: ByteRange[] = []
  let proof: ByteRange | null = null
  while (input.remaining > 0) {
    const from = bytes.length - input.remaining
    const { tag, wireType } = input.key()
    input.skip(tag, wireType, 0)
    const range = { from, to: bytes.length - input.remaining }
    if (tag === authorityTag) authority = range
    if (tag === blockTag) others.push(range)
    if (tag === proofTag) proof = range
  }
  const blocks = authority === null ? others : [authority, ...others]
  if (proof === null) throw new RangeError("a token has a proof")
  return { blocks, proof }
}
