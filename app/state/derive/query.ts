/** The query console: whose eyes a query has, and what it asks. */
import {
  type BlockId,
  printPublicKey,
  type PublicKey,
  type Rule,
  type Scope,
} from "../../../src/ast/index.ts"
import { originInWords, trustedBlocks, type Viewpoint } from "../../../src/worker/index.ts"
import type { QueryQuestion, State } from "../state.ts"
import { memo } from "./memo.ts"
import { queryReading } from "./query-text.ts"
import { shownReport } from "./shown.ts"
import { type BlockSource, blockSource } from "./block-source.ts"
import { blockName, capitalise, shortKey } from "./words.ts"

/** The token or the snapshot whose blocks are asked about; null while there is none. */
export const askedBlocks = (state: State): BlockSource | null =>
  blockSource(shownReport(state)?.token ?? null)

const authorizer: Viewpoint = { block: "authorizer" }

/** The viewpoint that is asked from: the chosen one, or the authorizer's where the token has no such block. */
export const usedViewpoint = (state: State): Viewpoint =>
  lostBlock(state) === null ? state.documents.query.viewpoint : authorizer

/** The block that was chosen to look from and that the token does not have. */
function lostBlock(state: State): BlockId | null {
  const token = askedBlocks(state)
  const block = blockOf(state.documents.query.viewpoint)
  return token !== null && typeof block === "number" && block >= token.blocks.length ? block : null
}

/** Null for a viewpoint that is not of one block. */
const blockOf = (viewpoint: Viewpoint): BlockId | null =>
  typeof viewpoint !== "string" && "block" in viewpoint ? viewpoint.block : null

/** Null while nothing is asked. */
export function queryQuestion(state: State): QueryQuestion | null {
  const { rule } = queryReading(state.documents.query.text)
  return rule === null ? null : questionOf(rule, usedViewpoint(state))
}

const questionOf = memo((rule: Rule, viewpoint: Viewpoint): QueryQuestion => ({
  kind: "query",
  rule,
  viewpoint,
}))

/** One thing to choose in "as". */
export interface Viewer {
  readonly id: string
  readonly title: string
  readonly viewpoint: Viewpoint
}

const viewerOf = (block: BlockId): Viewer => ({
  id: String(block),
  title: blockName(block),
  viewpoint: { block },
})

const everyBlock: Viewer = { id: "every", title: "every block", viewpoint: "query_all" }
const chosenKeys = "keys"

/** Whose eyes a query may have. Keys are offered where a third party signed a block. */
export const viewers = (state: State): readonly Viewer[] =>
  viewersOf(askedBlocks(state), usedViewpoint(state))

const viewersOf = memo((token: BlockSource | null, used: Viewpoint): readonly Viewer[] => {
  const keys = typeof used === "object" && "keys" in used ? used.keys : []
  const isOffered = viewerId(used) === chosenKeys || thirdParties(token).length > 0
  const blocks = token?.blocks ?? []
  return [
    viewerOf("authorizer"),
    ...blocks.map((_, block) => viewerOf(block)),
    everyBlock,
    ...(isOffered
      ? [{ id: chosenKeys, title: "authorizer and chosen keys", viewpoint: { keys } }]
      : []),
  ]
})

/** Which of the viewers a viewpoint is. */
export const viewerId = (viewpoint: Viewpoint): string =>
  viewpoint === "query_all"
    ? everyBlock.id
    : typeof viewpoint !== "string" && "keys" in viewpoint
      ? chosenKeys
      : String(blockOf(viewpoint) ?? "authorizer")

/** A key that a query may trust in addition. */
export interface KeyChoice {
  readonly name: string
  readonly title: string
  /** What the viewpoint is once the key is taken up, or left out. */
  readonly other: Viewpoint
  readonly isChosen: boolean
}

/** The third parties of the token, and those that were chosen; none from other viewpoints. */
export const keyChoices = (state: State): readonly KeyChoice[] =>
  choicesOf(askedBlocks(state), usedViewpoint(state))

const choicesOf = memo((token: BlockSource | null, used: Viewpoint): readonly KeyChoice[] => {
  if (typeof used === "string" || !("keys" in used)) return []
  const present = thirdParties(token)
  const chosen = new Set(used.keys.map(printPublicKey))
  const absent = used.keys.filter((key) => !named(present).has(printPublicKey(key)))
  return [...present, ...absent].map((key) => {
    const name = printPublicKey(key)
    const isChosen = chosen.has(name)
    const others = used.keys.filter((other) => printPublicKey(other) !== name)
    const signed = originInWords(blocksSignedBy(token, name))
    return {
      name,
      title: `${shortKey(name)} (${signed === "" ? "signs no block" : signed})`,
      other: { keys: isChosen ? others : [...others, key] },
      isChosen,
    }
  })
})

const named = (keys: readonly PublicKey[]): Map<string, PublicKey> =>
  new Map(keys.map((key) => [printPublicKey(key), key]))

/** Each once, in the order of their blocks. */
const thirdParties = (token: BlockSource | null): readonly PublicKey[] => [
  ...named((token?.blocks ?? []).flatMap(({ externalKey }) => externalKey ?? [])).values(),
]

const blocksSignedBy = (token: BlockSource | null, name: string): readonly number[] =>
  (token?.blocks ?? []).flatMap(({ externalKey }, index) =>
    externalKey !== null && printPublicKey(externalKey) === name ? [index] : [],
  )

/** What a query may read from its viewpoint, and what became of one that is no more. */
export function sightWords(state: State): string {
  const token = askedBlocks(state)
  if (token === null) return ""
  const { rule } = queryReading(state.documents.query.text)
  const lost = lostBlock(state)
  const words = sightOf(token, rule, usedViewpoint(state))
  return lost === null ? words : `There is no ${blockName(lost)} in this token. ${words}`
}

const sightOf = memo((token: BlockSource, rule: Rule | null, viewpoint: Viewpoint): string => {
  const written = rule?.scopes ?? []
  if (viewpoint === "query_all" && written.length === 0) return "Sees every fact."
  const block = blockOf(viewpoint) ?? "authorizer"
  const ofBlock = block === "authorizer" ? [] : (token.blocks[block]?.block?.scopes ?? [])
  const keys = token.blocks.map(({ externalKey }) => externalKey)
  const scopes = written.length > 0 ? written : scopesOf(viewpoint)
  const words = `sees the facts of ${originInWords(trustedBlocks(keys, scopes, ofBlock, block))}`
  return `${capitalise(written.length > 0 ? `as it says what it trusts, it ${words}` : words)}.`
})

/** What a clause has to write to see as much as a query from there; nothing where that is the default. */
export function scopesOf(viewpoint: Viewpoint): readonly Scope[] {
  if (typeof viewpoint === "string" || !("keys" in viewpoint)) return []
  if (viewpoint.keys.length === 0) return []
  const keys = viewpoint.keys.map((key): Scope => ({ kind: "publicKey", key }))
  return [{ kind: "authority" }, ...keys]
}
