/**
 * Escapes, common to patterns and classes: which ones there are and what they stand for. Anything
 * else after a backslash makes the pattern invalid; there are no octal numbers and no
 * back-references.
 */
import { refuse, type WordLook } from "./pattern.ts"
import { isHexDigit, type Scanner } from "./scanner.ts"

export type Escape =
  /** `byte` is true for `\xNN` with two digits, which is a byte where Unicode mode is off. */
  | { readonly kind: "literal"; readonly codePoint: number; readonly byte: boolean }
  | { readonly kind: "perl"; readonly name: "d" | "s" | "w"; readonly negated: boolean }
  | { readonly kind: "property"; readonly query: string; readonly negated: boolean }
  | { readonly kind: "text"; readonly look: "textStart" | "textEnd" }
  | { readonly kind: "word"; readonly look: WordLook }

const literal = (codePoint: number, byte = false): Escape => ({ kind: "literal", codePoint, byte })

const named: ReadonlyMap<string, Escape> = new Map<string, Escape>([
  ["a", literal(0x07)],
  ["f", literal(0x0c)],
  ["t", literal(0x09)],
  ["n", literal(0x0a)],
  ["r", literal(0x0d)],
  ["v", literal(0x0b)],
  ["d", { kind: "perl", name: "d", negated: false }],
  ["D", { kind: "perl", name: "d", negated: true }],
  ["s", { kind: "perl", name: "s", negated: false }],
  ["S", { kind: "perl", name: "s", negated: true }],
  ["w", { kind: "perl", name: "w", negated: false }],
  ["W", { kind: "perl", name: "w", negated: true }],
  ["A", { kind: "text", look: "textStart" }],
  ["z", { kind: "text", look: "textEnd" }],
  ["B", { kind: "word", look: "NotBoundary" }],
  ["<", { kind: "word", look: "Start" }],
  [">", { kind: "word", look: "End" }],
])

const wordLooks: ReadonlyMap<string, WordLook> = new Map([
  ["start", "Start"],
  ["end", "End"],
  ["start-half", "StartHalf"],
  ["end-half", "EndHalf"],
])

const hexDigits: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
])

/**
 * Reads the escape at the cursor, which is on the backslash.
 *
 * @throws {InvalidPattern} no such escape
 */
export function readEscape(scanner: Scanner): Escape {
  if (!scanner.bump()) refuse("backslash at the end")
  const letter = scanner.char
  const digits = hexDigits.get(letter)
  if (digits !== undefined) return readHex(scanner, digits)
  if (letter === "p" || letter === "P") return readProperty(scanner, letter === "P")
  scanner.bump()
  if (letter === "b") return { kind: "word", look: readWordLook(scanner) }
  const escape = named.get(letter)
  if (escape !== undefined) return escape
  // The rest of ASCII stands for itself, letters and digits apart.
  if (!/^[\0-/:-@[-`{-\x7f]$/.test(letter)) refuse("unknown escape")
  return literal(letter.charCodeAt(0))
}

/** After `\b`: `{start}` and its like; any other brace is left for a repetition. */
function readWordLook(scanner: Scanner): WordLook {
  if (scanner.char !== "{") return "Boundary"
  const start = scanner.pos
  if (!scanner.bumpAndSkip()) refuse("brace without end")
  const isNamePart = (): boolean => /^[A-Za-z-]$/.test(scanner.char)
  if (!isNamePart()) {
    scanner.pos = start
    return "Boundary"
  }
  let name = ""
  while (isNamePart()) {
    name += scanner.char
    scanner.bumpAndSkip()
  }
  if (!scanner.isAt("}")) refuse("brace without end")
  scanner.bump()
  return wordLooks.get(name) ?? refuse("unknown kind of word boundary")
}

function readHex(scanner: Scanner, digits: number): Escape {
  if (!scanner.bumpAndSkip()) refuse("escape without digits")
  if (scanner.char === "{") return literal(scalarOf(readBraced(scanner, isHexDigit)))
  let hex = ""
  for (let i = 0; i < digits; i++) {
    if (!isHexDigit(scanner.char)) refuse("not a hexadecimal digit")
    hex += scanner.char
    scanner.bumpAndSkip()
  }
  return literal(scalarOf(hex), digits === 2)
}

function scalarOf(hex: string): number {
  const value = hex === "" ? NaN : parseInt(hex, 16)
  const isScalar = value < 0xd800 || (value > 0xdfff && value <= 0x10ffff)
  return isScalar ? value : refuse("not a scalar value")
}

function readProperty(scanner: Scanner, negated: boolean): Escape {
  if (!scanner.bumpAndSkip()) refuse("property without name")
  if (scanner.char === "{") {
    return { kind: "property", query: readBraced(scanner, () => true), negated }
  }
  const query = scanner.char
  if (query === "\\") refuse("property without name")
  scanner.bumpAndSkip()
  return { kind: "property", query, negated }
}

/** What stands between braces, the cursor being on the first; verbose mode drops white space. */
function readBraced(scanner: Scanner, accepts: (char: string) => boolean): string {
  let content = ""
  while (scanner.bumpAndSkip() && scanner.char !== "}") {
    if (!accepts(scanner.char)) refuse("unexpected character in braces")
    content += scanner.char
  }
  if (scanner.atEnd) refuse("brace without end")
  scanner.bumpAndSkip()
  return content
}
