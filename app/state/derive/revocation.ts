/** Which blocks of the token are revoked by the list of the page, in words. */
import type { TokenView } from "../../../src/worker/index.ts"
import type { Draft } from "../documents.ts"
import {
  type ListField,
  listField,
  type ListProblem,
  readRevocationList,
  type RevocationList,
} from "../revocation-list.ts"
import { statesRevocation } from "../revocation-facts.ts"
import type { State, TokenResult } from "../state.ts"
import { memoWeak } from "./memo.ts"
import { shownToken, type ToneText } from "./token.ts"
import { count, digits, listed, theBlock } from "./words.ts"

export interface RevokedBlock {
  readonly index: number
  /** Where the list has its id. */
  readonly line: number
}

export const revocationList = memoWeak(({ text }: Draft): RevocationList =>
  readRevocationList(text),
)

/** What of the list is shown in its field. */
export const revocationField = memoWeak(({ text }: Draft): ListField => listField(text))

/** Whether there is anything on the list. */
export const isListed = ({ lines, problems }: RevocationList): boolean =>
  lines.size > 0 || problems.length > 0

/** The blocks of a token whose ids are on a list, the authority first. */
export const revokedBlocks = (token: TokenResult, list: RevocationList): readonly RevokedBlock[] =>
  token?.kind === "token" ? revokedOf(token)(list) : noBlocks

const noBlocks: readonly RevokedBlock[] = []

const revokedOf = memoWeak(({ blocks }: TokenView) =>
  memoWeak(({ lines }: RevocationList): readonly RevokedBlock[] =>
    blocks.flatMap(({ revocationId }, index) => {
      const line = lines.get(revocationId)
      return line === undefined ? [] : [{ index, line }]
    }),
  ),
)

/** `block 1 is revoked`. */
export const revokedWords = (blocks: readonly RevokedBlock[]): string =>
  `${listed(blocks.map(({ index }) => theBlock(index)))} ${blocks.length === 1 ? "is" : "are"} revoked`

/** Where the list says so. */
export const revokedLines = (blocks: readonly RevokedBlock[]): string => {
  const lines = blocks.map(({ line }) => digits(line))
  return `line${lines.length === 1 ? "" : "s"} ${listed(lines)} of the list`
}

/** Why that concerns more than this token. */
export const revocationReach = (blocks: readonly RevokedBlock[]): string =>
  `every token made from ${blocks.length === 1 ? "that block" : "one of these blocks"} is refused`

/** What the list says of the token; null while it is empty or there is no token. */
export function revocationState(state: State): ToneText | null {
  const view = shownToken(state)
  const list = revocationList(state.documents.revoked)
  return view === null || !isListed(list) ? null : stateOf(view)(list)
}

const stateOf = memoWeak((view: TokenView) =>
  memoWeak((list: RevocationList): ToneText => {
    const revoked = revokedBlocks(view, list)
    if (revoked.length > 0) {
      const text = `${revokedWords(revoked)}: ${revokedLines(revoked)}; ${revocationReach(revoked)}`
      return { tone: "deny", text }
    }
    const ids = view.blocks.length === 1 ? "the only id" : `none of the ${view.blocks.length} ids`
    const are = view.blocks.length === 1 ? "is not" : "is"
    const text = `${ids} ${are} on the list of ${digits(list.lines.size)}`
    return list.problems.length === 0
      ? { tone: "allow", text }
      : { tone: "warn", text: `${text}; ${problemCount(list)}` }
  }),
)

/** How long the list is. */
export const listSize = (list: RevocationList): string => count(list.lines.size, "id")

/** The same beside the list, where it is not empty. */
export const listCount = (list: RevocationList): string => (isListed(list) ? listSize(list) : "")

/** Empty where all entries are ids. */
export const problemCount = ({ problems }: RevocationList): string =>
  problems.length === 0
    ? ""
    : problems.length === 1
      ? "1 entry of the list is not understood"
      : `${digits(problems.length)} entries of the list are not understood`

/** Problems of a list that are told one by one; the others are counted. */
export const mostProblems = 50

export const shownListProblems = memoWeak(({ problems }: RevocationList): readonly ListProblem[] =>
  problems.slice(0, mostProblems),
)

export interface RevocationId {
  readonly index: number
  readonly id: string
  /** Where the list has it; null where it has not. */
  readonly line: number | null
}

export interface RevocationIds {
  readonly ids: readonly RevocationId[]
  /** All of them, a line each. */
  readonly text: string
}

/** Whether the authorizer states the ids of the token that is shown. */
export function isRevocationStated(state: State): boolean {
  const view = shownToken(state)
  return view !== null && statesRevocation(state.documents.authorizer, revocationIdsOf(view))
}

export const revocationIdsOf = memoWeak(({ blocks }: TokenView): readonly string[] =>
  blocks.map(({ revocationId }) => revocationId),
)

/** The ids of the token that is shown. */
export function revocationIds(state: State): RevocationIds | null {
  const view = shownToken(state)
  return view === null ? null : idsOf(view)(revocationList(state.documents.revoked))
}

const idsOf = memoWeak((view: TokenView) =>
  memoWeak(({ lines }: RevocationList): RevocationIds => ({
    ids: revocationIdsOf(view).map((id, index) => ({ index, id, line: lines.get(id) ?? null })),
    text: revocationIdsOf(view)
      .map((id) => `${id}\n`)
      .join(""),
  })),
)
