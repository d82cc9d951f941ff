/**
 * Readable parameters in a fragment, which authors of documentation write by hand: `block=user("alice")&authorizer=…`.
 * They are read as forms are (`+` is a space), in their order; there is no checksum.
 */
import {
  emptyDocument,
  limitsName,
  mostBlocks,
  pane,
  readDocument,
  throwaway,
  viewpoint,
} from "./check.ts"
import { equalDocuments } from "./file.ts"
import { opening, quoted, Refused } from "./refusal.ts"
import type { SavedDocument } from "./types.ts"
import type { Fields } from "./unpack.ts"
import { throwawayName, throwawayOf, viewpointOf, viewpointText } from "./words.ts"

interface Platform {
  readonly URLSearchParams: new (text: string) => Iterable<[string, string]>
}

// The part of the host's real global object that this file relies on; no folder here sees the DOM.
const platform = globalThis as unknown as Platform

interface Draft {
  readonly fields: Fields
  readonly blocks: Record<string, unknown>[]
  sealed: boolean
}

/** Those that may stand several times. */
const repeated = new Set(["block", "third-party"])

/** What a parameter cannot be is told under its own name; the rest is checked with the document. */
const parameters: Readonly<Record<string, (draft: Draft, text: string) => void>> = {
  block: ({ blocks }, text) => {
    if (blocks.length === mostBlocks)
      throw new Refused("too-large", `more than ${mostBlocks} blocks`)
    blocks.push({ text })
  },
  "third-party": ({ blocks }, text) => {
    const block = blocks.at(-1)
    if (block === undefined)
      throw new Refused("malformed", "`third-party` comes after the block that it is about")
    block["external"] = throwaway(throwawayOf(text), "`third-party`")
  },
  sealed: (draft, text) => {
    if (text !== "1") throw new Refused("malformed", "`sealed`: expected `1`")
    draft.sealed = true
  },
  authorizer: ({ fields }, text) => (fields["authorizer"] = text),
  limits: ({ fields }, name) => (fields.limits = { name: limitsName(name, "`limits`") }),
  query: (draft, text) => setQuery(draft, { text }),
  from: (draft, text) => setQuery(draft, { viewpoint: viewpoint(viewpointOf(text), "`from`") }),
  revoked: ({ fields }, text) => (fields["revoked"] = text),
  pane: ({ fields }, text) => (fields["pane"] = pane(text, "`pane`")),
  name: ({ fields }, text) => (fields["name"] = text),
  example: ({ fields }, text) => (fields["example"] = text),
}

const setQuery = ({ fields }: Draft, change: object): void => {
  fields.query = { ...emptyDocument.query, ...fields.query, ...change }
}

/** @throws {Refused} for a parameter that there is not, or a value it cannot have */
export function readPlain(text: string): SavedDocument {
  const draft: Draft = { fields: {}, blocks: [], sealed: false }
  const seen = new Set<string>()
  for (const [name, value] of new platform.URLSearchParams(text)) {
    const take = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (take === undefined) throw unknown(name)
    if (seen.has(name) && !repeated.has(name))
      throw new Refused("malformed", `\`${name}\` is given twice`)
    seen.add(name)
    take(draft, value)
  }
  const { fields, blocks, sealed } = draft
  if (blocks.length === 0) blocks.push({ text: "" })
  return readDocument({ ...emptyDocument, ...fields, authored: { blocks, sealed } })
}

const unknown = (name: string): Refused =>
  new Refused(
    "malformed",
    `there is no parameter ${quoted(name)}`,
    `Known are ${Object.keys(parameters).join(", ")}`,
  )

/** The parameters that `readPlain` makes this document of; null for one that they cannot say. */
export function plainLink(document: SavedDocument): string | null {
  const { authored, query } = document
  const pairs: (readonly [string, string])[] = []
  for (const { text, external } of authored.blocks) {
    pairs.push(["block", text])
    if (external !== null) pairs.push(["third-party", throwawayName(external)])
  }
  if (authored.sealed) pairs.push(["sealed", "1"])
  const said = {
    authorizer: document.authorizer,
    limits: document.limits.name === "reference" ? "" : document.limits.name,
    query: query.text,
    from: query.viewpoint === "authorizer" ? "" : viewpointText(query.viewpoint),
    revoked: document.revoked,
    pane: document.pane === "why" ? "" : document.pane,
    name: document.name,
    example: document.example,
  }
  pairs.push(...Object.entries(said).filter(([, text]) => text !== ""))
  const link = pairs.map(([name, text]) => `${name}=${encode(text)}`).join("&")
  const back = opening(() => readPlain(link))
  return back.kind === "document" && equalDocuments(back.document, document) ? link : null
}

/** As forms encode it, but with what a fragment may hold as it is. */
const encode = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\u{fffd}"))
    .replaceAll("%20", "+")
    .replaceAll(/%(?:24|2C|2F|3A|3B)/g, decodeURIComponent)
