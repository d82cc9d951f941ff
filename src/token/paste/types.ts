/**
 * What a pasted text or a dropped file is found to be: the contract between the reader of pastes and the
 * page. Nothing is repaired in silence: what was left out is said, and what is broken is said with its place.
 */
import type { KeyAlgorithm, PublicKey } from "../../ast/index.ts"

export interface Diagnosis {
  readonly found: Found
  /** How its bytes were written; null where it is text, or nothing was found. */
  readonly encoding: PasteEncoding | null
  /** What stood around it and was left out, in words, outermost first: `Authorization: Bearer`, `quotes`. */
  readonly stripped: readonly string[]
}

export type PasteEncoding = "base64url" | "base64" | "hex" | "raw"

/** The kinds of things of Biscuit's that are bytes. */
export type MessageKind = "token" | "third-party-request" | "third-party-block" | "snapshot"

export type Found =
  | { readonly kind: "empty" }
  /** Bytes that have the outer form of such a message, whatever else is wrong with them. */
  | { readonly kind: "token"; readonly bytes: Uint8Array }
  | { readonly kind: Exclude<MessageKind, "token">; readonly bytes: Uint8Array }
  /** At least one; several from a list of Biscuit web keys. */
  | {
      readonly kind: "public-keys"
      readonly form: KeyForm
      readonly keys: readonly FoundKey[]
      /** What was assumed where the text leaves it open, in words: bare digits do not say what they are. */
      readonly assumed: string | null
    }
  | {
      readonly kind: "private-key"
      readonly form: KeyForm
      readonly algorithm: KeyAlgorithm
      /** 32 bytes. */
      readonly secret: Uint8Array
    }
  /** A token or key of another kind: `name` as people call it, `message` a sentence about it. */
  | { readonly kind: "foreign"; readonly name: string; readonly message: string }
  /** Source text of the policy language. */
  | { readonly kind: "datalog" }
  /** Begun as something known, and not whole or not right. */
  | {
      readonly kind: "broken"
      readonly as: BrokenAs
      readonly fault: PasteFault
      /** Of a message, those that could be decoded from the beginning on; null where there are none. */
      readonly bytes: Uint8Array | null
    }
  | { readonly kind: "unknown"; readonly message: string }

export type BrokenAs = MessageKind | "public-key" | "private-key"

export type KeyForm = "text" | "hex" | "PEM" | "DER" | "web keys"

export interface FoundKey {
  readonly key: PublicKey
  /** Of a Biscuit web key: what a token's root key id refers to. */
  readonly id: number | null
  readonly issuer: string | null
  /** RFC 3339, as it was written. */
  readonly expires: string | null
}

export interface PasteFault {
  /** A sentence a person understands: `the authority block announces 412 bytes, 240 are present`. */
  readonly message: string
  /** What to do about it, or null. */
  readonly hint: string | null
  /** Where in the pasted text, in UTF-16 units; null where it has no one place. */
  readonly at: number | null
  /** The reference's name for it, where it has one: `InvalidByte`. */
  readonly code: string | null
}
