/**
 * Text as a literal of each language, such that the program reads exactly that text. Datalog stays readable in
 * the language's raw form; where that form cannot hold it, or where it has characters that the eye does not see
 * (controls, bidirectional marks), it is a literal with escapes. Sources: the languages' own references.
 */

/** Controls and format characters but for line feed and tab, and the two separators that end lines in places. */
const hidden = /[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/u

/** Half a surrogate pair is no text in UTF-8: tokens hold U+FFFD for it as well. */
const wholeText = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd")

const isPlain = (text: string): boolean => !hidden.test(text)

const hex = (point: number, digits: number): string => point.toString(16).padStart(digits, "0")

/** With `named` characters, and those that are hidden, in the form the language spells them in. */
function escaped(
  text: string,
  named: Readonly<Record<string, string>>,
  spelt: (point: number) => string,
): string {
  let out = ""
  for (const character of text) {
    out += named[character] ?? (isPlain(character) ? character : spelt(character.codePointAt(0)!))
  }
  return out
}

/** The lines of a text, each with its line feed; one of nothing for the empty text. */
const linesOf = (text: string): string[] => (text === "" ? [""] : text.match(/[^\n]*\n|[^\n]+/g)!)

const common = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r" }

const braced = (point: number): string => `\\u{${point.toString(16)}}`

/** `\u` with four digits, `\U` with eight. */
const shortOrLong = (point: number): string =>
  point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`

/** A raw string with as many `#` as it needs; `concat!` of escaped lines where raw is refused. */
export function rustString(text: string): string {
  const whole = wholeText(text)
  const runs = whole.match(/"#*/g) ?? []
  const hashes = Math.max(0, ...runs.map((run) => run.length))
  // The compiler counts hashes in a byte.
  if (isPlain(whole) && hashes <= 255) {
    const mark = "#".repeat(Math.max(1, hashes))
    return `r${mark}"${whole}"${mark}`
  }
  const lines = linesOf(whole).map((line) => `"${escaped(line, common, braced)}"`)
  return lines.length === 1
    ? lines[0]!
    : `concat!(\n${lines.map((line) => `    ${line},\n`).join("")})`
}

/** A template literal. */
export function jsString(text: string): string {
  const body = escaped(wholeText(text), { "\\": "\\\\", "`": "\\`" }, braced)
  return `\`${body.replaceAll("${", "\\${")}\``
}

/** A raw triple-quoted string, or escaped lines in parentheses. */
export function pythonString(text: string): string {
  const whole = wholeText(text)
  // A raw string cannot hold its own end, nor end in what would escape or lengthen it.
  if (isPlain(whole) && !whole.includes('"""') && !/["\\]$/.test(whole)) {
    return `r"""${whole}"""`
  }
  return grouped(whole, (line) => `"${escaped(line, common, shortOrLong)}"`, "", "    ")
}

/** Literals line by line, put together in parentheses. */
function grouped(
  text: string,
  quote: (line: string) => string,
  operator: string,
  indent: string,
): string {
  const lines = linesOf(text).map(quote)
  if (lines.length === 1) return lines[0]!
  const glue = operator === "" ? "\n" : ` ${operator}\n`
  return `(\n${lines.map((line) => indent + line).join(glue)}\n)`
}

/** Between backticks, or escaped lines put together where there is a backtick in it. */
export function goString(text: string): string {
  const whole = wholeText(text)
  if (isPlain(whole) && !whole.includes("`")) return `\`${whole}\``
  const lines = linesOf(whole).map((line) => `"${escaped(line, common, shortOrLong)}"`)
  return lines.join(" +\n\t")
}

/** One ordinary literal: a statement is one line. */
export function javaString(text: string): string {
  const units = (point: number): string =>
    [...String.fromCodePoint(point)]
      .flatMap((character) => character.split(""))
      .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
      .join("")
  return `"${escaped(wholeText(text), common, units)}"`
}

/** A nowdoc whose mark is not in the text, or escaped lines put together. */
export function phpString(text: string): string {
  const whole = wholeText(text)
  if (!isPlain(whole)) {
    const named = { ...common, $: "\\$" }
    return grouped(whole, (line) => `"${escaped(line, named, braced)}"`, ".", "    ")
  }
  let mark = "DATALOG"
  while (whole.includes(mark)) mark += "_"
  return `<<<'${mark}'\n${whole}\n${mark}`
}

/** A word of bash in single quotes, or in `$'…'` with its bytes spelt; null for what no word can hold. */
export function shellWord(text: string): string | null {
  const whole = wholeText(text)
  if (whole.includes("\0")) return null
  if (isPlain(whole)) return `'${whole.replaceAll("'", "'\\''")}'`
  const bytes = (point: number): string =>
    utf8(point)
      .map((byte) => `\\x${hex(byte, 2)}`)
      .join("")
  const named = { "\\": "\\\\", "'": "\\'", "\n": "\\n", "\t": "\\t", "\r": "\\r" }
  return `$'${escaped(whole, named, bytes)}'`
}

/** The bytes of a character in UTF-8; this folder has no TextEncoder. */
function utf8(point: number): number[] {
  if (point < 0x80) return [point]
  const tail = (shift: number): number => 0x80 | ((point >> shift) & 0x3f)
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)]
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)]
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)]
}

/**
 * Datalog for a quasi-quote of Haskell, which has no escapes of its own: what would end it, and what the eye does
 * not see, is spelt in decimal, as the library reads it within a string. So `text` must be printed Datalog,
 * where such characters are in strings alone.
 */
export function haskellDatalog(text: string): string {
  const spelt = (character: string): string => `\\${character.codePointAt(0)}`
  let out = ""
  let afterNumber = false
  for (const character of wholeText(text)) {
    const endsQuote = character === "]" && out.endsWith("|")
    // A digit would belong to the number before it.
    const isSpelt: boolean =
      endsQuote || !isPlain(character) || (afterNumber && /\d/.test(character))
    out += isSpelt ? spelt(character) : character
    afterNumber = isSpelt
  }
  return out
}

/** Words for a comment: on one line, and without what ends a comment or hides in it. */
export function commentWords(text: string): string {
  const shown = Array.from(wholeText(text), (character) => (isPlain(character) ? character : "�"))
  // A backslash before a `u` would be a character in Java's comments too, and `?>` ends PHP.
  return shown.join("").replaceAll(/\s+/g, " ").replaceAll("\\", "/").replaceAll("?>", "? >")
}
