/**
 * The little of ASN.1's DER that key files need: a strict reader, whose every length is checked
 * against what is there, and a writer of one value. What is not DER is refused with the error of an
 * invalid key.
 *
 * Source: ITU-T X.690, sections 8 and 10.
 */
import { toHex } from "../ast/index.ts"
import { concatBytes } from "./bytes.ts"
import { formatError, type TokenError } from "./errors.ts"

/** Tags of one byte, the only ones that key files have. */
export const derTag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  sequence: 0x30,
  /** Constructed, context-specific numbers 0 and 1. */
  context0: 0xa0,
  context1: 0xa1,
  /** Primitive, context-specific number 1. */
  primitive1: 0x81,
} as const

export const keyError = (reason: string): TokenError => formatError({ InvalidKey: reason })

export class DerReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The tag of the next value; null at the end. */
  get tag(): number | null {
    return this.#bytes[this.#at] ?? null
  }

  /**
   * Reads a value with this tag; `what` names it in errors.
   *
   * @throws {TokenError} `InvalidKey`
   */
  read(tag: number, what: string): Uint8Array {
    const found = this.tag
    if (found === null) throw keyError(`the DER ends where ${what} should be`)
    if (found !== tag) {
      throw keyError(`${what} should have the DER tag ${printByte(tag)}, not ${printByte(found)}`)
    }
    this.#at++
    const length = this.#length(what)
    const left = this.#bytes.length - this.#at
    if (length > left) throw keyError(`${what} announces ${length} bytes, ${left} are present`)
    return this.#bytes.subarray(this.#at, (this.#at += length))
  }

  /** Reads a SEQUENCE, whose values the result gives. */
  sequence(what: string): DerReader {
    return new DerReader(this.read(derTag.sequence, what))
  }

  /** Reads an OBJECT IDENTIFIER, as hexadecimal digits of its content. */
  oid(what: string): string {
    return toHex(this.read(derTag.oid, what))
  }

  /** Reads a BIT STRING of whole bytes. */
  bits(what: string, tag: number = derTag.bitString): Uint8Array {
    const content = this.read(tag, what)
    if (content[0] !== 0) throw keyError(`${what} is not of whole bytes`)
    return content.subarray(1)
  }

  /** Reads the value if it has this tag, else null. */
  optional(tag: number, what: string): Uint8Array | null {
    return this.tag === tag ? this.read(tag, what) : null
  }

  /** @throws {TokenError} `InvalidKey`: something follows */
  end(what: string): void {
    const left = this.#bytes.length - this.#at
    if (left > 0) throw keyError(`${left} bytes follow ${what}`)
  }

  /** Definite, in the least number of bytes, below 2^24: no key is longer. */
  #length(what: string): number {
    const first = this.#bytes[this.#at++]
    if (first === undefined) throw keyError(`the DER ends within the length of ${what}`)
    if (first < 0x80) return first
    const count = first & 0x7f
    if (count === 0 || count > 3) throw keyError(`the length of ${what} is no DER length`)
    let length = 0
    for (let i = 0; i < count; i++) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) throw keyError(`the DER ends within the length of ${what}`)
      length = (length << 8) | byte
    }
    const least = count === 1 ? 0x80 : 1 << (8 * (count - 1))
    if (length < least) throw keyError(`the length of ${what} is longer than it needs to be`)
    return length
  }
}

/** Writes one value, of less than 256 bytes. */
export function derValue(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const bytes = concatBytes(...content)
  const { length } = bytes
  if (length > 0xff) throw new RangeError(`a value of ${length} bytes`)
  const head = length < 0x80 ? [tag, length] : [tag, 0x81, length]
  return concatBytes(Uint8Array.from(head), bytes)
}

const printByte = (byte: number): string => `0x${byte.toString(16).padStart(2, "0")}`
