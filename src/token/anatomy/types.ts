/**
 * A token taken apart: every byte belongs to exactly one leaf, and each leaf has a name. The contract between
 * what takes tokens apart and the page that shows them. Plain data: it crosses to the page.
 */
import type { PublicKey } from "../../ast/index.ts"

export interface Anatomy {
  /**
   * All nodes, each before its children, in the order of the bytes. The first is the whole token. The leaves
   * follow one another without a gap and without an overlap.
   */
  readonly nodes: readonly AnatomyNode[]
  readonly blocks: readonly BlockAnatomy[]
  /** What takes many bytes, the costliest first. */
  readonly costs: readonly Cost[]
}

export interface AnatomyNode {
  /** Bytes of the token from number `from` up to `to`, exclusive. */
  readonly from: number
  readonly to: number
  /** Index of the node it is part of; -1 of the whole token. */
  readonly parent: number
  /** Whether it has no parts. */
  readonly isLeaf: boolean
  /** What it is, in words: `authority`, `tag and length of the block`, `symbol 1024`, `signature`. */
  readonly name: string
  /** What its bytes say, as short text: `"file1"`, `64 bytes`, `Ed25519`, `right`; "" where there is nothing to say. */
  readonly value: string
  /** The block it is in; null outside of blocks. */
  readonly block: number | null
  /** The clause that it encodes, for the node of the whole clause alone. */
  readonly clause: ClauseInBlock | null
  /** Why its bytes could not be taken apart, where they could not. */
  readonly fault: string | null
}

export interface ClauseInBlock {
  readonly kind: "fact" | "rule" | "check" | "scope"
  readonly index: number
}

export interface BlockAnatomy {
  /** Null when the block's content cannot be read. */
  readonly datalogVersion: Versioned | null
  readonly signatureVersion: Versioned
  /** What the block adds to the symbols, with their indices; the symbols it uses follow from the nodes. */
  readonly symbols: readonly DeclaredSymbol[]
  readonly publicKeys: readonly { readonly index: number; readonly key: PublicKey }[]
  /** Default symbols that it uses, each once, by index. */
  readonly defaults: readonly DeclaredSymbol[]
}

/** A version, and the construct that forces it, in words; null where nothing does. */
export interface Versioned {
  readonly version: number
  readonly reason: string | null
  /** The clause with that construct. */
  readonly clause: ClauseInBlock | null
}

export interface DeclaredSymbol {
  readonly index: number
  readonly text: string
  /** How often the token's blocks refer to it. */
  readonly uses: number
}

export interface Cost {
  /** `"/apps/production/…"`, `signatures`, `public keys`. */
  readonly name: string
  /** Bytes it takes in the whole token. */
  readonly bytes: number
  /** How many times it is stored. */
  readonly times: number
  /** How often the blocks refer to it, where it is a symbol; null for all else. */
  readonly uses: number | null
  /** Nodes of the anatomy that hold these bytes. */
  readonly nodes: readonly number[]
}
