/**
 * Base64 as tokens are written in it, with the reference's rules and errors: padding may be absent, but neither blanks
 * nor the other alphabet are allowed.
 *
 * Source: RFC 4648, section 5; errors as the reference's decoder reports them, observed.
 */
import { decodeBase64Url, encodeBase64Url, isBase64Url } from "../ast/index.ts"
import { TokenError, type Base64Error } from "./errors.ts"
import { encodeUtf8 } from "./platform.ts"

const padding = 0x3d

/** Padded, as the reference writes it. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encodeBase64Url(bytes)
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=")
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
  // What remains to be wrong, now that all characters are of the alphabet, are the bits of the last one.
  const bytes = decodeBase64Url(text.slice(0, length))
  if (bytes === null) throw failure({ InvalidLastSymbol: [length - 1, input[length - 1]!] })
  return bytes
}

const failure = (error: Base64Error): TokenError => new TokenError({ Base64: error })

const isForeign = (byte: number): boolean => byte !== padding && !isBase64Url(byte)

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
    if (!isBase64Url(input[i]!)) throw failure({ InvalidByte: [i, input[i]!] })
  }
  const isSuffix = input.subarray(length).every((byte) => byte === padding)
  const isInGroup =
    length === input.length || (length % 4 > 1 && input.length <= length - (length % 4) + 4)
  if (!isSuffix || !isInGroup) throw failure({ InvalidByte: [length, padding] })
  return length
}
