/**
 * URL-safe base64 without padding, the only base64 of this project: links are written in it, and tokens, which
 * add padding and the reference's errors. Source: RFC 4648, section 5.
 */
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** The value of each character by its code, 64 for those that are not of the alphabet. */
const values = new Uint8Array(256).fill(64)
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i

/** Whether the character of that code, or the byte, is one of the 64. */
export const isBase64Url = (code: number): boolean => (values[code] ?? 64) < 64

export function encodeBase64Url(bytes: Uint8Array): string {
  let text = ""
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += alphabet[bits >> 18]! + alphabet[(bits >> 12) & 63]!
    if (left > 1) text += alphabet[(bits >> 6) & 63]!
    if (left > 2) text += alphabet[bits & 63]!
  }
  return text
}

/**
 * The bytes that `text` spells; null for a foreign character, for a length that no bytes have, and where the last
 * character has bits that belong to no byte: so different texts are different bytes.
 */
export function decodeBase64Url(text: string): Uint8Array | null {
  const { length } = text
  if (length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let bits = 0
  let at = 0
  for (let i = 0; i < length; i++) {
    const value = values[text.charCodeAt(i)] ?? 64
    if (value === 64) return null
    bits = (bits << 6) | value
    if (i % 4 !== 0) bytes[at++] = bits >> (6 - 2 * (i % 4))
  }
  const unused = length % 4 === 2 ? 4 : length % 4 === 3 ? 2 : 0
  return (bits & ((1 << unused) - 1)) === 0 ? bytes : null
}
