/** What the share sheet says: what is in the link and what is not, what can be chosen, and how long it is. */
import type { SavedDocument, SavedLimits } from "../../../src/document/index.ts"
import type { Judgement } from "../../../src/worker/index.ts"
import type {
  NotShared,
  RealChoice,
  Shared,
  SharedPart,
  ShareOptions,
  ShareView,
} from "../share.ts"
import type { State } from "../state.ts"
import { memo } from "./memo.ts"
import { isBlank } from "./work.ts"
import { shownSource } from "./token.ts"
import { type Verdict, verdict } from "./verdict.ts"
import { blockName, capitalise, count, digits, listed, shortKey, theBlock } from "./words.ts"

type Made = Pick<State["view"], "share">

/** The link, also while it is of older texts or options. */
export const lastShared = ({ view: { share } }: { readonly view: Made }): Shared | null =>
  share.made !== null && "link" in share.made ? share.made : null

/** Whether what was made last is of what is on the page and chosen now. */
export const isShareCurrent = ({ documents, view: { share } }: State): boolean =>
  share.made?.documents === documents && share.made.options === share.options

/** The link that can be copied; null while it is made, or cannot be. */
export const currentShared = (state: State): Shared | null =>
  isShareCurrent(state) ? lastShared(state) : null

/** Why there is no link. */
export function shareRefusal(state: State): string | null {
  const { made } = state.view.share
  return isShareCurrent(state) && made !== null && isRefused(made) ? made.refusal : null
}

const isRefused = (made: NonNullable<ShareView["made"]>): made is NotShared => "refusal" in made

/** How what is in sight from elsewhere is shared: what was chosen, as far as it can be. */
export function realChoice(state: State, { real }: ShareOptions): RealChoice {
  if (state.documents.source === "authored") return "none"
  return real !== "none" && realBlocked(state, real) !== null ? "none" : real
}

/** Why a token or snapshot cannot be shared that way. */
function realBlocked(state: State, choice: RealChoice): string | null {
  const { source, pasted, snapshot } = state.documents
  if (choice === "none") return null
  if (source === "pasted" ? isBlank(pasted) : snapshot.text.trim() === "") return "there is none"
  if (choice === "signed") return null
  const blocks = shownSource(state)?.blocks
  if (blocks === undefined) return "it cannot be read"
  const unreadable = blocks.findIndex(({ block }) => block === null)
  return unreadable < 0 ? null : `${theBlock(unreadable)} cannot be read`
}

export interface RealRow {
  readonly choice: RealChoice
  readonly title: string
  readonly about: string
  readonly isChosen: boolean
  /** Why it cannot be chosen; null when it can. */
  readonly blocked: string | null
}

/** The three ways to share what was pasted; none where nothing pasted is in sight. */
export const realRows = (state: State): readonly RealRow[] =>
  realRowsOf(
    state.documents.source,
    realChoice(state, state.view.share.options),
    realBlocked(state, "datalog"),
    realBlocked(state, "signed"),
  )

const realRowsOf = memo(
  (
    source: SavedDocument["source"],
    chosen: RealChoice,
    datalog: string | null,
    signed: string | null,
  ): readonly RealRow[] => {
    if (source === "authored") return []
    const thing = source === "pasted" ? "token" : "snapshot"
    const row = (choice: RealChoice, title: string, about: string, blocked: string | null) => ({
      choice,
      title,
      about,
      isChosen: choice === chosen,
      blocked,
    })
    return [
      row(
        "datalog",
        "Its Datalog, without signatures",
        "Its blocks as text, signed anew with throwaway keys: the verdict is explained as here, and nobody can use the token.",
        datalog,
      ),
      row("none", "Not at all", "The authorizer alone.", null),
      row(
        "signed",
        `The signed ${thing} itself`,
        source === "pasted"
          ? "Needed only where the signatures are what it is about."
          : "As it was pasted, with the facts that it holds.",
        signed,
      ),
    ]
  },
)

/** What to know before sharing it that way; null where there is nothing. */
export function realWarning(state: State): string | null {
  switch (realChoice(state, state.view.share.options)) {
    case "signed":
      return state.documents.source === "pasted"
        ? "Whoever has this link has the token, and can do what it allows until it expires or is revoked. A link stays in chats, mail and browser histories."
        : "Whoever has this link has every fact of the snapshot. A link stays in chats, mail and browser histories."
    case "datalog":
      return otherVerdict(verdict(state), currentShared(state)?.judgement ?? null)
    default:
      return null
  }
}

/** Signatures and the revocation list are not of the text; nor is what a snapshot stores beside its blocks. */
function otherVerdict(here: Verdict, there: Judgement | null): string | null {
  const isAllowed = here.tone === "allow" || here.tone === "warn"
  if (there === null || (there.outcome.kind === "allowed") === isAllowed) return null
  const words = there.outcome.kind === "allowed" ? "allowed" : "not allowed"
  return `Here it is ${here.headline.toLowerCase()}: ${here.summary}. Opened from the link it is ${words}, as its Datalog alone says.`
}

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

/** What the link does not hold, each a sentence without its full stop; code stands between backticks. */
export const absentWords = (state: State): readonly string[] => {
  const shared = lastShared(state)
  return shared === null
    ? noWords
    : absentOf(shared, state.documents, realChoice(state, shared.options))
}

const noWords: readonly string[] = []

const absentOf = memo(({ replaced }: Shared, documents: State["documents"], real: RealChoice) => [
  "Private keys, never: root key and block keys are drawn anew when the link is opened",
  ...replaced.map(
    ({ publicKey, key }) =>
      `The third party’s key \`${shortKey(publicKey)}\`: throwaway key ${key.number} takes its place, also in the texts that trust it`,
  ),
  ...realAbsence(documents, real),
])

function realAbsence({ source, pasted, snapshot }: State["documents"], real: RealChoice): string[] {
  const hidden = [
    source !== "pasted" && !isBlank(pasted) ? "The pasted token, which is not in sight" : null,
    source !== "snapshot" && snapshot.text.trim() !== ""
      ? "The snapshot, which is not in sight"
      : null,
    source !== "authored" ? "Your own blocks, which are not in sight" : null,
  ].filter((words) => words !== null)
  if (source === "authored" || real === "signed") return hidden
  const thing = source === "pasted" ? "The pasted token" : "The snapshot"
  return [real === "none" ? thing : `${thing} and its signatures`, ...hidden]
}

/** What became of strings, in words; null where they are as they were. */
export const pseudonymWords = (shared: Shared | null): string | null => {
  if (shared === null || shared.pseudonyms === null) return null
  const { renamed, left } = shared.pseudonyms
  const done =
    renamed === 0
      ? "No string is replaced"
      : `${count(renamed, "string")} replaced, comments left out`
  const same = "every check and policy comes out as before"
  if (left.length === 0) return `${done}: ${same}.`
  const shown = left.slice(0, mostLeft).map((value) => `\`${JSON.stringify(value)}\``)
  const more = left.length > mostLeft ? [`${left.length - mostLeft} more`] : []
  const stay =
    left.length === 1 ? "1 string is left as it is" : `${left.length} strings are left as they are`
  return `${done}: ${same}. ${stay}, since the verdict depends on their letters: ${listed([...shown, ...more])}.`
}

const mostLeft = 6

/** Why strings cannot be replaced. */
export const pseudonymsBlocked = (state: State): string | null =>
  realChoice(state, state.view.share.options) === "signed"
    ? "what was signed cannot be changed"
    : null

/** How long the link is, and what becomes of it where messages are cut. */
export interface ShareLength {
  readonly length: number
  readonly words: string
  /** Null while no tool is known to cut it. */
  readonly warning: string | null
}

/** A message of Discord has at most as many characters; one of Slack about twice as many. */
export const safeLength = 2000

export const shareLength = (shared: Shared | null): ShareLength | null =>
  shared === null ? null : lengthOf(shared)

const lengthOf = memo(({ link }: Shared): ShareLength => {
  const { length } = link
  const place =
    length > 2 * safeLength
      ? "Discord at 2,000 characters, Slack at about 4,000"
      : "Discord at 2,000 characters"
  return {
    length,
    words: count(length, "character"),
    warning: length > safeLength ? `Some tools cut it: ${place}. A file is safer.` : null,
  }
})
