/** What a language reads in its literals: a decoder for each form that quote.ts writes, from the languages' rules. */

/** Undoes escapes: `named` characters after a backslash, and numbers in the forms of the language. */
function unescaped(
  body: string,
  named: Readonly<Record<string, string>>,
  numbers: RegExp,
  base = 16,
): string {
  const pattern = new RegExp(`\\\\(?:${numbers.source}|([^]))`, "gu")
  return body.replace(pattern, (whole: string, ...groups: unknown[]) => {
    const found = groups.slice(0, -2).map(String)
    const character = found.at(-1)!
    const digits = found.slice(0, -1).find((digits) => digits !== "undefined")
    if (digits !== undefined) return String.fromCodePoint(parseInt(digits, base))
    const value = named[character]
    if (value === undefined) throw new SyntaxError(`no escape ${whole}`)
    return value
  })
}

const named = { n: "\n", t: "\t", r: "\r", "\\": "\\", '"': '"', "'": "'", "`": "`", $: "$" }
const only = (keys: string): Record<string, string> =>
  Object.fromEntries(Object.entries(named).filter(([key]) => keys.includes(key)))

const inBraces = /u\{([0-9a-f]+)\}/
const shortOrLong = /u([0-9a-f]{4})|U([0-9a-f]{8})/

/** The bodies of the double-quoted literals in a text, which holds nothing else but `between`. */
function literals(text: string, between: RegExp): string[] {
  const found: string[] = []
  const pattern = /"((?:[^"\\\n]|\\[^\n])*)"/gy
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const gap = between.exec(rest)
    if (gap?.index === 0 && gap[0] !== "") {
      at += gap[0].length
      continue
    }
    pattern.lastIndex = at
    const literal = pattern.exec(text)
    if (literal === null)
      throw new SyntaxError(`no literal at ${JSON.stringify(rest.slice(0, 20))}`)
    found.push(literal[1]!)
    at = pattern.lastIndex
  }
  return found
}

export function readRust(text: string): string {
  const raw = /^r(#+)"([^]*)"\1$/.exec(text)
  if (raw !== null) {
    // The first quote with as many hashes ends it; a lone CR and bidirectional marks are refused.
    const end = `"${raw[1]}`
    if (raw[2]!.includes(end) || /[\r\u202a-\u202e\u2066-\u2069]/.test(raw[2]!)) {
      throw new SyntaxError("no raw string")
    }
    return raw[2]!
  }
  const parts = literals(text.replace(/^concat!\(([^]*)\)$/, "$1"), /^[\s,]+/)
  return parts.map((part) => unescaped(part, only('ntr\\"'), inBraces)).join("")
}

export function readGo(text: string): string {
  const raw = /^`([^`]*)`$/.exec(text)
  // Carriage returns are dropped from raw strings.
  if (raw !== null) return raw[1]!.replaceAll("\r", "")
  return literals(text, /^[\s+]+/)
    .map((part) => unescaped(part, only('ntr\\"'), shortOrLong))
    .join("")
}

/** The whole file is read for `\u` first, in units of UTF-16. */
export function readJava(text: string): string {
  const units = text.replace(
    /(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/g,
    (_, before: string, hex: string) => before + String.fromCharCode(parseInt(hex, 16)),
  )
  const literal = /^"((?:[^"\\\n\r]|\\.)*)"$/s.exec(units)
  if (literal === null) throw new SyntaxError("no string literal")
  return unescaped(literal[1]!, only('ntr\\"'), /(?!)()/)
}

export function readPhp(text: string): string {
  const doc = /^<<<'(\w+)'\n([^]*)\n\1$/.exec(text)
  if (doc !== null) {
    const [, mark = "", body = ""] = doc
    // A line that begins with the mark, indented or not, would end it.
    const ends = new RegExp(`^[ \\t]*${mark}\\b`, "m")
    if (ends.test(body) || body.includes("\r")) throw new SyntaxError("the nowdoc ends before")
    return body
  }
  const parts = literals(text.replace(/^\(([^]*)\)$/, "$1"), /^[\s.]+/)
  if (parts.some((part) => /(?<!\\)(?:\\\\)*\$/.test(part))) throw new SyntaxError("a variable")
  return parts.map((part) => unescaped(part, only('ntr\\"$'), inBraces)).join("")
}

/** A string of biscuit-haskell's Datalog: Haskell's escapes, of which numbers are decimal. */
export function readHaskellString(body: string): string {
  return unescaped(body, only('ntr\\"'), /(\d+)/, 10)
}
