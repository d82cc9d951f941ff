/**
 * An authorizer's saved state: what it was given, what it had derived, and what it was allowed to spend.
 * Bytes are read to it and written from it (`token/`); it is made from a run and run again (`engine/`).
 *
 * Source: specification, "Snapshots" (AuthorizerSnapshot in schema.proto).
 */
import type { Authorizer, Block, BlockId, Fact, PublicKey } from "./types.ts"

export interface Snapshot {
  readonly limits: SnapshotLimits
  /** Milliseconds that its run took; null when it was not run, or its run failed. */
  readonly executionTime: number | null
  /** Rounds that made new facts. */
  readonly iterations: number
  /** As the message states it. */
  readonly version: number
  /** The token's blocks, the authority first; none when there was no token. */
  readonly blocks: readonly SnapshotBlock[]
  readonly authorizer: Authorizer
  /** All facts of the world by origin, the written ones included. */
  readonly facts: readonly SnapshotFacts[]
}

/** `maxTime` in milliseconds. */
export interface SnapshotLimits {
  readonly maxFacts: number
  readonly maxIterations: number
  readonly maxTime: number
}

export interface SnapshotBlock {
  readonly block: Block
  readonly externalKey: PublicKey | null
  readonly context: string | null
  readonly version: number
}

/** `origin` ascending, the authorizer last. */
export interface SnapshotFacts {
  readonly origin: readonly BlockId[]
  readonly facts: readonly Fact[]
}
