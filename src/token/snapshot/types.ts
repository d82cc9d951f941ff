/** Snapshots, whose type is shared with the engine, and what is said about one. */
export type { Snapshot, SnapshotBlock, SnapshotFacts, SnapshotLimits } from "../../ast/index.ts"

/** What the reference does with a snapshot that one would not expect. */
export interface SnapshotNote {
  /**
   * - `refused`: it does not load it, because of `block`.
   * - `trust-lost`: it loads it, and rules of `block` then see fewer facts than in the run that was saved.
   * - `runs-again`: it holds facts of a run that failed, and the run goes on from them.
   */
  readonly code: "refused" | "trust-lost" | "runs-again"
  /** One sentence without a full stop. */
  readonly message: string
  readonly block?: number
}
