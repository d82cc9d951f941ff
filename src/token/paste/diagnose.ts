/**
 * Says what a pasted text or a dropped file is: takes off what stands around it, layer by layer,
 * until something is recognised, and explains what is not whole. Nothing is thrown, whatever is
 * pasted.
 */
import { readBytes, textOf, utf16Text } from "./bytes.ts"
import { isDatalog } from "./datalog.ts"
import { readBase64, readHex, type Encoded } from "./encoded.ts"
import { Excerpt } from "./excerpt.ts"
import { explain } from "./explain.ts"
import { foreign, readForeignJson, readForeignText } from "./foreign.ts"
import { readPemText } from "./key-blocks.ts"
import { readKeyText, readLabelledSecret } from "./keys.ts"
import { invisibleCharacters, layers, type Peeled } from "./layers.ts"
import { choose, isSecret, isWhole } from "./choice.ts"
import type { Diagnosis, Found } from "./types.ts"
import { readWebKeys } from "./web-keys.ts"

/**
 * The longest paste that is read, in characters or bytes: a token of the greatest length takes less
 * in every form. One megabyte of whatever was tried takes at most 0.08 s of processor time, most
 * of it less than 0.03 s (Node 20).
 */
export const maxPasteLength: number = 4 * 1024 * 1024

/** How many layers are taken off at most, and of a text that is too long to be in many. */
const maxLayers = 12
const longText = 64 * 1024
const maxLayersOfLong = 4
/** Longer JSON is searched for strings, but not read as web keys. */
const longestJson = 64 * 1024

/** Time is linear in the input; `at` of a file counts the UTF-16 units of its text. */
export function diagnose(input: string | Uint8Array): Diagnosis {
  if (input.length > maxPasteLength) {
    const unit = typeof input === "string" ? "characters" : "bytes"
    const message = `${input.length} ${unit} are more than the ${maxPasteLength} that are read`
    return plain({ kind: "unknown", message })
  }
  return typeof input === "string" ? readText(input) : readFile(input)
}

function readText(text: string): Diagnosis {
  const diagnosis = read(Excerpt.of(text), text.length > longText ? maxLayersOfLong : maxLayers)
  // A source that names keys is a source; a token in a sentence that reads like one is a token.
  if (isDatalog(text) && !isSecret(diagnosis)) return plain({ kind: "datalog" })
  // What was taken off in vain is not worth telling.
  return diagnosis.found.kind === "unknown" ? { ...diagnosis, stripped: [] } : diagnosis
}

function readFile(bytes: Uint8Array): Diagnosis {
  if (bytes.length === 0) return plain({ kind: "empty" })
  const wide = utf16Text(bytes)
  const text = wide ?? textOf(bytes)
  if (text !== null) return wide === null ? readText(text) : within("UTF-16", readText(text))
  // A copy, because what is found are views of it.
  const raw = { bytes: bytes.slice(), encoding: "raw", placeOf: () => null, fault: null } as const
  const found = readBytes(raw)
  return {
    found: found ?? { kind: "unknown", message: unknownBytes },
    encoding: "raw",
    stripped: [],
  }
}

const unknownBytes = "these bytes are no token, key or other message of Biscuit's"

const plain = (found: Found): Diagnosis => ({ found, encoding: null, stripped: [] })

const within = (name: string, { found, encoding, stripped }: Diagnosis): Diagnosis => ({
  found,
  encoding,
  stripped: [name, ...stripped],
})

function read(source: Excerpt, depth: number): Diagnosis {
  const visible = invisibleCharacters(source)
  if (visible !== null && depth > 0) return readParts(visible, depth - 1)
  const text = source.trim()
  if (text.length === 0) return plain({ kind: "empty" })
  const known = recognise(text, depth)
  if (known !== null) return known
  if (depth === 0) return plain(explain(text))
  for (const layer of layers) {
    const peeled = layer(text)
    if (peeled !== null) return readParts(peeled, depth - 1)
  }
  return readScattered(text, depth - 1)
}

const readParts = (peeled: readonly Peeled[], depth: number): Diagnosis =>
  choose(peeled.map(({ name, rest }) => within(name, read(rest, depth))))

/** What the whole text is; null when something may still stand around it. */
function recognise(text: Excerpt, depth: number): Diagnosis | null {
  const secret = text.text.startsWith("-----") ? null : readLabelledSecret(text)
  if (secret !== null) return within(secret.stripped, plain(secret.found))
  const found = recogniseText(text)
  if (found !== null) return plain(found)
  const encoded = readHex(text) ?? readBase64(text)
  return encoded === null ? null : readEncoded(text, encoded, depth)
}

const basic = /^(?:authorization:\s{0,8})?basic\s{1,8}[A-Za-z0-9+/]{1,2000}=*$/i

function recogniseText(source: Excerpt): Found | null {
  const { text } = source
  if (text.startsWith("-----BEGIN ")) return readPemText(source)
  if (/^[[{]/.test(text)) return text.length > longestJson ? null : readJson(text)
  if (basic.test(text)) return foreign("HTTP Basic", "this is a name and password for HTTP Basic")
  return readKeyText(source) ?? readForeignText(text)
}

function readJson(text: string): Found | null {
  try {
    const json: unknown = JSON.parse(text)
    return readWebKeys(json) ?? readForeignJson(json)
  } catch {
    return null
  }
}

function readEncoded(text: Excerpt, encoded: Encoded, depth: number): Diagnosis {
  const { encoding, stripped } = encoded
  const found = readBytes(encoded)
  if (found !== null) return { found, encoding, stripped }
  const inner = textOf(encoded.bytes)
  if (inner !== null && depth > 0) {
    const step = encoding === "hex" ? text.length / inner.length : 4 / 3
    const rest = text.map(inner, (index) => Math.floor(index * step))
    const name = encoding === "hex" ? "hexadecimal digits around it" : "base64 around it"
    const diagnosis = within(name, read(rest, depth - 1))
    if (isKnown(diagnosis)) return diagnosis
  }
  return { found: explain(text), encoding: null, stripped: [] }
}

const isKnown = ({ found: { kind } }: Diagnosis): boolean => kind !== "unknown" && kind !== "empty"

const word = /[A-Za-z0-9+/_.~%-]+={0,2}/g
/** A word that may be a token, a key, or a line of one. */
const minWord = 24
const maxWords = 200

/** A text with blanks or other characters in it: one of its words, or all of them joined. */
function readScattered(text: Excerpt, depth: number): Diagnosis {
  const pem = text.text.indexOf("-----BEGIN ")
  if (pem >= 0) return within(around, read(text.slice(pem), depth))
  const words = readWords(text, depth)
  if (words.some(isWhole)) return choose(words)
  const joined = readJoined(text, depth)
  if (joined !== null && isKnown(joined)) return joined
  const explained = plain(explain(text))
  return choose([explained, ...words])
}

const around = "the text around it"

function readWords(text: Excerpt, depth: number): readonly Diagnosis[] {
  const found: Diagnosis[] = []
  for (const { 0: all, index } of text.text.matchAll(word)) {
    if (all.length < minWord || all.length === text.length) continue
    found.push(within(around, read(text.slice(index, index + all.length), depth)))
    if (found.length === maxWords) break
  }
  return found
}

/** Null when the text is no one word in several lines. */
function readJoined(text: Excerpt, depth: number): Diagnosis | null {
  const length = text.text.search(/\s/)
  if (length < 12) return null
  const name = /[\r\n]/.test(text.text) ? "line breaks" : "spaces"
  return within(name, read(text.replace(/\s+/g), depth))
}
