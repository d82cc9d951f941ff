/**
 * The messages between a page and the worker that is its workshop: tasks whose results depend on what is asked alone,
 * so that none of them needs a run.
 */
import type { Authorizer, Block, PublicKey } from "../ast/index.ts"
import type { CheckOutcome, Outcome, PolicyOutcome, RunBlock, RunLimits } from "../engine/index.ts"
import type { Anatomy, Diagnosis } from "../token/index.ts"
import type { AuthoredToken, KeyPair, PastedToken, SnapshotView, TokenFailure } from "./protocol.ts"

/** One call to the workshop, whose answers depend on what is asked alone. */
export interface WorkshopRequest<K extends TaskKind = TaskKind> {
  readonly kind: "workshop"
  readonly id: number
  readonly task: Task<K>
}

/** `product` is null when the task failed in a way that was not foreseen, or took too long. */
export interface WorkshopReply {
  readonly kind: "workshop"
  readonly id: number
  readonly product: unknown
}

export type TaskKind = keyof Tasks
export type Task<K extends TaskKind = TaskKind> = {
  readonly [T in TaskKind]: { readonly kind: T } & Tasks[T]["asked"]
}[K]
export type Product<K extends TaskKind> = Tasks[K]["made"]

/** What the workshop does: reading, making and taking apart what is no run. */
export interface Tasks {
  /** Says what a pasted text or a dropped file is. */
  readonly diagnose: {
    readonly asked: { readonly content: string | Uint8Array }
    readonly made: Diagnosed
  }
  /** Takes the bytes of a token apart. */
  readonly anatomy: {
    readonly asked: { readonly bytes: Uint8Array }
    readonly made: Anatomy
  }
  /** The public half of a private key, as `ed25519/…`; or why it is no key. */
  readonly "public-key": {
    readonly asked: { readonly pair: KeyPair }
    readonly made: { readonly text: string } | TokenFailure
  }
  /** A key as a file: PEM as text, DER as bytes. */
  readonly "key-file": {
    readonly asked: {
      readonly key:
        | { readonly kind: "private"; readonly pair: KeyPair }
        | { readonly kind: "public"; readonly key: PublicKey }
      readonly form: "PEM" | "DER"
    }
    readonly made: { readonly content: string | Uint8Array } | TokenFailure
  }
  /** A third party signs a block for the token of a request; without a key the request is only read. */
  readonly sign: {
    readonly asked: {
      readonly request: string
      readonly pair: KeyPair | null
      readonly block: Block
    }
    readonly made: { readonly text: string; readonly size: number } | TokenFailure | null
  }
  /** Reads a block that a third party signed, and tries it on the token that it is for, if there is one. */
  readonly "signed-block": {
    readonly asked: { readonly content: string; readonly token: Uint8Array | null }
    readonly made: SignedBlockView | TokenFailure
  }
  /** Reads an authorizer's snapshot. */
  readonly snapshot: {
    readonly asked: { readonly content: string | Uint8Array }
    readonly made: SnapshotView | TokenFailure
  }
  /** The bytes of a token that is not on the page yet. */
  readonly weigh: {
    readonly asked: { readonly token: AuthoredToken | PastedToken }
    readonly made: { readonly size: number } | TokenFailure
  }
  /** What programs come to that are not on the page, whoever signed their blocks. Of time there is no limit. */
  readonly judge: {
    readonly asked: { readonly programs: readonly Program[] }
    readonly made: readonly Judgement[]
  }
}

/** What a verdict depends on, but for signatures. */
export interface Program {
  /** The authority first. */
  readonly blocks: readonly RunBlock[]
  readonly authorizer: Authorizer
  readonly limits: RunLimits
}

/** How a program came out, and each of its checks and policies that was reached. */
export interface Judgement {
  readonly outcome: Outcome
  readonly checks: readonly CheckOutcome[]
  readonly policies: readonly PolicyOutcome[]
}

/** A diagnosis, and the base64 of its bytes where it found a message of Biscuit's. */
export interface Diagnosed {
  readonly diagnosis: Diagnosis
  readonly text: string | null
}

export interface SignedBlockView {
  readonly kind: "signed-block"
  readonly block: Block
  readonly externalKey: PublicKey
  /** Bytes of its Datalog. */
  readonly size: number
  /** Its base64. */
  readonly text: string
  /** Why it does not fit the token; null where it does, and where there is none. */
  readonly misfit: TokenFailure | null
  /** Bytes of the token with it; null where it does not fit, and where there is none. */
  readonly total: number | null
}
