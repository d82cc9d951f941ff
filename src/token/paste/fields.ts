/**
 * The fields of one protobuf message, without looking into them, as far as its bytes go: a message
 * that was cut off, or goes on with other bytes, gives the fields before that place and says what
 * is wrong there.
 */
import { DecodeError, WireInput, type WireType } from "../wire-input.ts"

export interface Field {
  readonly tag: number
  readonly wireType: WireType
  /** Where the field begins, with its tag. */
  readonly from: number
  /** The content of a length-delimited field, as far as it is present; else empty. */
  readonly content: Uint8Array
  /** The length that it announces. */
  readonly announced: number
}

export interface Fields {
  /** Fields that are whole. */
  readonly whole: readonly Field[]
  /** The last one, when more is announced than there is. */
  readonly cut: Field | null
  /** Where bytes begin that are no field; null when all are. */
  readonly wrongAt: number | null
  /** Whether the bytes end within a tag or a length. */
  readonly endsInHead: boolean
}

/** More fields than any token that is read has; and none of them has so high a number. */
const maxFields = 2048
const maxTag = 31

export function scanFields(bytes: Uint8Array): Fields {
  const whole: Field[] = []
  let from = 0
  while (from < bytes.length) {
    const field = whole.length < maxFields ? readField(bytes, from) : null
    if (field === null)
      return { whole, cut: null, wrongAt: from, endsInHead: endsHead(bytes, from) }
    const end = endOf(field, bytes)
    if (end > bytes.length) return { whole, cut: field, wrongAt: null, endsInHead: false }
    whole.push(field)
    from = end
  }
  return { whole, cut: null, wrongAt: null, endsInHead: false }
}

/** Null when there is no such field, or its tag and length are not whole. */
function readField(bytes: Uint8Array, from: number): Field | null {
  const input = new WireInput(bytes.subarray(from))
  try {
    const { tag, wireType } = input.key()
    if (tag > maxTag) return null
    const value = wireType === "Varint" || wireType === "LengthDelimited" ? input.uint64() : null
    if (value === null) return null
    const start = bytes.length - input.remaining
    if (wireType === "Varint")
      return { tag, wireType, from, content: bytes.subarray(start, start), announced: 0 }
    const announced = Number(value)
    const content = bytes.subarray(start, Math.min(bytes.length, start + announced))
    return { tag, wireType, from, content, announced }
  } catch (error) {
    if (error instanceof DecodeError) return null
    throw error
  }
}

/**
 * Where the field ends, or would end. Contents are views, so their offset is that of the field's.
 */
const endOf = ({ content, announced }: Field, bytes: Uint8Array): number =>
  content.byteOffset - bytes.byteOffset + announced

/**
 * Whether all bytes from `from` on are those of a varint without its end, or a tag without more.
 */
function endsHead(bytes: Uint8Array, from: number): boolean {
  const rest = bytes.subarray(from)
  return rest.length <= 6 && rest.subarray(1).every((byte) => byte >= 0x80)
}

export const isMessage = ({ wireType }: Field): boolean => wireType === "LengthDelimited"
export const isNumber = ({ wireType }: Field): boolean => wireType === "Varint"
