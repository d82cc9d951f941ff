/**
 * The checksum of links: CRC-32 as zlib, PNG and Ethernet have it. It finds every change of up to 32 bits in a row,
 * and so that of any one character.
 */
import { encodeBase64Url } from "../ast/index.ts"

/** Its characters. Six hold 36 bits, so the last is one of `AQgw`: what ends with it ends in a letter. */
export const checksumLength = 6

/** Of a text in ASCII. */
export function checksum(text: string): string {
  let crc = -1
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i)
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  const value = ~crc
  return encodeBase64Url(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value))
}
