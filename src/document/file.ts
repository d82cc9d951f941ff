/**
 * Documents as files: JSON that is pleasant to read, to compare and to write by hand. Datalog is a list of lines, and what has its
 * default is left out. `docs/links.md` describes it.
 */
import { referenceLimits } from "./check.ts"
import { fileShape, versionKey } from "./file-shape.ts"
import { newerHint, opening, Refused } from "./refusal.ts"
import type { Opening, SavedBlocks, SavedDocument, SavedLimits, SavedPasted } from "./types.ts"
import { throwawayName, viewpointText } from "./words.ts"

const version = 1

/** The text of a file, which ends in a line break. Equal documents have equal texts. */
export function encodeFile(document: SavedDocument): string {
  const { authored, query } = document
  const file = {
    [versionKey]: version,
    name: given(document.name),
    source: unless("authored", document.source),
    root: unless("ed25519", authored.root),
    ...blocksOf(authored),
    authorizer: lines(document.authorizer),
    pasted: document.pasted === null ? undefined : pastedOf(document.pasted),
    snapshot: given(document.snapshot),
    limits: limitsOf(document.limits),
    query: query.text === "" ? undefined : lines(query.text),
    from: unless("authorizer", fromOf(query.viewpoint)),
    revoked: document.revoked === "" ? undefined : lines(document.revoked),
    "key-names":
      document.keyNames.length === 0
        ? undefined
        : Object.fromEntries(document.keyNames.map(({ publicKey, name }) => [publicKey, name])),
    example: given(document.example),
    pane: unless("why", document.pane),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

export const equalDocuments = (a: SavedDocument, b: SavedDocument): boolean =>
  a === b || encodeFile(a) === encodeFile(b)

const given = (text: string): string | undefined => unless("", text)

/** Undefined, which JSON leaves out, for what is as it would be anyway. */
const unless = <T>(otherwise: T, value: T): T | undefined =>
  value === otherwise ? undefined : value

const lines = (text: string): string[] => (text === "" ? [] : text.split("\n"))

const blocksOf = ({ blocks, sealed }: SavedBlocks): object => ({
  blocks: blocks.map(({ text, next, external, signed }) => ({
    code: lines(text),
    "third-party": external === null ? undefined : fromExternal(throwawayName(external)),
    signed: signed ?? undefined,
    next: unless("ed25519", next),
  })),
  sealed: unless(false, sealed),
})

/** A number where digits are all there is. */
const fromExternal = (name: string): string | number => (/^\d+$/.test(name) ? Number(name) : name)

const fromOf = (viewpoint: SavedDocument["query"]["viewpoint"]): string | number =>
  typeof viewpoint === "number" ? viewpoint : viewpointText(viewpoint)

const pastedOf = (pasted: SavedPasted): object => ({
  token: pasted.token,
  "public-keys": pasted.publicKey === "" ? undefined : lines(pasted.publicKey),
  ...blocksOf(pasted),
})

/** The name alone, unless there are other numbers of one's own than the first. */
function limitsOf({ name, custom }: SavedLimits): unknown {
  const first = referenceLimits.custom
  const isFirst =
    custom.maxFacts === first.maxFacts &&
    custom.maxIterations === first.maxIterations &&
    custom.maxTime === first.maxTime &&
    custom.maxBlocks === first.maxBlocks
  if (isFirst) return unless("reference", name)
  return {
    name,
    facts: custom.maxFacts,
    rounds: custom.maxIterations,
    time: custom.maxTime === Infinity ? null : custom.maxTime,
    blocks: custom.maxBlocks === Infinity ? null : custom.maxBlocks,
  }
}

/** No document that may be read takes more, in UTF-16 units: each of its own may be escaped by six. */
const longest = 24_100_000

/** What a file holds. A byte order mark before it is read over. Never throws. */
export const decodeFile = (text: string): Opening =>
  opening(() => {
    if (text.length > longest) throw new Refused("too-large", "the file is too long")
    return fileShape()(parse(text.replace(/^\u{feff}/u, "")), "")
  })

/** @throws {Refused} for what is no JSON, no file of the playground, or one of a later version */
function parse(text: string): unknown {
  const value = parseJson(text)
  const isObject = typeof value === "object" && value !== null && versionKey in value
  if (!isObject)
    throw new Refused(
      "malformed",
      `this is no file of the playground: \`${versionKey}\` is missing`,
    )
  const found = value[versionKey]
  if (found === version) return value
  if (typeof found === "number" && found > version)
    throw new Refused("newer", "the file was made by a newer version of the playground", newerHint)
  throw new Refused("malformed", `${versionKey}: expected ${version}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const isCut = /^\s*\{/.test(text) && !text.trimEnd().endsWith("}")
    throw isCut
      ? new Refused("cut", "the end of the file is missing")
      : new Refused("malformed", "this is no JSON")
  }
}
