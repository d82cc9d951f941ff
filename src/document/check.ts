/**
 * The schema of a document: what links, files and the browser's storage hold is read by it before anything else sees it. Members
 * that have a default may be absent.
 */
import { cleanName, opening } from "./refusal.ts"
import {
  boolean,
  list,
  number,
  object,
  oneOf,
  or,
  orNull,
  publicKey,
  type Shape,
  Texts,
} from "./shapes.ts"
import { maxThrowaways } from "./throwaway.ts"
import type {
  Opening,
  SavedBlock,
  SavedDocument,
  SavedKeyName,
  SavedLimits,
  SavedPasted,
  SavedQuery,
  SavedToken,
  ThrowawayKey,
} from "./types.ts"

export const mostBlocks = 1024
/** Keys that are named, or trusted by a query. */
export const mostKeys = 1024
const greatestLimit = 1_000_000

export const referenceLimits: SavedLimits = {
  name: "reference",
  custom: { maxFacts: 100_000, maxIterations: 1000, maxTime: Infinity, maxBlocks: Infinity },
}

/** A clean sheet. */
export const emptyDocument: SavedDocument = {
  name: "",
  source: "authored",
  authored: {
    blocks: [{ text: "", next: "ed25519", external: null, signed: null }],
    sealed: false,
    root: "ed25519",
  },
  pasted: null,
  snapshot: "",
  authorizer: "",
  limits: referenceLimits,
  query: { text: "", viewpoint: "authorizer" },
  revoked: "",
  keyNames: [],
  example: "",
  pane: "why",
}

/** Whether `value`, of which nothing is known, is a document: a copy of it, or why not. Never throws. */
export const checkDocument = (value: unknown): Opening => opening(() => readDocument(value))

/** @throws {Refused} */
export const readDocument = (value: unknown): SavedDocument => documentShape(new Texts())(value, "")

export const algorithm: Shape<SavedBlock["next"]> = oneOf(["ed25519", "secp256r1"])
export const pane: Shape<SavedDocument["pane"]> = oneOf([
  "why",
  "facts",
  "query",
  "token",
  "run",
  "problems",
])
export const source: Shape<SavedDocument["source"]> = oneOf(["authored", "pasted", "snapshot"])

export const throwaway: Shape<ThrowawayKey> = object(["algorithm", "number"], (member) => ({
  algorithm: member("algorithm", algorithm),
  number: member("number", number(1, maxThrowaways, true)),
}))

export const count: Shape<number> = number(0, greatestLimit, true)

/** Wall time and blocks alone may be without a limit. */
const orInfinity =
  (shape: Shape<number>): Shape<number> =>
  (value, path) =>
    value === Infinity ? value : shape(value, path)

export const timeLimit: Shape<number> = orInfinity(number(0, greatestLimit, false))
export const blockLimit: Shape<number> = orInfinity(count)

const customLimits: Shape<SavedLimits["custom"]> = object(
  ["maxFacts", "maxIterations", "maxTime", "maxBlocks"],
  (member) => ({
    maxFacts: member("maxFacts", count),
    maxIterations: member("maxIterations", count),
    maxTime: member("maxTime", timeLimit),
    maxBlocks: member("maxBlocks", blockLimit),
  }),
)

export const limitsName: Shape<SavedLimits["name"]> = oneOf(["reference", "strict", "custom"])

const limits: Shape<SavedLimits> = object(["name", "custom"], (member) => ({
  name: member("name", limitsName),
  custom: member("custom", or(customLimits, referenceLimits.custom)),
}))

/** What a name of a document, key or example becomes. */
export const nameShape =
  ({ text }: Texts): Shape<string> =>
  (value, path) =>
    cleanName(text(value, path))

const keysViewpoint: Shape<{ readonly keys: readonly string[] }> = object(["keys"], (member) => ({
  keys: member("keys", list(publicKey, mostKeys)),
}))

export const viewpoint: Shape<SavedQuery["viewpoint"]> = (value, path) => {
  if (typeof value === "number") return number(0, mostBlocks - 1, true)(value, path)
  if (typeof value === "object") return keysViewpoint(value, path)
  return oneOf(["authorizer", "query", "query_all"])(value, path)
}

/** Each key once, under the last of its names. */
export const eachOnce = (named: readonly SavedKeyName[]): SavedKeyName[] =>
  Array.from(
    new Map(named.map(({ publicKey, name }) => [publicKey, name])),
    ([publicKey, name]) => ({
      publicKey,
      name,
    }),
  )

function documentShape(texts: Texts): Shape<SavedDocument> {
  const { text } = texts
  const name = nameShape(texts)
  const block: Shape<SavedBlock> = object(["text", "next", "external", "signed"], (member) => ({
    text: member("text", text),
    next: member("next", or(algorithm, "ed25519")),
    external: member("external", or(orNull(throwaway), null)),
    signed: member("signed", or(orNull(text), null)),
  }))
  const sealed = or(boolean, false)
  const token: Shape<SavedToken> = object(["blocks", "sealed", "root"], (member) => ({
    blocks: member("blocks", list(block, mostBlocks, 1)),
    sealed: member("sealed", sealed),
    root: member("root", or(algorithm, "ed25519")),
  }))
  const pasted: Shape<SavedPasted> = object(
    ["token", "publicKey", "blocks", "sealed"],
    (member) => ({
      token: member("token", text),
      publicKey: member("publicKey", or(text, "")),
      blocks: member("blocks", or(list(block, mostBlocks), [])),
      sealed: member("sealed", sealed),
    }),
  )
  const query: Shape<SavedQuery> = object(["text", "viewpoint"], (member) => ({
    text: member("text", text),
    viewpoint: member("viewpoint", viewpoint),
  }))
  const keyName: Shape<SavedKeyName> = object(["publicKey", "name"], (member) => ({
    publicKey: member("publicKey", publicKey),
    name: member("name", name),
  }))
  return object(Object.keys(emptyDocument), (member) => ({
    name: member("name", or(name, "")),
    source: member("source", or(source, "authored")),
    authored: member("authored", token),
    pasted: member("pasted", or(orNull(pasted), null)),
    snapshot: member("snapshot", or(text, "")),
    authorizer: member("authorizer", text),
    limits: member("limits", or(limits, referenceLimits)),
    query: member("query", or(query, emptyDocument.query)),
    revoked: member("revoked", or(text, "")),
    keyNames: eachOnce(member("keyNames", or(list(keyName, mostKeys), []))),
    example: member("example", or(name, "")),
    pane: member("pane", or(pane, "why")),
  }))
}
