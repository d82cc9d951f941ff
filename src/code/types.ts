/**
 * What a program that does elsewhere what the page does is made from, and what it comes with. A program gets a
 * token, from a text or from Datalog, and authorizes it: verifying and building differ in how they start.
 */
import type { Authorizer, Block, KeyAlgorithm } from "../ast/index.ts"

/** Where a program is to run. `samples` is none: the document as a case of the official samples. */
export type Language =
  | "rust"
  | "node"
  | "python"
  | "go"
  | "java"
  | "haskell"
  | "php"
  | "cli"
  | "samples"

/** What a program is made from. It holds no private key but throwaway ones. */
export interface Task {
  readonly start: Start
  /** Blocks that the program appends, after the authority where it makes one. */
  readonly blocks: readonly TaskBlock[]
  /** Whether the program seals the token. */
  readonly sealed: boolean
  readonly authorizer: Source<Authorizer>
  readonly limits: TaskLimits
  /** Ids that the token's blocks may not have, in lower-case hexadecimal. */
  readonly revoked: readonly string[]
  /** The page's verdict in a few words of its own. */
  readonly verdict: string
}

/** A token that is there already, or one that begins with an authority under a root key of the program's. */
export type Start =
  | {
      readonly kind: "token"
      /** Base64url; null where the program is to read it from the environment. */
      readonly text: string | null
      /** `ed25519/…`; null where the program is to read it from the environment. */
      readonly rootKey: string | null
      /** What its blocks say, the authority first, as far as they can be read. */
      readonly blocks: readonly TokenBlock[]
    }
  | { readonly kind: "new"; readonly root: KeyAlgorithm; readonly authority: Source<Block> }

/** Datalog as it was written, and as it was understood. */
export interface Source<T> {
  readonly text: string
  readonly ast: T
}

export interface TaskBlock extends Source<Block> {
  /** The private key of a third party that signs it, `ed25519-private/…`; one that everybody knows. */
  readonly external: string | null
}

/** A block of a token, with its public parts. */
export interface TokenBlock {
  readonly ast: Block
  /** `ed25519/…` of the third party that signed it. */
  readonly external: string | null
}

/** Infinity where there is no limit; `maxTime` in milliseconds, `maxBlocks` after the authority. */
export interface TaskLimits {
  readonly maxFacts: number
  readonly maxIterations: number
  readonly maxTime: number
  readonly maxBlocks: number
}

/** A program as it is copied. */
export interface Program {
  readonly text: string
  readonly fileName: string
  /** How it is run, a line each. */
  readonly commands: readonly string[]
  readonly notes: readonly Note[]
}

/**
 * How the program may differ from the page.
 * - `refused`: the library does not take something that the document uses.
 * - `differs`: it takes it, and may come to another result.
 * - `unchecked`: nothing is known here.
 * - `told`: how the program stands to the page.
 */
export interface Note {
  readonly kind: "refused" | "differs" | "unchecked" | "told"
  /** Sentences; what stands between backticks is code. */
  readonly text: string
}
