import { type BlockDraft, firstMovable, written } from "../../state/documents.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { decodedCount } from "../../state/derive/token.ts"
import { blockName, capitalise } from "../../state/derive/words.ts"

export interface BlockMove {
  readonly index: number
  /** Bounds of the index of a block that can be moved. */
  readonly first: number
  readonly last: number
  /** Moves the block, and says so; does nothing beyond the bounds. */
  readonly move: (to: number) => void
}

/** Where a block that is written here stands among the written ones, and how it is moved. */
export function useBlockMove({ id }: BlockDraft, index: number): BlockMove {
  const { moveBlock, tell } = useActions()
  const before = usePlayground(decodedCount)
  const first = usePlayground(({ documents }) => firstMovable(documents))
  const last = usePlayground(({ documents }) => written(documents).blocks.length - 1)
  return {
    index,
    first,
    last,
    move: (to) => {
      if (to === index || to < first || to > last) return
      moveBlock(id, to)
      tell(`${capitalise(blockName(before + index))} is now ${blockName(before + to)}.`)
    },
  }
}
