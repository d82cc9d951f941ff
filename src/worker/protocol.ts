/**
 * The messages between a page and its worker: a function call with plain data in and plain data out. No
 * message holds source text: the page parses, the worker runs. What the worker keeps of its last run is a
 * cache, named by the revision it was made from, and never needed for an answer to be right.
 */
import type { Authorizer, Block, KeyAlgorithm, PublicKey, Snapshot } from "../ast/index.ts"
import type {
  Explanation,
  FactsPage,
  FactsQuery,
  FactsSelection,
  Question,
  Report,
  RunLimits,
} from "../engine/index.ts"
import type { ByteRange, Diagnosis, Found, LinkCause, SnapshotNote } from "../token/index.ts"

/** What a run depends on. `revision` says which state of the page it was made from. */
export interface Work {
  readonly revision: number
  readonly token: AuthoredToken | PastedToken | PastedSnapshot | null
  /** Null while its text has errors: the token is then made or read, and nothing is run. */
  readonly authorizer: Authorizer | null
  readonly limits: RunLimits
}

/** One call; the reply to it carries its `id`. */
export type Request =
  | RunRequest
  | FactsRequest
  | FactsTextRequest
  | ExplainRequest
  | SnapshotRequest

export interface RunRequest {
  readonly kind: "run"
  readonly id: number
  readonly work: Work
}

/** Asks for a page of the facts that a run ended with. */
export interface FactsRequest {
  readonly kind: "facts"
  readonly id: number
  readonly revision: number
  /** Null when this worker answered that revision last and still holds its world. */
  readonly work: Work | null
  readonly query: FactsQuery
}

/** Asks for all facts of a selection as text, to be copied. */
export interface FactsTextRequest {
  readonly kind: "facts-text"
  readonly id: number
  readonly revision: number
  /** As in `FactsRequest`. */
  readonly work: Work | null
  readonly query: FactsSelection
  readonly format: FactsFormat
}

/** Asks why a run came out as it did. */
export interface ExplainRequest {
  readonly kind: "explain"
  readonly id: number
  readonly revision: number
  /** As in `FactsRequest`. */
  readonly work: Work | null
  readonly questions: readonly Question[]
}

/** Asks for the run as a snapshot. */
export interface SnapshotRequest {
  readonly kind: "snapshot"
  readonly id: number
  readonly revision: number
  /** As in `FactsRequest`. */
  readonly work: Work | null
}

/** `datalog`: a fact and a semicolon on each line. `csv`: as `factsCsv` of the engine writes it. */
export type FactsFormat = "datalog" | "csv"

/** A token to be made from Datalog. The same input gives the same bytes: no key is drawn in the worker. */
export interface AuthoredToken {
  readonly kind: "authored"
  readonly root: SigningKey
  /** The authority first; at least one. */
  readonly blocks: readonly AuthoredBlock[]
  readonly sealed: boolean
}

export interface AuthoredBlock {
  readonly block: Block
  /** The key whose public half the block announces for the next one. */
  readonly next: SigningKey
  /** The third party that signs the block as well; never for the authority. */
  readonly external: SigningKey | null
  /** The block as a third party elsewhere signed it, in base64; `block` is then what it says. */
  readonly signed: string | null
}

/** A private key. `bytes` are 32 in both algorithms. */
export interface KeyPair {
  readonly algorithm: KeyAlgorithm
  readonly bytes: Uint8Array
}

/** A private key of the page's: `id` is its name there, and never that of another. */
export interface SigningKey extends KeyPair {
  readonly id: number
}

/** A token from elsewhere, as it was pasted; without a root key its signatures stay unchecked. */
export interface PastedToken {
  readonly kind: "pasted"
  readonly content: string | Uint8Array
  /** Keys that may be the root's: they are tried, those first whose id is the token's root key id. */
  readonly rootKeys: readonly RootKey[]
  /** Blocks made here, appended after those it came with. */
  readonly appended: readonly AuthoredBlock[]
  /** Whether it is to be sealed here. A token that came sealed stays so without it. */
  readonly sealed: boolean
}

/**
 * An authorizer's snapshot in place of a token. With the authorizer that it holds, its facts are judged as they
 * are stored; with another one everything is evaluated anew, from what is written.
 */
export interface PastedSnapshot {
  readonly kind: "snapshot"
  readonly content: string | Uint8Array
}

export interface RootKey {
  readonly key: PublicKey
  /** What a token's root key id refers to it by; null when it has none. */
  readonly id: number | null
}

/** A reply of the kind of its request, or of what kept the worker from it. */
export type Reply =
  | RunReply
  | FactsReply
  | FactsTextReply
  | ExplainReply
  | SnapshotReply
  | FailedReply

export interface RunReply {
  readonly kind: "run"
  readonly id: number
  readonly revision: number
  readonly token: TokenView | SnapshotView | TokenFailure | null
  /** Null when nothing was run: there is no authorizer, or the token cannot be read. */
  readonly report: Report | null
}

export interface FactsReply {
  readonly kind: "facts"
  readonly id: number
  readonly revision: number
  /** Of no facts when nothing was run. */
  readonly page: FactsPage
}

export interface FactsTextReply {
  readonly kind: "facts-text"
  readonly id: number
  readonly revision: number
  readonly text: string
}

export interface ExplainReply {
  readonly kind: "explain"
  readonly id: number
  readonly revision: number
  /** One for each question, in their order; null when nothing of the run answers it. */
  readonly answers: readonly (Explanation | null)[]
}

export interface SnapshotReply {
  readonly kind: "snapshot"
  readonly id: number
  readonly revision: number
  /** Null when nothing was run, or the run was refused before it began. */
  readonly saved: SavedSnapshot | null
}

/** A run as a snapshot. */
export interface SavedSnapshot extends WireBytes {
  /** Whether its run made all facts; if not, whoever loads it runs it again. */
  readonly isEvaluated: boolean
  /** What the reference makes of it that one would not expect. */
  readonly notes: readonly SnapshotNote[]
}

export interface FailedReply {
  readonly kind: "failed"
  readonly id: number
  readonly revision: number
  readonly error: WorkError
}

/** `Crash`: the worker died or threw what it should not. `Timeout`: the page's deadline passed. */
export interface WorkError {
  readonly code: "Crash" | "Timeout"
  readonly message: string
}

/** A token that was made or read, with what can be said of it without trusting it. */
export interface TokenView extends WireBytes {
  readonly kind: "token"
  /** The authority first. */
  readonly blocks: readonly BlockView[]
  /** Of the seal, or of the secret that lets its holder append. */
  readonly proof: Link
  /** Where the proof stands in `bytes`. */
  readonly proofRange: ByteRange
  readonly sealed: boolean
  readonly rootKeyId: number | null
  /** The public half of the root key it was made with, or the key it was checked with. */
  readonly rootKey: PublicKey | null
  /** What the pasted text was found to be; null for a token that was made here. */
  readonly reading: Reading | null
  /** What another party needs to sign a block that follows; null when the token is sealed. Base64. */
  readonly request: string | null
}

/** A snapshot as it was read, but for its facts: those are of the run. */
export interface SnapshotView extends Omit<Snapshot, "facts"> {
  readonly kind: "snapshot"
  /** Bytes. */
  readonly size: number
  /** How many facts it holds. */
  readonly facts: number
  readonly notes: readonly SnapshotNote[]
  readonly reading: Reading
}

/** How a pasted text was read: see `Diagnosis`. */
export type Reading = Pick<Diagnosis, "encoding" | "stripped">

export interface BlockView {
  /** Null when the block's Datalog cannot be read; `failure` then says why. */
  readonly block: Block | null
  readonly failure: TokenFailure | null
  /** As written in the block; null when it cannot be read. */
  readonly datalogVersion: number | null
  /** What its author noted in it; no part of its Datalog. Null where there is nothing. */
  readonly context: string | null
  readonly signatureVersion: number
  /** Whether the key before this block signed it; the root key for the authority. */
  readonly signature: Link
  /** The other party that signed a third-party block, and whether it did. */
  readonly externalKey: PublicKey | null
  readonly external: Link | null
  /** The key that the block announces: it signs the next block, or the seal. */
  readonly nextKey: PublicKey
  /** Bytes of the block's Datalog on the wire. */
  readonly size: number
  /** Where the signed block stands in the token's `bytes`. */
  readonly range: ByteRange
  /** Hexadecimal. */
  readonly revocationId: string
}

/** `unchecked`: there was no root key, which concerns the authority alone. */
export interface Link {
  readonly status: "verified" | "failed" | "unchecked"
  readonly failure: TokenFailure | null
  /** Of a link that failed: what most likely happened to it. */
  readonly cause: LinkCause | null
}

/** Why a token could not be read, made or verified; `code` is named as in the reference. */
export interface TokenFailure {
  readonly kind: "failure"
  readonly code: string
  readonly message: string
  /** The block it concerns, where it concerns one. */
  readonly block: number | null
  /** What to do about it, where that is known. */
  readonly hint: string | null
  /** Where in the pasted text, in UTF-16 units; null where it has no one place. */
  readonly at: number | null
  /** What the pasted text was found to be instead of a token; null when it was one. */
  readonly found: FoundKind | null
  /** What there is of a token that cannot be read; null where it is none, and of any other failure. */
  readonly remains: WireBytes | null
}

/** Bytes of a token or a snapshot, readable or not. */
export interface WireBytes {
  readonly bytes: Uint8Array
  /** URL-safe base64, padded. */
  readonly text: string
}

export type FoundKind = Found["kind"]
