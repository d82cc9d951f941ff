/** Lists of revoked ids as people keep them: one a line, or in JSON, CSV or Datalog; in hexadecimal or base64. */
import { count } from "./derive/words.ts"

export interface RevocationList {
  /** The line of each id's first entry, from 1, by the id in lower-case hexadecimal. */
  readonly lines: ReadonlyMap<string, number>
  /** Entries that are no id. */
  readonly problems: readonly ListProblem[]
}

/** `line` and `column` count from 1. */
export interface ListProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/**
 * Each line with an id may hold more: columns, keys, a fact around it. A line of words alone is a problem, but
 * for a first one that titles columns, and for fields of JSON. Comments start a line or follow an id.
 */
export function readRevocationList(text: string): RevocationList {
  const lines = new Map<string, number>()
  const problems: ListProblem[] = []
  let isFirst = true
  for (let number = 1, from = 0; from < text.length; number++) {
    const end = text.indexOf("\n", from)
    const line = text.slice(from, end < 0 ? text.length : end)
    from += line.length + 1
    const { ids, wrong, words } = readLine(line)
    for (const id of ids) if (!lines.has(id)) lines.set(id, number)
    for (const { at, text } of wrong) problems.push(problem(number, at, whyNoId(text)))
    if (ids.length + wrong.length === 0 && words.length > 0 && !isBeside(line, isFirst)) {
      const { at } = words[0]!
      const message = `no revocation id in ${quoted(line.slice(at).trimEnd())}`
      problems.push(problem(number, at, message))
    }
    isFirst &&= ids.length + wrong.length + words.length === 0
  }
  return { lines, problems }
}

const problem = (line: number, at: number, message: string): ListProblem => ({
  line,
  column: at + 1,
  message,
})

interface Field {
  readonly at: number
  readonly text: string
}

interface Line {
  readonly ids: readonly string[]
  /** What looks like an id and is none. */
  readonly wrong: readonly Field[]
  readonly words: readonly Field[]
}

/** The usual lines, which need not be taken apart: a list of 100,000 is read in 0.1 to 0.3 s. */
const plainLine = /^(?:[0-9a-f]{128}|[\w+/-]{86}(?:==)?)\r?$/i

const fields = /"([^"]*)"|'([^']*)'|[^\s,;|()[\]{}"']+/g

function readLine(line: string): Line {
  const plain = plainLine.test(line) ? idOf(line.trimEnd()) : null
  if (plain !== null) return { ids: [plain], wrong: [], words: [] }
  const ids: string[] = []
  const wrong: Field[] = []
  const words: Field[] = []
  for (const match of line.matchAll(fields)) {
    const text = (match[1] ?? match[2] ?? match[0]).trim()
    if (words.length === 0 && /^(?:#|\/\/)/.test(match[0])) break
    const field = { at: match.index, text }
    const id = idOf(text)
    if (id !== null) ids.push(id)
    else if (isLikeAnId(text)) wrong.push(field)
    else if (/[\p{L}\p{N}]/u.test(text)) words.push(field)
  }
  return { ids, wrong, words }
}

/** Titles of columns, or a field of JSON that is about something else. */
function isBeside(line: string, isFirst: boolean): boolean {
  const isOfIds = /revo|\bids?\b|sig/i.test(line)
  return isFirst ? isOfIds : !isOfIds && /^\s*\{?\s*"[^"]*"\s*:/.test(line)
}

/** An id in lower-case hexadecimal; null for what is none. */
function idOf(text: string): string | null {
  const hex = hexDigits(text)
  if (/^[0-9a-f]+$/.test(hex) && isSignature(hex)) return hex
  const decoded = text.length < 24 || text.length > 100 ? null : base64Digits(text)
  return decoded !== null && isSignature(decoded) ? decoded : null
}

/** What is left of hexadecimal without a prefix and without colons between bytes. */
const hexDigits = (text: string): string =>
  text
    .replace(/^(?:0x|hex:)/i, "")
    .replaceAll(":", "")
    .toLowerCase()

/** The id of a block is its signature: 64 bytes in ed25519, a DER sequence of two numbers in secp256r1. */
const isSignature = (hex: string): boolean =>
  hex.length === 128 ||
  (hex.length >= 16 &&
    hex.length <= 144 &&
    /^30..02/.test(hex) &&
    Number.parseInt(hex.slice(2, 4), 16) * 2 === hex.length - 4)

/** Base64 of either alphabet, padded or not, as hexadecimal. */
function base64Digits(text: string): string | null {
  if (!/^[\w+/-]+={0,2}$/.test(text)) return null
  const digits = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "")
  if (digits.length % 4 === 1) return null
  const bytes = atob(digits)
  const hex: number[] = []
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes.charCodeAt(i)
    hex.push(digitCode(byte >> 4), digitCode(byte & 15))
  }
  return String.fromCharCode(...hex)
}

const digitCode = (digit: number): number => "0123456789abcdef".charCodeAt(digit)

/** Whether a field was meant to be an id: by its prefix, or because it is long and no word. */
const isLikeAnId = (text: string): boolean =>
  /^(?:0x|hex:)/i.test(text) ||
  /^[0-9a-f]{32,}$/i.test(text) ||
  /^(?=.*\d)[\w+/-]{40,}={0,2}$/.test(text)

function whyNoId(text: string): string {
  const hex = hexDigits(text)
  const stranger = /[^0-9a-f]/.exec(hex)?.[0]
  if (stranger === undefined)
    return hex.length % 2 === 1
      ? `${quoted(text)} has ${hex.length} hexadecimal digits, an odd number`
      : sizeMessage(text, hex.length / 2)
  const digits = base64Digits(text)
  const isHex = /^(?:0x|hex:)/i.test(text) || hex.replaceAll(/[0-9a-f]/g, "").length <= 2
  if (isHex || digits === null)
    return `${quoted(text)} has \`${stranger}\` among hexadecimal digits`
  return sizeMessage(text, digits.length / 2)
}

const sizeMessage = (text: string, bytes: number): string =>
  bytes > 72
    ? `${quoted(text)} has ${count(bytes, "byte")}, more than a signature; a token is not its own id`
    : `${quoted(text)} has ${count(bytes, "byte")}; an ed25519 signature has 64, one of secp256r1 is DER`

const quoted = (text: string): string =>
  `\`${(text.length > 32 ? `${text.slice(0, 24)}…` : text).replaceAll("`", "'")}\``

/** A field that holds more characters lays out its lines for seconds: it shows the first ones alone. */
const mostWritten = 250_000
const mostLines = 50

export interface ListField {
  readonly text: string
  /** Whether there is more, so that the list is not written in but replaced. */
  readonly isCut: boolean
}

export const listField = (text: string): ListField =>
  text.length <= mostWritten
    ? { text, isCut: false }
    : { text: text.slice(0, mostWritten).split("\n", mostLines).join("\n"), isCut: true }

/**
 * The list after a paste, where it would be too much for the field; null where the field may take it. A list of
 * which only the beginning is shown is replaced.
 */
export function longPaste(text: string, pasted: string, from: number, to: number): string | null {
  if (pasted === "") return null
  if (text.length > mostWritten) return pasted
  const whole = text.slice(0, from) + pasted + text.slice(to)
  return whole.length > mostWritten ? whole : null
}
