/**
 * URL-safe base64 with the reference's rules and errors: padding may be absent, but neither blanks
 * nor the other alphabet are allowed. The only base64 of this project.
 *
 * Source: RFC 4648, section 5; errors as the reference's decoder reports them, observed.
 */
import { TokenError, type Base64Error } from "./errors.ts"
import { encodeUtf8 } from "./platform.ts"

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** The value of each byte, 64 for those that are not of the alphabet. */
const values = new Uint8Array(256).fill(64)
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i

const padding = 0x3d

/** Padded, as the reference writes it. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ""
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += alphabet[bits >> 18]! + alphabet[(bits >> 12) & 63]!
    text += left > 1 ? alphabet[(bits >> 6) & 63]! : "="
    text += left > 2 ? alphabet[bits & 63]! : "="
  }
  return text
}

/**
 * Offsets in errors count UTF-8 bytes.
 *
 * @throws {TokenError} `InvalidByte`, `InvalidLength`, `InvalidLastSymbol`
 */
export function decodeBase64(text: string): Uint8Array {
  const input = encodeUtf8(text)
  if (input.length % 4 === 1) throw lengthError(input)
  const length = symbolCount(input)
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let bits = 0
  let at = 0
  for (let i = 0; i < length; i++) {
    bits = (bits << 6) | values[input[i]!]!
    if (i % 4 !== 0) bytes[at++] = bits >> (6 - 2 * (i % 4))
  }
  const unused = length % 4 === 2 ? 4 : length % 4 === 3 ? 2 : 0
  if ((bits & ((1 << unused) - 1)) !== 0)
    throw failure({ InvalidLastSymbol: [length - 1, input[length - 1]!] })
  return bytes
}

const failure = (error: Base64Error): TokenError => new TokenError({ Base64: error })

const isForeign = (byte: number): boolean => byte !== padding && values[byte] === 64

/** A single character over is most often a line break, which is then what is reported. */
function lengthError(input: Uint8Array): TokenError {
  const last = input.length - 1
  return failure(isForeign(input[last]!) ? { InvalidByte: [last, input[last]!] } : "InvalidLength")
}

/**
 * How many characters come before the padding. Padding may stand third and fourth in the last group
 * of four, and one of two may be missing; wherever else it is, its first character is at fault.
 */
function symbolCount(input: Uint8Array): number {
  const first = input.indexOf(padding)
  const length = first < 0 ? input.length : first
  for (let i = 0; i < length; i++) {
    if (values[input[i]!] === 64) throw failure({ InvalidByte: [i, input[i]!] })
  }
  const isSuffix = input.subarray(length).every((byte) => byte === padding)
  const isInGroup =
    length === input.length || (length % 4 > 1 && input.length <= length - (length % 4) + 4)
  if (!isSuffix || !isInGroup) throw failure({ InvalidByte: [length, padding] })
  return length
}
