/**
 * What people paste around a token: each layer is known by how a text begins and ends, and leaves
 * what was within it, or several parts to choose from. Every one reads the text in one pass.
 */
import type { Excerpt } from "./excerpt.ts"
import { carriers } from "./carriers.ts"
import { endOfString } from "./quoted.ts"

export interface Peeled {
  /** What was left out, in words. */
  readonly name: string
  readonly rest: Excerpt
}

/** Null when the layer is not there; the text has no blanks around it. */
export type Layer = (source: Excerpt) => readonly Peeled[] | null

export const peeled = (name: string, rest: Excerpt): readonly Peeled[] => [{ name, rest }]

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g

/** Characters without a width, which also stand at the ends, where blanks are cut off. */
export const invisibleCharacters: Layer = (source) => {
  const rest = source.replace(invisible)
  return rest === source ? null : peeled("invisible characters", rest)
}

const fence = /^(?:`{3,}|~{3,})[^\n`]{0,40}\n/

const codeFence: Layer = (source) => {
  const from = fence.exec(source.text)?.[0].length
  if (from === undefined) return null
  const mark = source.text.slice(0, 3)
  const end = source.text.endsWith(mark) ? source.length - 3 : source.length
  return peeled("a code fence", source.slice(from, Math.max(from, end)))
}

const pairs: readonly (readonly [open: string, close: string, name: string])[] = [
  ['"', '"', "quotes"],
  ["'", "'", "quotes"],
  ["“", "”", "quotes"],
  ["‘", "’", "quotes"],
  ["«", "»", "quotes"],
  ["„", "“", "quotes"],
  ["***", "***", "markdown"],
  ["**", "**", "markdown"],
  ["*", "*", "markdown"],
  ["`", "`", "backticks"],
  ["<", ">", "angle brackets"],
  ["(", ")", "brackets"],
  ["[", "]", "brackets"],
  ["{", "}", "brackets"],
]

const quotes: Layer = (source) => {
  const pair = pairs.find((one) => isQuotedBy(source.text, one))
  if (pair === undefined) return null
  const [open, close, name] = pair
  return peeled(name, source.slice(open.length, source.length - close.length))
}

function isQuotedBy(text: string, [open, close]: (typeof pairs)[number]): boolean {
  if (!text.startsWith(open) || !text.endsWith(close) || text.length < 2 * open.length) return false
  const isAlone = text.indexOf(close, open.length) === text.length - close.length
  return isAlone || (open === '"' && endOfString(text, 1) === text.length - 1)
}

/** A mark that a sentence, a list or the other end of a pair left behind, at a word. */
const looseEnd: Layer = (source) => {
  const { text } = source
  if (/\s/.test(text)) return null
  const last = text.at(-1)!
  if (/[.,;:!?)\]}>"'`”’|]/.test(last) && !text.endsWith("..") && text.length > 1)
    return peeled(
      last === "`" ? "a trailing backtick" : `a trailing \`${last}\``,
      source.slice(0, source.length - 1),
    )
  const [first] = text
  if (/["'`“‘<([{|]/.test(first!) && !hasCloser(text))
    return peeled("an opening mark without its other end", source.slice(1))
  return null
}

const hasCloser = (text: string): boolean => /["'`”’>)\]}|\s]/.test(text.slice(1))

const listMark = /^(?:[-*•]|\d{1,3}[.)]|>)[ \t]+/

const listItem: Layer = (source) => {
  const length = listMark.exec(source.text)?.[0].length
  if (length === undefined) return null
  const rest = source.slice(length)
  return source.text.startsWith(">")
    ? peeled(
        "quotation marks of a mail",
        rest.replace(/\n>[ \t]?/g, () => "\n"),
      )
    : peeled("a list mark", rest)
}

const percent = /%([0-7][0-9a-f])/gi

const urlEncoding: Layer = (source) => {
  if (/\s/.test(source.text)) return null
  const rest = source.replace(percent, (_, hex) => String.fromCharCode(Number.parseInt(hex!, 16)))
  return rest === source ? null : peeled("URL encoding", rest)
}

/** `\n` as two characters, a backslash at the end of a line, and the escapes of JSON. */
const escapes = /\\(?:\r?\n|[nrt/"]|u00([0-7][0-9a-f]))|(?:\\\\)+/gi

const escaped: Layer = (source) => {
  const rest = source.replace(escapes, unescape)
  return rest === source ? null : peeled("backslash escapes", rest)
}

function unescape(all: string, hex: string | undefined): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
  if (all.startsWith("\\\\")) return all.slice(all.length / 2)
  return /[/"]$/.test(all) ? all.slice(1) : " "
}

/** JSON within a string: the first quote has a backslash before it. */
const escapedJson: Layer = (source) => {
  const quote = source.text.indexOf('"')
  return quote > 0 && source.text[quote - 1] === "\\" ? escaped(source) : null
}

/** In the order in which they are tried: the outermost one that is there is taken off. */
export const layers: readonly Layer[] = [
  codeFence,
  escapedJson,
  ...carriers,
  quotes,
  looseEnd,
  listItem,
  urlEncoding,
  escaped,
]
