/** The difference between two documents: text by text, and in words what was chosen. */
import type {
  SavedBlock,
  SavedDocument,
  SavedLimits,
  SavedQuery,
} from "../../../src/document/index.ts"
import {
  type DifferenceRow,
  differenceRows,
  type OmittedLines,
  sameRows,
  type TextKind,
} from "./difference-lines.ts"
import { memo } from "./memo.ts"
import { turnsAsDots } from "./styled.ts"
import { blockName, capitalise, count, digits, originColour, shortKey, theBlock } from "./words.ts"

export interface DocumentDifference {
  readonly texts: readonly TextDifference[]
  readonly choices: readonly ChoiceDifference[]
  /** Texts that are in both, and the same. */
  readonly alike: readonly TextDifference[]
}

export interface TextDifference {
  readonly title: string
  /** The value of `data-origin` for a text that has a colour; "" for others. */
  readonly origin: string
  readonly rows: readonly DifferenceRow[]
  /** How many lines go and come; "" for a text that is the same. */
  readonly amount: string
}

/** Something that is said in a few words. */
export interface ChoiceDifference {
  readonly title: string
  readonly before: string
  readonly after: string
}

/** What has to be done to `before` to have `after`. The name is none, nor is what is looked at. */
export const documentDifference: (
  before: SavedDocument,
  after: SavedDocument,
) => DocumentDifference = memo((before, after) => {
  const old = new Map(namedTexts(before).map((text) => [text.title, text]))
  const now = new Map(namedTexts(after).map((text) => [text.title, text]))
  const titles = [...new Set([...old.keys(), ...now.keys()])].toSorted(
    (a, b) => rankOf(old, now, a) - rankOf(old, now, b),
  )
  const texts = titles.map((title): TextDifference & { readonly isSame: boolean } => {
    const { origin, kind } = (old.get(title) ?? now.get(title))!
    const [was, is] = [old.get(title)?.text ?? "", now.get(title)?.text ?? ""]
    const isSame = was === is
    const rows = isSame ? sameRows(is, kind) : differenceRows(was, is, kind)
    return { title, origin, rows, isSame, amount: isSame ? "" : amount(rows) }
  })
  const was = new Map(choices(before))
  const is = new Map(choices(after))
  return {
    texts: texts.filter(({ isSame }) => !isSame),
    choices: [...new Set([...was.keys(), ...is.keys()])]
      .map((title) => ({
        title,
        before: turnsAsDots(was.get(title) ?? byHolder),
        after: turnsAsDots(is.get(title) ?? byHolder),
      }))
      .filter(({ before, after }) => before !== after),
    alike: texts.filter(({ isSame, rows }) => isSame && rows.length > 0),
  }
})

interface NamedText {
  readonly title: string
  readonly origin: string
  readonly kind: TextKind
  readonly text: string
  /** Orders the texts of both documents. */
  readonly rank: number
}

type Named = ReadonlyMap<string, NamedText>

const rankOf = (old: Named, now: Named, title: string): number =>
  (old.get(title) ?? now.get(title))!.rank

/** More than a token has blocks. */
const many = 100_000

function namedTexts(saved: SavedDocument): readonly NamedText[] {
  const { authored, pasted, authorizer, query, revoked, keyNames } = saved
  const own = authored.blocks.map(({ text }, i) => ({
    title: capitalise(blockName(i)),
    origin: originColour(i),
    kind: "datalog" as const,
    text,
    rank: i,
  }))
  const appended = (pasted?.blocks ?? []).map(({ text }, i) => ({
    title: `Block ${i + 1} after the pasted token`,
    origin: "",
    kind: "datalog" as const,
    text,
    rank: many + i,
  }))
  const names = keyNames.map(({ publicKey, name }) => `${publicKey} ${name}`)
  const others: readonly Omit<NamedText, "rank">[] = [
    { title: "Authorizer", origin: "authorizer", kind: "datalog", text: authorizer },
    { title: "Query", origin: "", kind: "datalog", text: query.text },
    { title: "Root public keys", origin: "", kind: "plain", text: pasted?.publicKey ?? "" },
    { title: "Revoked ids", origin: "", kind: "plain", text: revoked },
    { title: "Names of keys", origin: "", kind: "plain", text: names.join("\n") },
  ]
  return [...own, ...appended, ...others.map((text, i) => ({ ...text, rank: 2 * many + i }))]
}

function amount(rows: readonly DifferenceRow[]): string {
  let [gone, come, unknown] = [0, 0, 0]
  for (const row of rows) {
    if (row.kind === "removed") gone++
    else if (row.kind === "added") come++
    else if (row.kind === "different-omitted") unknown += row.count
  }
  const counts = [gone > 0 ? `−${digits(gone)}` : "", come > 0 ? `+${digits(come)}` : ""]
  const more = unknown > 0 ? `, and ${count(unknown, "line")} more` : ""
  return counts.filter(Boolean).join(" ") + more
}

type Choice = readonly [title: string, words: string]

function choices(saved: SavedDocument): readonly Choice[] {
  const { authored, pasted, snapshot } = saved
  return [
    ["The authorizer meets", sources[saved.source]],
    ["Pasted token", opaqueWords(pasted?.token ?? "")],
    ["Snapshot", opaqueWords(snapshot)],
    ["Limits", limitsWords(saved.limits)],
    ["The query is asked", viewpointWords(saved.query.viewpoint)],
    ["Root key", authored.root],
    ["The token is", authored.sealed ? "sealed" : "open"],
    ["The pasted token is", pasted?.sealed ? "sealed" : "as it was pasted"],
    ...signers(authored.blocks, (i) => capitalise(blockName(i))),
    ...signers(pasted?.blocks ?? [], (i) => `Block ${i + 1} after the pasted token`),
  ]
}

const sources: Readonly<Record<SavedDocument["source"], string>> = {
  authored: "the token written here",
  pasted: "the pasted token",
  snapshot: "the blocks of a snapshot",
}

function opaqueWords(text: string): string {
  if (text === "") return "none"
  const ends = text.length > 24 ? `${text.slice(0, 12)}…${text.slice(-8)}` : text
  return `${ends}, ${count(text.length, "character")}`
}

function limitsWords({ name, custom }: SavedLimits): string {
  if (name !== "custom") return name === "strict" ? "strict" : "those of the reference"
  const { maxFacts, maxIterations, maxTime, maxBlocks } = custom
  const bound = (value: number, words: string): string =>
    `${value === Infinity ? "any" : digits(value)} ${words}`
  return `at most ${[
    bound(maxFacts, "facts"),
    bound(maxIterations, "rounds"),
    bound(maxTime, "ms"),
    bound(maxBlocks, "blocks"),
  ].join(", ")}`
}

function viewpointWords(viewpoint: SavedQuery["viewpoint"]): string {
  if (viewpoint === "query") return "as the authorizer, trusting itself and the authority"
  if (viewpoint === "query_all") return "of all facts"
  if (typeof viewpoint !== "object") return `as ${theBlock(viewpoint)}`
  return `trusting ${viewpoint.keys.map(shortKey).join(", ")}`
}

/** Of the blocks that are not signed as most are. */
const signers = (
  blocks: readonly SavedBlock[],
  title: (index: number) => string,
): readonly Choice[] =>
  blocks
    .map((block, i): Choice => [`${title(i)} is signed`, signerWords(block)])
    .filter(([, words]) => words !== byHolder)

/** Also what is said of a block that only the other document has. */
const byHolder = "by who holds the token"

function signerWords({ external, signed, next }: SavedBlock): string {
  if (signed !== null) return "elsewhere, by a third party"
  const key = next === "ed25519" ? "" : `; ${next} signs what follows`
  return external === null
    ? `${byHolder}${key}`
    : `by a third party with ${external.algorithm} throwaway key ${external.number}${key}`
}

export const omittedWords = ({ kind, count: amount }: OmittedLines): string =>
  kind === "same-omitted"
    ? `${count(amount, "line")} in both`
    : `and ${count(amount, "more line")}, not shown`
