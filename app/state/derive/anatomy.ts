/** Which anatomy belongs on the page, which one is to be asked for, and where the bytes of a clause are. */
import type { Anatomy, WireBytes } from "../../../src/worker/index.ts"
import { nodeOfClause } from "../../../src/worker/index.ts"
import type { ClauseOfBlock, Specimen, State } from "../state.ts"
import { memo, memoWeak } from "./memo.ts"
import { pastedFailure, shownToken } from "./token.ts"

/** A token with its parts. */
export interface TokenAnatomy {
  readonly token: Specimen
  readonly value: Anatomy
}

/** The bytes in sight; null where nothing like a token is. */
export function shownBytes(state: State): Specimen | null {
  const failure = state.documents.source === "pasted" ? pastedFailure(state) : null
  return failure?.remains ? withoutBlocks(failure.remains) : shownToken(state)
}

const withoutBlocks = memoWeak((remains: WireBytes): Specimen => ({ ...remains, blocks: [] }))

/** Whether the bytes in sight are those of a token that cannot be read. */
export const isBroken = (state: State): boolean =>
  shownBytes(state) !== null && shownToken(state) === null

/** A run that changes nothing about a token gives it anew. */
const isSame = memo(
  (a: Specimen | null, b: Specimen | null): boolean => a === b || a?.text === b?.text,
)

/** The last token that was taken apart; the one before, until that is done with a new one. */
export const shownAnatomy = (state: State): TokenAnatomy | null =>
  shownBytes(state) === null ? null : wholeAnatomy(state.results.anatomy)

/** Null also for a token that could not be taken apart. */
const wholeAnatomy = (result: State["results"]["anatomy"]): TokenAnatomy | null =>
  // The value is there.
  result?.value ? (result as TokenAnatomy) : null

/** Whether what was taken apart last is the token that is shown. */
export const isAnatomyNew = (state: State): boolean =>
  state.results.anatomy !== null && isSame(state.results.anatomy.token, shownBytes(state))

/** The token to take apart: the one that is shown, if its bytes are looked at. */
export function anatomyWanted(state: State): Specimen | null {
  const { pane, tokenPart } = state.view
  if (pane !== "token" || tokenPart !== "bytes" || isAnatomyNew(state)) return null
  return shownBytes(state)
}

/** The part that is at fault in a token that cannot be read; -1 where it has none by itself. */
export const faultyNode = ({ nodes }: Anatomy): number =>
  nodes.findIndex(({ isLeaf, fault }) => isLeaf && fault !== null)

/** The node of a clause; -1 when the token has none of it. */
export const nodeOf = ({ value }: TokenAnatomy, { block, clause }: ClauseOfBlock): number =>
  nodeOfClause(value, block, clause)
