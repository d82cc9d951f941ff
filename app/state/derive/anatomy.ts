/** Which anatomy belongs on the page, which one is to be asked for, and where the bytes of a clause are. */
import type { Anatomy, TokenView } from "../../../src/worker/index.ts"
import { nodeOfClause } from "../../../src/worker/index.ts"
import type { ClauseOfBlock, State } from "../state.ts"
import { memo } from "./memo.ts"
import { shownToken } from "./token.ts"

/** A token with its parts. */
export interface TokenAnatomy {
  readonly token: TokenView
  readonly value: Anatomy
}

/** A run that changes nothing about a token gives it anew. */
const isSame = memo(
  (a: TokenView | null, b: TokenView | null): boolean => a === b || a?.text === b?.text,
)

/** The last token that was taken apart; the one before, until that is done with a new one. */
export const shownAnatomy = (state: State): TokenAnatomy | null =>
  shownToken(state) === null ? null : wholeAnatomy(state.results.anatomy)

/** Null also for a token that could not be taken apart. */
const wholeAnatomy = (result: State["results"]["anatomy"]): TokenAnatomy | null =>
  // The value is there.
  result?.value ? (result as TokenAnatomy) : null

/** Whether what was taken apart last is the token that is shown. */
export const isAnatomyNew = (state: State): boolean =>
  state.results.anatomy !== null && isSame(state.results.anatomy.token, shownToken(state))

/** The token to take apart: the one that is shown, if its bytes are looked at. */
export function anatomyWanted(state: State): TokenView | null {
  const { pane, tokenPart } = state.view
  if (pane !== "token" || tokenPart !== "bytes" || isAnatomyNew(state)) return null
  return shownToken(state)
}

/** The node of a clause; -1 when the token has none of it. */
export const nodeOf = ({ value }: TokenAnatomy, { block, clause }: ClauseOfBlock): number =>
  nodeOfClause(value, block, clause)
