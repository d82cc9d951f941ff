/** What the share sheet says of the link: whether it is made, what can be chosen, what is not in it, how long it is. */
import type { SavedDocument } from "../../../src/document/index.ts"
import type { Judgement } from "../../../src/worker/index.ts"
import type { NotShared, RealChoice, Shared, ShareOptions, ShareView } from "../share.ts"
import type { State } from "../state.ts"
import { memo } from "./memo.ts"
import { isBlank } from "./work.ts"
import { shownSource } from "./token.ts"
import { type Verdict, verdict } from "./verdict.ts"
import { count, listed, shortKey, theBlock } from "./words.ts"

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
  const blocks = shownSource(state)?.blocks
  if (blocks === undefined) return "it cannot be read"
  if (choice === "signed") return null
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
