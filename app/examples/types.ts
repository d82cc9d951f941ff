/**
 * What an example is: a token, an authorizer, requests with what comes of each, and changes worth trying. All of it
 * is data, so that the page can do what an example proposes, and a test can hold the example to what it says.
 */
import type { SavedLimits, SavedPane, SavedQuery, ThrowawayKey } from "../../src/document/index.ts"

export interface Example {
  /** Names it in documents and links, forever. */
  readonly id: string
  readonly title: string
  /** What it is for, in a sentence; code stands between backticks. */
  readonly purpose: string
  /** The authority first. */
  readonly blocks: readonly ExampleBlock[]
  readonly sealed?: boolean
  /** What the authorizer says whatever the request: its own facts, rules, checks and policies. */
  readonly policies: string
  /** At least one that is allowed, and one that is not. */
  readonly requests: readonly [ExampleRequest, ExampleRequest, ...ExampleRequest[]]
  readonly tries: readonly Try[]
  readonly limits?: SavedLimits["name"]
  readonly query?: SavedQuery
  readonly pane?: SavedPane
}

/** Datalog, of a third party where it has a signer. */
export type ExampleBlock = string | { readonly text: string; readonly signer: Signer }

/** A third party; everybody knows its key. */
export interface Signer {
  readonly name: string
  readonly key: ThrowawayKey
  /** As Datalog writes it: `ed25519/…`. */
  readonly publicKey: string
}

export interface ExampleRequest {
  /** Who wants to do what, in words. */
  readonly title: string
  /** Datalog, that the authorizer begins with. */
  readonly facts: string
  readonly verdict: Verdict
  /** Why, in a sentence. */
  readonly because: string
}

/**
 * What comes of a request, as `verdictOf` says it: `denied by check 0 of block 1` names every check that failed,
 * `denied by policy 0` a policy, `denied: no policy matches` none; `failed with …` is followed by the code of an error.
 */
export type Verdict =
  | `allowed by policy ${number}`
  | `denied by ${string}`
  | "denied: no policy matches"
  | `failed with ${string}`

/** A change of the example as it is with one of its requests, and what then comes of that request. */
export interface Try {
  /** What to change and what it shows, in a sentence or two. */
  readonly text: string
  /** The index of the request it is tried with. */
  readonly request: number
  readonly edits: readonly Edit[]
  readonly verdict: Verdict
}

export type Edit =
  /** `text` occurs once in the block, or in the authorizer. */
  | {
      readonly kind: "replace"
      readonly in: number | "authorizer"
      readonly text: string
      readonly by: string
    }
  | { readonly kind: "append"; readonly block: ExampleBlock }
  /** The blocks behind it move up. */
  | { readonly kind: "remove"; readonly block: number }
  | { readonly kind: "unseal" }
  | { readonly kind: "limits"; readonly name: SavedLimits["name"] }

/** Examples of one idea. */
export interface ExampleGroup {
  readonly title: string
  readonly examples: readonly Example[]
}
