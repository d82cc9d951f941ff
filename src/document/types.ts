/**
 * A playground document as it is kept, shared and written to files: what its author wrote and chose. There is no
 * private key in it, and nothing that follows from the rest. One shape serves links, files, autosave and history.
 */
import type { KeyAlgorithm } from "../ast/index.ts"

export interface SavedDocument {
  /** What its author calls it; "" where it has no name. */
  readonly name: string
  /** What the authorizer meets. */
  readonly source: "authored" | "pasted" | "snapshot"
  readonly authored: SavedToken
  /** Null where there is none, or where it is to stay out. */
  readonly pasted: SavedPasted | null
  /** An authorizer's snapshot in base64; "" where there is none, or where it is to stay out. */
  readonly snapshot: string
  readonly authorizer: string
  readonly limits: SavedLimits
  readonly query: SavedQuery
  /** Revocation ids, as they were written. */
  readonly revoked: string
  /** What public keys are called, each once. */
  readonly keyNames: readonly SavedKeyName[]
  /** The id of the example it was opened from; "" where it was from none. */
  readonly example: string
  readonly pane: SavedPane
}

export type SavedPane = "why" | "facts" | "query" | "token" | "run" | "problems"

export interface SavedBlocks {
  readonly blocks: readonly SavedBlock[]
  readonly sealed: boolean
}

/** A token that is signed anew whenever it is opened; its first block is the authority. */
export interface SavedToken extends SavedBlocks {
  /** What its root key is for; the key itself is drawn anew. */
  readonly root: KeyAlgorithm
}

export interface SavedBlock {
  /** Datalog. */
  readonly text: string
  /** The algorithm of the key that signs what follows; drawn anew. */
  readonly next: KeyAlgorithm
  /** The throwaway key that signs it as a third party; null for a first-party block. */
  readonly external: ThrowawayKey | null
  /** The block as a third party elsewhere signed it, in base64; only after a pasted token, which it was signed for. */
  readonly signed: string | null
}

/** Names a private key that everybody knows; `number` counts from 1. See `throwawayKey`. */
export interface ThrowawayKey {
  readonly algorithm: KeyAlgorithm
  readonly number: number
}

/** A token from elsewhere; its `blocks` are appended to it. */
export interface SavedPasted extends SavedBlocks {
  /** As it was pasted. */
  readonly token: string
  /** Keys that may be the root's, one a line. */
  readonly publicKey: string
}

export interface SavedLimits {
  readonly name: "reference" | "strict" | "custom"
  /** Kept while a profile is chosen. Infinity where there is no limit; `maxTime` in milliseconds. */
  readonly custom: {
    readonly maxFacts: number
    readonly maxIterations: number
    readonly maxTime: number
    readonly maxBlocks: number
  }
}

export interface SavedQuery {
  readonly text: string
  /** Whose eyes it is asked with: a block by its index, the authorizer, a whole query, or who trusts keys, as text. */
  readonly viewpoint:
    | number
    | "authorizer"
    | "query"
    | "query_all"
    | { readonly keys: readonly string[] }
}

export interface SavedKeyName {
  /** As `ed25519/…`. */
  readonly publicKey: string
  readonly name: string
}

/** What reading a link or a file comes to. Nothing of a document that is refused is shown. */
export type Opening = { readonly kind: "document"; readonly document: SavedDocument } | Refusal

/** Why a text is no document. `message` is one line without a full stop; `hint` says what to do, or is "". */
export interface Refusal {
  readonly kind: "refused"
  readonly code: RefusalCode
  readonly message: string
  readonly hint: string
}

export type RefusalCode =
  /** Its end is missing. */
  | "cut"
  /** A character is another one than when it was made. */
  | "altered"
  /** Of a version that this page does not know. */
  | "newer"
  /** More than may be read. */
  | "too-large"
  /** It can be read, and is not of the shape of a document. */
  | "malformed"
