/**
 * A cursor over protobuf bytes, with the checks and the error texts of prost 0.10.
 *
 * The bytes are hostile: every length is compared with what remains before anything is made of it,
 * and no loop runs without consuming a byte.
 */
import { decodeUtf8, firstForeignByte } from "./platform.ts"

/** Names as prost prints them, at the numbers they have on the wire. */
export const wireTypes = [
  "Varint",
  "SixtyFourBit",
  "LengthDelimited",
  "StartGroup",
  "EndGroup",
  "ThirtyTwoBit",
] as const
export type WireType = (typeof wireTypes)[number]

/** How deep messages may nest; the outermost one is not counted. */
export const recursionLimit = 100

/**
 * Bytes that are not the protobuf message they should be. `text` is prost's debug print of its
 * error.
 */
export class DecodeError extends Error {
  /** Offset of the byte at fault: that of a field's key for its number and type, else of the value. */
  readonly at: number
  /** Message and field names, innermost first. */
  readonly path: [message: string, field: string][] = []

  constructor(description: string, at: number) {
    super(description)
    this.at = at
  }

  get text(): string {
    const path = this.path.map(([message, field]) => `("${message}", "${field}")`).join(", ")
    return `DecodeError { description: "${this.message}", stack: [${path}] }`
  }
}

export class WireInput {
  readonly #bytes: Uint8Array
  #at = 0
  /** Where the key read last begins. */
  #keyAt = 0
  /** The halves of the varint read last. */
  #low = 0
  #high = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get remaining(): number {
    return this.#bytes.length - this.#at
  }

  /** Reads a field's number and wire type. */
  key(): { tag: number; wireType: WireType } {
    this.#keyAt = this.#at
    this.#varint()
    if (this.#high !== 0) throw this.keyFault(`invalid key value: ${this.#bigint()}`)
    const wireType = wireTypes[this.#low & 7]
    if (wireType === undefined) throw this.keyFault(`invalid wire type value: ${this.#low & 7}`)
    if (this.#low < 8) throw this.keyFault("invalid tag value: 0")
    return { tag: this.#low >>> 3, wireType }
  }

  /** An error about the key read last. */
  keyFault(description: string): DecodeError {
    return new DecodeError(description, this.#keyAt)
  }

  uint64(): bigint {
    this.#varint()
    return this.#bigint()
  }

  /** The low 32 bits, as prost truncates. */
  uint32(): number {
    this.#varint()
    return this.#low
  }

  /** Any bit set makes it true. */
  bool(): boolean {
    this.#varint()
    return (this.#low | this.#high) !== 0
  }

  /** A view of the bytes after their length, not a copy. */
  bytes(): Uint8Array {
    const length = this.length()
    return this.#bytes.subarray(this.#at, (this.#at += length))
  }

  string(): string {
    const bytes = this.bytes()
    const text = decodeUtf8(bytes)
    if (text !== null) return text
    const at = this.#at - bytes.length + firstForeignByte(bytes)
    throw new DecodeError("invalid string value: data is not UTF-8 encoded", at)
  }

  /** Reads a length that what remains can satisfy. */
  length(): number {
    const from = this.#at
    this.#varint()
    if (this.#high !== 0 || this.#low > this.remaining) {
      throw new DecodeError("buffer underflow", from)
    }
    return this.#low
  }

  /**
   * Reads `item` until `length` bytes are used. An item may read past that end as far as there are
   * bytes; only afterwards is it an error, as in prost.
   */
  delimited(item: () => void): void {
    const length = this.length()
    const end = this.#at + length
    while (this.#at < end) item()
    if (this.#at !== end) throw new DecodeError("delimited length exceeded", end)
  }

  /** Skips the value of an unknown field. `depth` counts enclosing messages and groups. */
  skip(tag: number, wireType: WireType, depth: number): void {
    this.enterLevel(depth)
    switch (wireType) {
      case "Varint":
        this.#varint()
        break
      case "SixtyFourBit":
        this.advance(8)
        break
      case "ThirtyTwoBit":
        this.advance(4)
        break
      case "LengthDelimited":
        this.advance(this.length())
        break
      case "StartGroup":
        this.#skipGroup(tag, depth)
        break
      case "EndGroup":
        throw this.keyFault("unexpected end group tag")
      default:
        wireType satisfies never
    }
  }

  /** @throws {DecodeError} `depth` levels are open and no further one is allowed */
  enterLevel(depth: number): void {
    if (depth >= recursionLimit) throw this.keyFault("recursion limit reached")
  }

  #skipGroup(tag: number, depth: number): void {
    for (;;) {
      const inner = this.key()
      if (inner.wireType === "EndGroup") {
        if (inner.tag !== tag) throw this.keyFault("unexpected end group tag")
        return
      }
      this.skip(inner.tag, inner.wireType, depth + 1)
    }
  }

  /** Passes over so many bytes. */
  advance(count: number): void {
    if (count > this.remaining) throw new DecodeError("buffer underflow", this.#at)
    this.#at += count
  }

  /** Reads into `#low` and `#high`: seven bits a byte, at most ten bytes and 64 bits. */
  #varint(): void {
    const from = this.#at
    let low = 0
    let high = 0
    for (let i = 0; i < 10 && this.#at < this.#bytes.length; i++) {
      const byte = this.#bytes[this.#at++]!
      const bits = byte & 0x7f
      if (i < 5) low |= bits << (7 * i)
      if (i === 4) high = bits >> 4
      if (i > 4) high |= bits << (7 * i - 32)
      if (byte < 0x80) {
        if (i === 9 && byte > 1) break
        this.#low = low >>> 0
        this.#high = high >>> 0
        return
      }
    }
    throw new DecodeError("invalid varint", from)
  }

  #bigint(): bigint {
    return this.#high === 0 ? BigInt(this.#low) : (BigInt(this.#high) << 32n) | BigInt(this.#low)
  }
}
