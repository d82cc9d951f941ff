/**
 * What is known of a chain's links: which hold, and what most likely happened to those that do not.
 */
import type { FormatError } from "./errors.ts"

/** Null when the link holds, undefined when there was nothing to check, or nothing to check with. */
export type Finding = FormatError | null | undefined

export const isFailure = (finding: Finding): finding is FormatError =>
  finding !== null && finding !== undefined

/** What the check of each link found, before anybody asks why. */
export interface Findings {
  readonly blocks: readonly { readonly signature: Finding; readonly external: Finding }[]
  readonly proof: Finding
}

/** What most likely happened to a link that failed, from what still holds around it. */
export interface LinkCause {
  readonly kind: "wrong-key" | "altered-block" | "altered-signature" | "wrong-algorithm" | "order"
  /** Whether nothing else can have happened; else it is what the rest of the token speaks for. */
  readonly isProven: boolean
  /** A sentence with what it rests on. */
  readonly message: string
}
