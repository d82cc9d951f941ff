/** Bytes that `pack.ts` made, or another program, as a value that is still to be checked. */
import { decodeUtf8 } from "../ast/index.ts"
import { emptyDocument, mostBlocks, mostKeys } from "./check.ts"
import { authorizerTag, blockTag, otherTag, type Part, thirdPartyTag } from "./pack.ts"
import { newerHint, quoted, Refused } from "./refusal.ts"
import { throwawayOf, viewpointOf } from "./words.ts"

interface Block {
  text: string
  next: string
  external: ReturnType<typeof throwawayOf> | null
  signed: string | null
}

interface Token {
  blocks: Block[]
  sealed: boolean
  [member: string]: unknown
}

/** Members of a document; the two that are read in two parts by their names. */
export interface Fields {
  limits?: object
  query?: object
  [member: string]: unknown
}

/** What was read so far. Blocks, and what is said of them, belong to `token`: the authored one, then the pasted. */
interface Draft {
  readonly fields: Fields
  readonly authored: Token
  readonly keyNames: { publicKey: string; name: string }[]
  token: Token
}

/**
 * The value of a document, of which nothing is checked but its size.
 *
 * @throws {Refused} `newer`, `too-large`, `malformed`
 */
export function unpack(bytes: Uint8Array): unknown {
  const authored: Token = { blocks: [], sealed: false }
  const draft: Draft = { fields: {}, authored, keyNames: [], token: authored }
  for (const part of partsOf(bytes)) take(draft, part)
  const { fields, keyNames } = draft
  return { ...emptyDocument, ...fields, authored, keyNames }
}

/** Bytes that are in no UTF-8 are tags. */
const isTag = (byte: number): boolean => byte >= 0xf5 || byte === 0xc0 || byte === 0xc1

function* partsOf(bytes: Uint8Array): Generator<Part> {
  let tag: number = blockTag
  for (let from = 0, to = 0; to <= bytes.length; to++) {
    if (to < bytes.length && !isTag(bytes[to]!)) continue
    const body = decodeUtf8(bytes.subarray(from, to))
    if (body === null) throw new Refused("malformed", "it holds bytes that are no text")
    yield { tag, body }
    tag = bytes[to] ?? 0
    from = to + 1
  }
}

function take(draft: Draft, { tag, body }: Part): void {
  switch (tag) {
    case blockTag:
      if (draft.token.blocks.length === mostBlocks)
        throw new Refused("too-large", `more than ${mostBlocks} blocks`)
      draft.token.blocks.push({ text: body, next: "ed25519", external: null, signed: null })
      return
    case authorizerTag:
      draft.fields["authorizer"] = body
      return
    case thirdPartyTag:
      lastBlock(draft).external = throwawayOf(body)
      return
    case otherTag: {
      const [letter = ""] = body
      const reader = Object.hasOwn(readers, letter) ? readers[letter] : undefined
      if (reader === undefined) throw newer(`a field ${quoted(letter)}`)
      reader(draft, body.slice(letter.length))
      return
    }
    default:
      throw newer(`a part of kind ${tag}`)
  }
}

const newer = (what: string): Refused =>
  new Refused("newer", `it has ${what}, which this page does not know`, newerHint)

function lastBlock({ token }: Draft): Block {
  const block = token.blocks.at(-1)
  if (block === undefined) throw new Refused("malformed", "something is said of a block before any")
  return block
}

type Reader = (draft: Draft, text: string) => void

const field =
  (name: string): Reader =>
  ({ fields }, text) => {
    fields[name] = text
  }

const limitOf = (text: string | undefined): number => (text === "-" ? Infinity : Number(text))

const readers: Readonly<Record<string, Reader>> = {
  a: field("snapshot"),
  c: (draft, text) => {
    const [maxFacts, maxIterations, maxTime, maxBlocks] = text.split(" ", 4).map(limitOf)
    setLimits(draft, { custom: { maxFacts, maxIterations, maxTime, maxBlocks } })
  },
  e: field("example"),
  g: field("pane"),
  i: field("revoked"),
  k: ({ token }, text) => {
    token["publicKey"] = text
  },
  l: (draft, name) => setLimits(draft, { name }),
  m: ({ keyNames }, text) => {
    const space = text.indexOf(" ")
    if (keyNames.length === mostKeys) throw new Refused("too-large", `more than ${mostKeys} keys`)
    keyNames.push({ publicKey: text.slice(0, space), name: text.slice(space + 1) })
  },
  n: field("name"),
  o: field("source"),
  p: (draft) => {
    lastBlock(draft).next = "secp256r1"
  },
  q: (draft, text) => setQuery(draft, { text }),
  r: ({ authored }) => {
    authored["root"] = "secp256r1"
  },
  s: (draft, text) => {
    lastBlock(draft).signed = text
  },
  t: (draft, token) => {
    draft.token = { token, blocks: [], sealed: false }
    draft.fields["pasted"] = draft.token
  },
  v: (draft, text) => setQuery(draft, { viewpoint: viewpointOf(text) }),
  z: ({ token }) => {
    token.sealed = true
  },
}

const setLimits = ({ fields }: Draft, change: object): void => {
  fields.limits = { ...emptyDocument.limits, ...fields.limits, ...change }
}

const setQuery = ({ fields }: Draft, change: object): void => {
  fields.query = { ...emptyDocument.query, ...fields.query, ...change }
}
