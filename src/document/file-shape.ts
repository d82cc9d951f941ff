/** The schema of files of version 1, read with the path of what is wrong; `file.ts` writes them. */
import {
  algorithm,
  blockLimit,
  count,
  eachOnce,
  emptyDocument,
  limitsName,
  mostBlocks,
  mostKeys,
  nameShape,
  pane,
  referenceLimits,
  source,
  throwaway,
  timeLimit,
  viewpoint,
} from "./check.ts"
import {
  boolean,
  list,
  object,
  or,
  orNull,
  publicKey,
  record,
  type Shape,
  Texts,
} from "./shapes.ts"
import type { SavedBlock, SavedDocument, SavedLimits, SavedPasted, SavedQuery } from "./types.ts"
import { throwawayOf, viewpointOf } from "./words.ts"

export const versionKey = "biscuit-playground"

/** A shape for one reading: it counts what it reads. */
export function fileShape(): Shape<SavedDocument> {
  const texts = new Texts()
  const { text } = texts
  const name = nameShape(texts)
  const lines = linesShape(text)
  const block: Shape<SavedBlock> = object(["code", "third-party", "signed", "next"], (member) => ({
    text: member("code", lines),
    next: member("next", or(algorithm, "ed25519")),
    external: member("third-party", or(external, null)),
    signed: member("signed", or(orNull(text), null)),
  }))
  const sealed = or(boolean, false)
  const pasted: Shape<SavedPasted> = object(
    ["token", "public-keys", "blocks", "sealed"],
    (member) => ({
      token: member("token", text),
      publicKey: member("public-keys", or(lines, "")),
      blocks: member("blocks", or(list(block, mostBlocks), [])),
      sealed: member("sealed", sealed),
    }),
  )
  return object(members, (member) => ({
    name: member("name", or(name, "")),
    source: member("source", or(source, "authored")),
    authored: {
      blocks: member("blocks", list(block, mostBlocks, 1)),
      sealed: member("sealed", sealed),
      root: member("root", or(algorithm, "ed25519")),
    },
    pasted: member("pasted", or(pasted, null)),
    snapshot: member("snapshot", or(text, "")),
    authorizer: member("authorizer", or(lines, "")),
    limits: member("limits", or(limits, referenceLimits)),
    query: {
      text: member("query", or(lines, "")),
      viewpoint: member("from", or(from, "authorizer")),
    },
    revoked: member("revoked", or(lines, "")),
    keyNames: eachOnce(
      member("key-names", or(record(publicKey, name, mostKeys), [])).map(([publicKey, name]) => ({
        publicKey,
        name,
      })),
    ),
    example: member("example", or(name, "")),
    pane: member("pane", or(pane, emptyDocument.pane)),
  }))
}

const members = [
  versionKey,
  "name",
  "source",
  "root",
  "blocks",
  "sealed",
  "authorizer",
  "pasted",
  "snapshot",
  "limits",
  "query",
  "from",
  "revoked",
  "key-names",
  "example",
  "pane",
]

/** Text, or a list of its lines. */
const linesShape =
  (text: Shape<string>): Shape<string> =>
  (value, path) =>
    Array.isArray(value) ? list(text, Infinity)(value, path).join("\n") : text(value, path)

const external: Shape<SavedBlock["external"]> = (value, path) => {
  const isWord = typeof value === "number" || typeof value === "string"
  return throwaway(isWord ? throwawayOf(String(value)) : value, path)
}

const from: Shape<SavedQuery["viewpoint"]> = (value, path) =>
  viewpoint(typeof value === "string" ? viewpointOf(value) : value, path)

/** Null stands for Infinity, which JSON does not have. */
const orUnlimited =
  (shape: Shape<number>): Shape<number> =>
  (value, path) =>
    shape(value === null ? Infinity : value, path)

const numbers: Shape<SavedLimits> = object(
  ["name", "facts", "rounds", "time", "blocks"],
  (member) => ({
    name: member("name", limitsName),
    custom: {
      maxFacts: member("facts", count),
      maxIterations: member("rounds", count),
      maxTime: member("time", orUnlimited(timeLimit)),
      maxBlocks: member("blocks", orUnlimited(blockLimit)),
    },
  }),
)

const limits: Shape<SavedLimits> = (value, path) =>
  typeof value === "string"
    ? { name: limitsName(value, path), custom: referenceLimits.custom }
    : numbers(value, path)
