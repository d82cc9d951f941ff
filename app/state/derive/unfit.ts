/** Blocks that a third party signed elsewhere, and that no longer fit the token they were appended to. */
import type { TokenView } from "../../../src/worker/index.ts"
import type { Work } from "../state.ts"
import { failedLinks, failureWords } from "./causes.ts"
import { ownBlocks } from "./block-source.ts"
import { blockName } from "./words.ts"

/** What to say of a block whose external signature fails though it was right when it was appended. */
export const unfitWords = (block: number): string =>
  `${blockName(block)} was signed for another token, or another place in this one: ask for it again`

/**
 * Which link failed first, in words; null when none did. A block that was signed elsewhere did fit once, so that
 * what came before it must have changed.
 */
export function linkFailure(made: Work["token"], view: TokenView): string | null {
  const [first] = failedLinks(view)
  if (first === undefined) return null
  const isUnfit = first.part === "external" && isSignedElsewhere(made, view, first.block)
  return isUnfit ? unfitWords(first.block) : failureWords(first, view.sealed)
}

function isSignedElsewhere(made: Work["token"], view: TokenView, block: number): boolean {
  const blocks = ownBlocks(made)
  return typeof blocks[block - (view.blocks.length - blocks.length)]?.signed === "string"
}
