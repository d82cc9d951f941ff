/**
 * The fields of a message one after another, with where each stands, as far as the bytes can be read. Unlike
 * the decoder it refuses nothing: a field that announces more bytes than there are ends where its message
 * does, and reading ends before the first bytes that are no field.
 */
import type { NamedMember, Table } from "../protobuf.ts"
import { DecodeError, WireInput, type WireType } from "../wire-input.ts"

export interface Field {
  readonly tag: number
  readonly wireType: WireType
  /** What the schema says of it; null for a field that the message does not have. */
  readonly member: NamedMember | null
  readonly from: number
  /** Where its content begins: behind the tag, and behind the length if it has one. */
  readonly content: number
  readonly to: number
  /** The value of a varint, in 64 bits; of a field with a length, the length that it announces. */
  readonly number: bigint
}

/** Whether the field has the type that the schema gives it. */
export const isSound = (field: Field): field is Field & { readonly member: NamedMember } =>
  field.member !== null && field.wireType === field.member.shape.wireType

/** Whether it is a list of numbers written as one field. */
export const isPacked = ({ member, wireType }: Field): boolean =>
  member?.isRepeated === true &&
  wireType === "LengthDelimited" &&
  member.shape.wireType === "Varint"

export class FieldReader {
  readonly #table: Table
  readonly #input: WireInput
  readonly #end: number
  /** Where the next field begins, or, at the end, what is no field. */
  at: number
  /** Why reading ended early. */
  fault: string | null = null

  /** Reads the bytes from number `from` up to `to`, exclusive. */
  constructor(table: Table, bytes: Uint8Array, from: number, to: number) {
    this.#table = table
    this.#input = new WireInput(bytes.subarray(from, to))
    this.#end = to
    this.at = from
  }

  /** Null at the end, and where the bytes are no field. */
  next(): Field | null {
    if (this.at >= this.#end || this.fault !== null) return null
    try {
      return this.#read()
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      this.fault = faults[error.message] ?? error.message
      return null
    }
  }

  #read(): Field {
    const from = this.at
    const { tag, wireType } = this.#input.key()
    let content = this.#position
    let number = 0n
    if (wireType === "LengthDelimited") {
      number = this.#input.uint64()
      content = this.#position
      const { remaining } = this.#input
      this.#input.advance(number > remaining ? remaining : Number(number))
    } else if (wireType === "Varint") {
      number = this.#input.uint64()
    } else {
      this.#input.skip(tag, wireType, 0)
    }
    const to = (this.at = this.#position)
    const member = this.#table.members.get(tag) ?? null
    return { tag, wireType, member, from, content, to, number }
  }

  get #position(): number {
    return this.#end - this.#input.remaining
  }
}

/** The decoder's words that nobody else would understand. */
const faults: Readonly<Record<string, string>> = {
  "invalid varint": "a number without an end",
  "buffer underflow": "the bytes end too early",
  "unexpected end group tag": "the end of a group that did not begin",
  "recursion limit reached": "nested too deeply",
}
