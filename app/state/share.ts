/** What the reader chose to share, and what was made of it. The sheet makes it in share/. */
import type { SavedDocument, ThrowawayKey } from "../../src/document/index.ts"
import type { Judgement } from "../../src/worker/index.ts"
import type { Documents } from "./documents.ts"

/** How a token or a snapshot from elsewhere is shared: not at all, as text that is signed anew, or as it is. */
export type RealChoice = "none" | "datalog" | "signed"

export interface ShareOptions {
  readonly real: RealChoice
  readonly hasPublicKey: boolean
  readonly hasRevoked: boolean
  readonly hasKeyNames: boolean
  readonly hasQuery: boolean
  readonly hasComments: boolean
  /** Whether strings are replaced by aliases. */
  readonly isPseudonymous: boolean
}

export const firstSharing: ShareOptions = {
  real: "datalog",
  hasPublicKey: true,
  hasRevoked: true,
  hasKeyNames: true,
  hasQuery: true,
  hasComments: true,
  isPseudonymous: false,
}

/** What a link can hold, each a line of the sheet. */
export type SharedPart =
  | "name"
  | `block ${number}`
  | "token"
  | "publicKey"
  | "snapshot"
  | "authorizer"
  | "limits"
  | "query"
  | "revoked"
  | "keyNames"
  | "example"
  | "pane"

/** A link with what is to be known of it. */
export interface Shared {
  /** What it was made of. */
  readonly documents: Documents
  readonly options: ShareOptions
  readonly saved: SavedDocument
  readonly link: string
  /** As a file. */
  readonly file: string
  /** The characters of the link that each part costs, in the order of the page. */
  readonly costs: ReadonlyMap<SharedPart, number>
  /** The blocks and the authorizer as they can be read, also of what was signed elsewhere. */
  readonly program: SharedProgram
  /** Null where a text has an error, or the run could not be made. */
  readonly judgement: Judgement | null
  /** Public keys that a throwaway key takes the place of. */
  readonly replaced: readonly ReplacedKey[]
  /** What became of strings; null where they are as they were. */
  readonly pseudonyms: Pseudonyms | null
}

export interface SharedProgram {
  /** `externalKey`: the public key of the third party that signs it. */
  readonly blocks: readonly { readonly text: string; readonly externalKey: string | null }[]
  readonly authorizer: string
}

export interface Pseudonyms {
  readonly renamed: number
  readonly left: readonly string[]
}

export interface ReplacedKey {
  readonly publicKey: string
  readonly key: ThrowawayKey
}

/** Why no link could be made, for what; one line without a full stop. */
export interface NotShared extends Pick<Shared, "documents" | "options"> {
  readonly refusal: string
}

export interface ShareView {
  readonly options: ShareOptions
  /** What was made last, perhaps of other texts or options. */
  readonly made: Shared | NotShared | null
}
