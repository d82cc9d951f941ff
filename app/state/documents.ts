/** What the reader has written, pasted and chosen: the inputs from which everything on the page follows. */
import { type KeyAlgorithm, toHex } from "../../src/ast/index.ts"
import type { KeyPair, Viewpoint } from "../../src/worker/index.ts"
import type { Hold, KeyId } from "./keys.ts"
import { firstLimits, type LimitsChoice } from "./limits.ts"

export interface Documents {
  /** What the authorizer meets: one of two tokens, or the blocks of a snapshot. The others are kept. */
  readonly source: "authored" | "pasted" | "snapshot"
  readonly authored: Authored
  readonly pasted: Pasted
  readonly snapshot: SnapshotDraft
  readonly authorizer: Draft
  readonly limits: LimitsChoice
  readonly query: QueryDraft
  /** A list of revocation ids; a token with one of them is refused. */
  readonly revoked: Draft
  readonly keys: KeyNames
  /** The id of the example it was opened from; "" where it was from none. */
  readonly example: string
}

/** Keys that the reader keeps, and what keys are called on the page. */
export interface KeyNames {
  /** Private keys that are kept though nothing uses them. */
  readonly kept: readonly KeyId[]
  /** By the public key as text. */
  readonly names: ReadonlyMap<string, string>
}

/** A question to the facts of the run, and whose eyes it is asked with. */
export interface QueryDraft extends Draft {
  readonly viewpoint: Viewpoint
}

/** Blocks written here, one after the other, and whether the token is closed after them. */
export interface Written {
  readonly blocks: readonly BlockDraft[]
  readonly sealed: boolean
}

/** A token made here; its first block is the authority. */
export interface Authored extends Written {
  readonly root: KeyId
}

/** A token from elsewhere; its `blocks` are appended to it. */
export interface Pasted extends Written {
  /** As it was pasted. */
  readonly token: string
  /** Keys that may be the root's, one a line. */
  readonly publicKey: string
}

/** An authorizer's snapshot, as it was pasted. */
export interface SnapshotDraft extends Draft {
  /** What came with it and what that took the place of; null where nothing came. */
  readonly exchange: { readonly brought: Program; readonly replaced: Program } | null
}

/** What a snapshot brings beside its blocks. */
export type Program = Pick<Documents, "authorizer" | "limits">

/** A text being written. A new object for each edit, so that what is computed from it can hang on it. */
export interface Draft {
  readonly text: string
}

export interface BlockDraft extends Draft {
  /** Names the block while it moves, among those of both tokens; says nothing of its place. */
  readonly id: number
  readonly next: KeyId
  readonly external: KeyId | null
  /** The block as a third party elsewhere signed it, in base64; `text` is then what it says, and stays. */
  readonly signed: string | null
}

/** Names a text on the page: a block by its id, a block of the pasted token by its place, the authorizer. */
export type DocumentId = number | `decoded ${number}` | "authorizer"

/** Whether two states of the documents ask for the same run; the query only reads what it leaves. */
export const runsAlike = (a: Documents, b: Documents): boolean =>
  a.source === b.source &&
  a.authored === b.authored &&
  a.pasted === b.pasted &&
  a.snapshot === b.snapshot &&
  a.authorizer === b.authorizer &&
  a.limits === b.limits

/** The blocks that are written for the token that is shown; a snapshot takes none. */
export const written = (documents: Documents): Written =>
  documents.source === "snapshot" ? nothing : documents[documents.source]

const nothing: Written = { blocks: [], sealed: false }

/** The same with a change. */
export const withWritten = (documents: Documents, part: Partial<Written>): Partial<Documents> =>
  documents.source === "snapshot"
    ? {}
    : { [documents.source]: { ...documents[documents.source], ...part } }

export const findBlock = (documents: Documents, id: DocumentId | null): BlockDraft | undefined =>
  written(documents).blocks.find((block) => block.id === id)

/** Whether a block can be moved or removed: every one but the authority. */
export const isMovable = (documents: Documents, id: DocumentId | null): boolean =>
  written(documents).blocks.findIndex((block) => block.id === id) >= firstMovable(documents)

/** The least index, among the written blocks, of one that can be moved. */
export const firstMovable = ({ source }: Documents): number => (source === "authored" ? 1 : 0)

/** Fills an array with random bytes, as `crypto.getRandomValues` does. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array

/** A new private key. */
export function drawKey(random: Random, algorithm: KeyAlgorithm = "ed25519"): KeyPair {
  const bytes = new Uint8Array(32)
  random(bytes)
  // Every number that does not begin with 32 ones is below the order of P-256.
  if (bytes[0] === 255) bytes[0] = 254
  return { algorithm, bytes }
}

/** A new id for a document. */
export function drawId(random: Random): string {
  const bytes = new Uint8Array(16)
  random(bytes)
  return toHex(bytes)
}

/** An id that no block of either token has. */
export const nextId = ({ authored, pasted }: Documents): number =>
  Math.max(-1, ...[...authored.blocks, ...pasted.blocks].map((block) => block.id)) + 1

/** A time as Datalog writes it, to the second. */
export const datalogTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`

/** Draws a new private key and takes it in. */
export type NewKey = (algorithm?: KeyAlgorithm) => KeyId

export const keyMaker =
  (random: Random, hold: Hold): NewKey =>
  (algorithm) =>
    hold(drawKey(random, algorithm))

const noKeys: KeyNames = { kept: [], names: new Map() }

const firstQuery: QueryDraft = { text: "", viewpoint: { block: "authorizer" } }

/** The example that a first visit opens: a request that is allowed, with a check in a second block. */
export function firstDocuments(newKey: NewKey, now: Date): Documents {
  const nextYear = `${now.getUTCFullYear() + 1}-01-01T00:00:00Z`
  const block = (id: number, text: string): BlockDraft => ({
    id,
    text,
    next: newKey(),
    external: null,
    signed: null,
  })
  return {
    source: "authored",
    authored: {
      root: newKey(),
      blocks: [
        block(0, `user("alice");\nright("file1", "read");\nright("file2", "write");`),
        block(
          1,
          `// attenuated: reads only, until the end of the year\ncheck if operation("read");\ncheck if time($t), $t < ${nextYear};`,
        ),
      ],
      sealed: false,
    },
    pasted: { token: "", publicKey: "", blocks: [], sealed: false },
    snapshot: { text: "", exchange: null },
    authorizer: {
      text: `time(${datalogTime(now)});\nresource("file1");\noperation("read");\n\nallow if\n  user($u), resource($r), operation($o),\n  right($r, $o);`,
    },
    limits: firstLimits,
    query: firstQuery,
    revoked: { text: "" },
    keys: noKeys,
    example: "",
  }
}

/** A clean sheet: an empty authority and authorizer, with new keys. What was pasted is left out too; kept keys stay. */
export function emptyDocuments(newKey: NewKey, { limits, keys }: Documents): Documents {
  return {
    source: "authored",
    authored: {
      root: newKey(),
      blocks: [{ id: 0, text: "", next: newKey(), external: null, signed: null }],
      sealed: false,
    },
    pasted: { token: "", publicKey: "", blocks: [], sealed: false },
    snapshot: { text: "", exchange: null },
    authorizer: { text: "" },
    limits,
    query: firstQuery,
    revoked: { text: "" },
    keys,
    example: "",
  }
}
