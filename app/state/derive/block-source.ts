/** Where a run has its blocks from, whichever kind of thing that is. */
import type { AuthoredBlock, SnapshotView, TokenView } from "../../../src/worker/index.ts"
import type { TokenResult, Work } from "../state.ts"

/** What has blocks: a token, or a snapshot. */
export type BlockSource = TokenView | SnapshotView

/** Null for what could not be read or made. */
export const blockSource = (value: TokenResult): BlockSource | null =>
  value?.kind === "failure" ? null : value

/** The blocks of a work that are written here. */
export function ownBlocks(made: Work["token"]): readonly AuthoredBlock[] {
  switch (made?.kind) {
    case "authored":
      return made.blocks
    case "pasted":
      return made.appended
    default:
      return []
  }
}
