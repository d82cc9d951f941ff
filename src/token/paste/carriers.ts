/**
 * What carries tokens from one program to another: JSON, command lines, HTTP headers and cookies,
 * links, settings. These layers know the name of what they carry, and say it.
 */
import type { Excerpt } from "./excerpt.ts"
import type { Layer, Peeled } from "./layers.ts"
import { endOfString } from "./quoted.ts"

/** Parts that are shorter hold no token and no key, and of more than these the first are read. */
const minPart = 20
const maxParts = 200

const parts = (all: Iterable<Peeled>): readonly Peeled[] | null => {
  const kept: Peeled[] = []
  for (const part of all) {
    if (part.rest.length >= minPart) kept.push(part)
    if (kept.length >= maxParts) break
  }
  return kept.length === 0 ? null : kept
}

/** A name as it was written, unless it is so long that it may be part of a secret. */
const named = (what: string, name: string): string =>
  /^[\w.$@ -]{1,40}$/.test(name) ? `${what} (\`${name}\`)` : what

function* jsonMembers(source: Excerpt): Generator<Peeled> {
  const { text } = source
  let name = ""
  for (let from = text.indexOf('"'); from >= 0; from = text.indexOf('"', from)) {
    const to = endOfString(text, from + 1)
    const isName = /^\s{0,20}:/.test(text.slice(to + 1, to + 22))
    if (isName) name = text.slice(from + 1, to)
    else yield { name: named("JSON", name), rest: source.slice(from + 1, to) }
    from = to + 1
  }
}

const jsonLayer: Layer = (source) =>
  /^[[{]/.test(source.text) && source.text.includes('"') ? parts(jsonMembers(source)) : null

const command = /^(?:[$#>%][ \t]+)?(curl|wget|https?|xh|grpcurl)[ \t]/
const commandWord = /'[^']*'|"[^"]*"|[^\s'"]+/g

function* commandWords(source: Excerpt, name: string): Generator<Peeled> {
  for (const { 0: word, index } of source.text.matchAll(commandWord)) {
    const quoted = /^['"]/.test(word) ? 1 : 0
    yield { name, rest: source.slice(index + quoted, index + word.length - quoted) }
  }
}

const commandLine: Layer = (source) => {
  const name = command.exec(source.text)?.[1]
  return name === undefined ? null : parts(commandWords(source, `a \`${name}\` command`))
}

const line = /[^\r\n]+/g

function* lines(source: Excerpt, name: string): Generator<Peeled> {
  for (const { 0: text, index } of source.text.matchAll(line))
    yield { name, rest: source.slice(index, index + text.length) }
}

const messageStart = /^(?:[A-Z]{3,8} \S{1,4000} HTTP\/|HTTP\/\d)/

const httpMessage: Layer = (source) =>
  messageStart.test(source.text) ? parts(lines(source, "an HTTP message")) : null

const settingStart =
  /^[ \t]*(?:(?:export|set|const|let|var)[ \t]+)?(?:\$env:)?["']?[A-Za-z_][\w.-]{0,63}["']?[ \t]*[:=]/
const comment = /^[ \t]*(?:#|\/\/)/

/** More lines are not a file of settings. */
const maxLines = 2000

/** Several headers or settings, one a line. */
const settings: Layer = (source) => {
  const all = source.text.split(/\r?\n/, maxLines).filter((text) => text.trim() !== "")
  if (
    all.length < 2 ||
    all.length >= maxLines ||
    !all.every((text) => settingStart.test(text) || comment.test(text))
  )
    return null
  return parts(lines(source, "the lines around it"))
}

const header =
  /^((?:proxy-)?authorization|(?:set-)?cookie|[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){1,6})[ \t]{0,4}:\s{0,8}(?:(bearer|biscuit|token)[\s:]\s{0,8})?/i

const headerLine: Layer = (source) => {
  const match = header.exec(source.text)
  if (match === null) return null
  const [all, name, scheme] = match
  const said = scheme === undefined ? `\`${name}:\`` : `\`${name}: ${scheme}\``
  return [{ name: said, rest: source.slice(all.length) }]
}

const scheme = /^(?:(?:bearer|token|biscuit)\s{1,8}|(?:web\+)?biscuit:\s{0,8}(?:\/\/)?)/i

const schemePrefix: Layer = (source) => {
  const match = scheme.exec(source.text)
  if (match === null) return null
  const [all] = match
  return [{ name: `\`${all.trim()}\``, rest: source.slice(all.length) }]
}

const url = /^[a-z][a-z0-9+.-]{0,20}:\/\/\S+$/i

function* urlParts(source: Excerpt): Generator<Peeled> {
  const { text } = source
  const query = text.search(/[?#]/)
  for (const { 0: part, index } of text.matchAll(/[^/?#&;]+/g)) {
    if (query >= 0 && index > query) break
    yield { name: "a link", rest: source.slice(index, index + part.length) }
  }
  if (query >= 0) yield* assignments(source.slice(query), /[^?#&;]+/g, "a link")
}

/** `name=value` with something between them. */
function* assignments(source: Excerpt, part: RegExp, what: string): Generator<Peeled> {
  for (const { 0: all, index } of source.text.matchAll(part)) {
    const equals = all.indexOf("=")
    const hasName = equals > 0 && equals < 64 && !/^=*$/.test(all.slice(equals))
    const name = hasName ? named(what, all.slice(0, equals).trim()) : what
    yield { name, rest: source.slice(index + (hasName ? equals + 1 : 0), index + all.length) }
  }
}

const link: Layer = (source) => (url.test(source.text) ? parts(urlParts(source)) : null)

const cookiePair = /^[\w.-]{1,64}=[^;=\s][^;\s]*(?:;|$)/

const cookies: Layer = (source) =>
  cookiePair.test(source.text) && source.text.includes(";")
    ? parts(assignments(source, /[^;]+/g, "a cookie"))
    : null

const queryStart = /^[?#]?[\w.%-]{1,64}=[^&=\s]/

const query: Layer = (source) =>
  queryStart.test(source.text) && source.text.includes("&") && !/\s/.test(source.text)
    ? parts(assignments(source, /[^?#&]+/g, "a query"))
    : null

const setting =
  /^(?:(export|set|const|let|var)[ \t]{1,8})?(\$env:|--?)?["']?([A-Za-z_][\w.-]{0,63})["']?[ \t]{0,8}(:=|=|:)[ \t]{0,8}/
/** YAML's marks of a text over several lines. */
const yamlText = /^[|>][+-]?[ \t]*\r?\n/

const assignment: Layer = (source) => {
  const match = setting.exec(source.text)
  if (match === null) return null
  const [all, keyword = "", prefix = "", name, sign] = match
  const value = source.slice(all.length)
  if (/^=*$/.test(value.text.slice(0, 100)) || value.text.startsWith("//")) return null
  const block = yamlText.exec(value.text)?.[0].length ?? 0
  const said = `${keyword}${keyword === "" ? "" : " "}${prefix}${name!.slice(0, 40)}${sign}`
  return [{ name: `\`${said}\``, rest: value.slice(block) }]
}

export const carriers: readonly Layer[] = [
  jsonLayer,
  commandLine,
  httpMessage,
  settings,
  headerLine,
  schemePrefix,
  link,
  cookies,
  query,
  assignment,
]
