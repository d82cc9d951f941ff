/**
 * Documents as bytes: texts, each behind a byte that no UTF-8 has, so that nothing need be escaped or counted. What
 * has its default takes no byte. `docs/links.md` is the description of this form; `link.ts` deflates it.
 */
import { encodeUtf8 } from "../ast/index.ts"
import { referenceLimits } from "./check.ts"
import { throwawayName, viewpointText } from "./words.ts"
import type { SavedBlocks, SavedDocument, SavedLimits } from "./types.ts"

/** Begins the next block of the token; the first one begins without. */
export const blockTag = 0xff
export const authorizerTag = 0xfe
/** The number of the throwaway key that signs the block before. */
export const thirdPartyTag = 0xfd
/** One letter that says what, and its text. */
export const otherTag = 0xfc

/** `body` is the text behind the tag. */
export interface Part {
  readonly tag: number
  readonly body: string
}

/** A reading of them is that of `unpack`, in the same order. */
export function pack(document: SavedDocument): Uint8Array {
  const { authored, pasted, limits, query } = document
  const parts = [...blockParts(authored), ...optional("r", authored.root !== "ed25519")]
  if (document.authorizer !== "") parts.push({ tag: authorizerTag, body: document.authorizer })
  if (pasted !== null) {
    parts.push(other("t", pasted.token), ...given("k", pasted.publicKey), ...blockParts(pasted))
  }
  if (document.source !== "authored") parts.push(other("o", document.source))
  parts.push(...given("a", document.snapshot))
  if (limits.name !== "reference") parts.push(other("l", limits.name))
  const custom = customText(limits.custom)
  if (custom !== customText(referenceLimits.custom)) parts.push(other("c", custom))
  parts.push(...given("q", query.text))
  if (query.viewpoint !== "authorizer") parts.push(other("v", viewpointText(query.viewpoint)))
  parts.push(...given("i", document.revoked))
  for (const { publicKey, name } of document.keyNames)
    parts.push(other("m", `${publicKey} ${name}`))
  parts.push(...given("n", document.name), ...given("e", document.example))
  if (document.pane !== "why") parts.push(other("g", document.pane))
  return joined(parts)
}

const other = (letter: string, text: string): Part => ({ tag: otherTag, body: letter + text })
const given = (letter: string, text: string): Part[] => (text === "" ? [] : [other(letter, text)])
const optional = (letter: string, is: boolean): Part[] => (is ? [other(letter, "")] : [])

const blockParts = ({ blocks, sealed }: SavedBlocks): Part[] => [
  ...blocks.flatMap(({ text, next, external, signed }) => [
    { tag: blockTag, body: text },
    ...(external === null ? [] : [{ tag: thirdPartyTag, body: throwawayName(external) }]),
    ...(signed === null ? [] : [other("s", signed)]),
    ...optional("p", next !== "ed25519"),
  ]),
  ...optional("z", sealed),
]

const customText = (custom: SavedLimits["custom"]): string =>
  [custom.maxFacts, custom.maxIterations, custom.maxTime, custom.maxBlocks]
    .map((limit) => (limit === Infinity ? "-" : String(limit)))
    .join(" ")

/** The tag of the first block is left out. */
function joined([first, ...rest]: readonly Part[]): Uint8Array {
  const texts = [encodeUtf8(first?.body ?? "")]
  for (const { tag, body } of rest) texts.push(Uint8Array.of(tag), encodeUtf8(body))
  const bytes = new Uint8Array(texts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const text of texts) {
    bytes.set(text, at)
    at += text.length
  }
  return bytes
}
