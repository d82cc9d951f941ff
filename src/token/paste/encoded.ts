/**
 * Text that is bytes: base64 in either alphabet, and hexadecimal digits in the ways that tools
 * print them.
 *
 * More is taken than the reference takes, because what was pasted has often been through a form or
 * a terminal; whatever was tolerated is said.
 */
import { decodeBase64 } from "../base64.ts"
import type { Excerpt } from "./excerpt.ts"
import type { PasteEncoding, PasteFault } from "./types.ts"

export interface Encoded {
  readonly bytes: Uint8Array
  readonly encoding: PasteEncoding
  /** What was left out of it, in words. */
  readonly stripped: readonly string[]
  /** Where the byte with this number stood in what was pasted. */
  readonly placeOf: (byte: number) => number
  /** Why the reference would refuse it though its bytes are plain; null where it would not. */
  readonly fault: PasteFault | null
}

const base64Text = /^[A-Za-z0-9+/_-]+=*$/

/** Reads base64 without blanks; null when a character is not of it. */
export function readBase64(source: Excerpt): Encoded | null {
  const { text } = source
  if (!base64Text.test(text)) return null
  const first = text.indexOf("=")
  const length = first < 0 ? text.length : first
  const isStandard = /[+/]/.test(text)
  const isSafe = /[_-]/.test(text)
  const symbols = isStandard ? toSafe(text.slice(0, length)) : text.slice(0, length)
  const ragged = length % 4 === 1
  const whole = ragged ? symbols.slice(0, -1) : symbols
  const stripped: string[] = []
  if (isStandard && isSafe) stripped.push("a mix of both base64 alphabets")
  if (hasWrongPadding(length, text.length - length)) stripped.push("wrong padding")
  return {
    bytes: decodeBase64(withoutLastBits(whole)),
    encoding: isStandard ? "base64" : "base64url",
    stripped,
    placeOf: (byte) => source.at(Math.min(Math.floor((byte * 4) / 3), source.length)),
    fault: lastSymbolFault(source, whole, ragged),
  }
}

const toSafe = (text: string): string => text.replaceAll("+", "-").replaceAll("/", "_")

const hasWrongPadding = (symbols: number, signs: number): boolean =>
  signs > 0 && (symbols + signs) % 4 !== 0 ? true : signs > 2 || (signs > 0 && symbols % 4 === 0)

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** How many low bits of the last symbol belong to no byte, as a mask. */
const unusedBits = (symbols: string): number => [0, 0, 15, 3][symbols.length % 4]!

/** With those bits cleared, which the strict decoder wants. */
function withoutLastBits(symbols: string): string {
  const mask = unusedBits(symbols)
  if (mask === 0) return symbols
  const value = alphabet.indexOf(symbols.at(-1)!)
  return symbols.slice(0, -1) + alphabet[value & ~mask]!
}

function lastSymbolFault(source: Excerpt, symbols: string, ragged: boolean): PasteFault | null {
  if (ragged) {
    const message = `base64 comes in groups of four characters, and one is left over at the end`
    return fault(message, source.at(symbols.length), "InvalidLength")
  }
  if (withoutLastBits(symbols) === symbols) return null
  const message = "the last base64 character says more bits than there is room for in a byte"
  return fault(message, source.at(symbols.length - 1), "InvalidLastSymbol")
}

const fault = (message: string, at: number, code: string): PasteFault => ({
  message,
  hint: "a character is missing or was changed: copy it again as a whole",
  at,
  code,
})

const hexText = /^[0-9a-fA-FxX\\\s:,]+$/

/**
 * Reads at least eight bytes of hexadecimal digits, with `0x`, blanks, colons, or as a dump prints
 * them.
 */
export function readHex(source: Excerpt): Encoded | null {
  const dumped = readDump(source)
  const body = dumped ?? source
  if (!hexText.test(body.text)) return null
  const digits = readDigits(body.text)
  if (digits === null || digits.bytes.length < 8) return null
  return {
    bytes: digits.bytes,
    encoding: "hex",
    stripped: [
      ...(dumped === null ? [] : ["offsets and columns of a dump"]),
      ...separatorNames(body.text),
    ],
    placeOf: (byte) => body.at(digits.places[byte] ?? body.length),
    fault: null,
  }
}

/** The bytes and where the second digit of each stands; null for an odd number of digits. */
function readDigits(text: string): { bytes: Uint8Array; places: Int32Array } | null {
  const bytes = new Uint8Array(text.length >> 1)
  const places = new Int32Array(bytes.length)
  let count = 0
  let high = -1
  for (let i = 0; i < text.length; i++) {
    const digit = digitValue(text.charCodeAt(i))
    if (digit < 0) {
      // The 0 of `0x` is no digit.
      if (high === 0 && (text[i] === "x" || text[i] === "X")) high = -1
      continue
    }
    if (high < 0) {
      high = digit
      continue
    }
    places[count] = i
    bytes[count++] = (high << 4) | digit
    high = -1
  }
  return high < 0 ? { bytes: bytes.slice(0, count), places } : null
}

/** -1 for what is no hexadecimal digit. */
function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

const separatorNames = (text: string): readonly string[] => [
  ...(/0x/i.test(text) ? ["`0x`"] : []),
  ...(text.includes("\\") ? ["`\\x`"] : []),
  ...(/[:,]/.test(text) ? [text.includes(":") ? "colons" : "commas"] : []),
  ...(/\S\s+\S/.test(text) ? [text.includes("\n") ? "line breaks" : "spaces"] : []),
]

/** A line of `xxd` or of `hexdump -C`: an offset, groups of digits, and the characters they are. */
const dumpLine = /^([0-9a-f]{8}(?:: |  ))((?:[0-9a-f]{2,4} {1,2})+[0-9a-f]{0,4})(.*)$/i
/** The last line of `hexdump`, an offset alone. */
const dumpEnd = /^[0-9a-f]{8}$/i

function readDump(source: Excerpt): Excerpt | null {
  if (!/^[0-9a-f]{8}(: |  )/i.test(source.text)) return null
  const lines = source.text.split(/\r?\n/)
  if (!lines.every((line) => line === "" || dumpLine.test(line) || dumpEnd.test(line))) return null
  const isXxd = source.text[8] === ":"
  return source.replace(/[^\n]+/g, (line) => {
    const match = dumpLine.exec(line)
    // Blanks keep the length, which is what keeps the places.
    return match === null ? "" : match[1]!.replace(/./g, " ") + groups(match[2]!, isXxd)
  })
}

/** In `xxd` two blanks end the groups; `hexdump -C` has them in the middle too. */
const groups = (text: string, isXxd: boolean): string => (isXxd ? text.split("  ")[0]! : text)
