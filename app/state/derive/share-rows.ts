/** What is in a link, part by part: the lines of the share sheet. */
import type { SavedDocument, SavedLimits } from "../../../src/document/index.ts"
import type { Shared, SharedPart } from "../share.ts"
import type { State } from "../state.ts"
import { memo } from "./memo.ts"
import { lastShared } from "./share.ts"
import { blockName, capitalise, count, digits, listed } from "./words.ts"

/** A line of what is in the link, or could be. */
export interface ShareRow {
  readonly part: SharedPart
  readonly title: string
  /** The beginning of it. */
  readonly text: string
  readonly isCode: boolean
  /** Characters of the link that it costs; null where it is left out. */
  readonly cost: number | null
  /** What switches it; null for what is always in. */
  readonly option: PartOption | null
  /** Why it cannot be switched on; null when it can. */
  readonly blocked: string | null
}

export type PartOption = "hasPublicKey" | "hasQuery" | "hasRevoked" | "hasKeyNames"

/** Of the link that was made last. */
export const shareRows = (state: State): readonly ShareRow[] => {
  const shared = lastShared(state)
  return shared === null ? noRows : rowsOf(shared, shared.documents)
}

const noRows: readonly ShareRow[] = []

const rowsOf = memo((shared: Shared, documents: State["documents"]): readonly ShareRow[] => {
  const { costs, saved } = shared
  const rows = [...costs].map(([part, cost]) => ({ ...partRow(part, saved), part, cost }))
  const absent = optionalParts.filter((part) => !costs.has(part) && hasPart(part, documents))
  return [
    ...rows.map((row) => ({ ...row, option: optionOf(row.part), blocked: null })),
    ...absent.map((part) => ({
      ...absentRow(part),
      part,
      cost: null,
      option: optionOf(part),
      blocked: absenceOf(part, shared),
    })),
  ]
})

const options: Readonly<Partial<Record<SharedPart, PartOption>>> = {
  publicKey: "hasPublicKey",
  query: "hasQuery",
  revoked: "hasRevoked",
  keyNames: "hasKeyNames",
}
const optionalParts = ["publicKey", "query", "revoked", "keyNames"] as const

const optionOf = (part: SharedPart): PartOption | null => options[part] ?? null

/** Whether there is something on the page that could be shared. */
function hasPart(part: (typeof optionalParts)[number], documents: State["documents"]): boolean {
  switch (part) {
    case "publicKey":
      return documents.source === "pasted" && documents.pasted.publicKey.trim() !== ""
    case "query":
      return documents.query.text.trim() !== ""
    case "revoked":
      return documents.revoked.text.trim() !== ""
    case "keyNames":
      return documents.keys.names.size > 0
    default:
      return part satisfies never
  }
}

/** Why a part is out though it is not switched off. */
function absenceOf(part: SharedPart, { saved, options, pseudonyms }: Shared): string | null {
  if (part === "keyNames" && pseudonyms !== null) return "they can tell of people"
  const option = optionOf(part)
  if (option === null || !options[option]) return null
  if (part === "publicKey") return saved.pasted === null ? "it is of the signed token" : null
  if (part === "keyNames") return "none is of a key in the link"
  return part === "revoked" ? "the ids are of the blocks as they were signed" : null
}

type PartText = Pick<ShareRow, "title" | "text" | "isCode">

const absentTitles = {
  publicKey: "Root public key",
  query: "Query",
  revoked: "Revocation list",
  keyNames: "Names of keys",
} as const

const absentRow = (part: (typeof optionalParts)[number]): PartText => ({
  title: absentTitles[part],
  text: "left out",
  isCode: false,
})

const code = (title: string, text: string): PartText => ({
  title,
  text: beginning(text),
  isCode: true,
})
const plain = (title: string, text: string): PartText => ({ title, text, isCode: false })

function partRow(part: SharedPart, saved: SavedDocument): PartText {
  switch (part) {
    case "name":
      return plain("Name", saved.name)
    case "token":
      return code("Signed token", saved.pasted?.token ?? "")
    case "publicKey":
      return code("Root public key", saved.pasted?.publicKey ?? "")
    case "snapshot":
      return code("Snapshot", saved.snapshot)
    case "authorizer":
      return code("Authorizer", saved.authorizer)
    case "limits":
      return plain("Limits", limitsWords(saved.limits))
    case "query":
      return code("Query", saved.query.text)
    case "revoked":
      return plain("Revocation list", count(linesOf(saved.revoked), "line"))
    case "keyNames":
      return plain("Names of keys", listed(saved.keyNames.map(({ name }) => name)))
    case "example":
      return plain("Example it began as", saved.example)
    case "pane":
      return plain("Tab in sight", capitalise(saved.pane))
    default: {
      const index = Number(part.slice("block ".length))
      const appended = saved.source === "pasted"
      const block = (appended ? saved.pasted?.blocks : saved.authored.blocks)?.[index]
      const title = appended ? `Appended block ${index + 1}` : capitalise(blockName(index))
      const text = block?.signed ?? block?.text ?? ""
      return code(title, text)
    }
  }
}

const linesOf = (text: string): number => text.trim().split("\n").length

/** The longest text that a line of the sheet begins to show. */
const mostShown = 120

const beginning = (text: string): string =>
  text.trim() === "" ? "empty" : text.replace(/\s+/g, " ").trim().slice(0, mostShown)

export function limitsWords({ name, custom }: SavedLimits): string {
  if (name !== "custom") return name
  const { maxFacts, maxIterations, maxTime, maxBlocks } = custom
  const time = maxTime === Infinity ? [] : [`${digits(maxTime)} ms`]
  const blocks = maxBlocks === Infinity ? [] : [count(maxBlocks, "block")]
  return listed([
    count(maxFacts, "fact"),
    count(maxIterations, "round"),
    ...time,
    ...blocks.map((words) => `${words} after the authority`),
  ])
}
