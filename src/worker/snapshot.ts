/**
 * Snapshots in the worker: what was pasted becomes a run, and a run becomes a snapshot. What a page shows of one is
 * small: its facts are asked for as those of any run.
 */
import { type Authorizer, printAuthorizer, type Snapshot } from "../ast/index.ts"
import { type Authorization, authorizeSnapshot, snapshotOf } from "../engine/index.ts"
import {
  decodeSnapshot,
  diagnose,
  encodeBase64,
  encodeSnapshot,
  snapshotNotes,
} from "../token/index.ts"
import type {
  PastedSnapshot,
  SavedSnapshot,
  SnapshotView,
  TokenFailure,
  TokenView,
  Work,
} from "./protocol.ts"
import { failureOf, otherThing } from "./token-view.ts"

/** A snapshot that was read. */
export interface OpenSnapshot {
  readonly kind: "open"
  readonly snapshot: Snapshot
  readonly view: SnapshotView
}

/** Finds the snapshot in what was pasted, and reads it. */
export function openSnapshot(content: PastedSnapshot["content"]): OpenSnapshot | TokenFailure {
  const { found, encoding, stripped } = diagnose(content)
  if (found.kind !== "snapshot") return otherThing(found, "snapshot")
  try {
    const snapshot = decodeSnapshot(found.bytes)
    const { facts, ...rest } = snapshot
    const view: SnapshotView = {
      ...rest,
      kind: "snapshot",
      size: found.bytes.length,
      facts: facts.reduce((sum, group) => sum + group.facts.length, 0),
      notes: snapshotNotes(snapshot),
      reading: { encoding, stripped },
    }
    return { kind: "open", snapshot, view }
  } catch (error) {
    return failureOf(error)
  }
}

/** Judges the stored facts where the authorizer is the stored one, however it is laid out. */
export function runSnapshot(
  snapshot: Snapshot,
  authorizer: Authorizer,
  limits: Work["limits"],
): Authorization {
  const isStored = printAuthorizer(authorizer) === printAuthorizer(snapshot.authorizer)
  return authorizeSnapshot(snapshot, isStored ? { limits } : { limits, authorizer })
}

/** Saves a run as the reference would. Null for one that was refused before it made a world. */
export function savedSnapshot(
  authorization: Authorization,
  source: TokenView | SnapshotView | TokenFailure | null,
): SavedSnapshot | null {
  if (authorization.world === null) return null
  const snapshot = snapshotOf(authorization, envelopes(source))
  const bytes = encodeSnapshot(snapshot)
  return {
    bytes,
    text: encodeBase64(bytes),
    isEvaluated: snapshot.executionTime !== null,
    notes: snapshotNotes(snapshot),
  }
}

function envelopes(
  source: TokenView | SnapshotView | TokenFailure | null,
): Parameters<typeof snapshotOf>[1] {
  switch (source?.kind) {
    case "snapshot":
      return source.blocks.map(({ context, version }) => ({ context, version }))
    case "token":
      // Every block was read, or nothing was run.
      return source.blocks.map(({ context, datalogVersion }) => ({
        context,
        version: datalogVersion!,
      }))
    default:
      return []
  }
}
