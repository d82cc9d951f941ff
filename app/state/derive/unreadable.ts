/** Why what should be a token or a snapshot cannot be read, and what to do about it. */
import type { FoundKind, TokenFailure } from "../../../src/worker/index.ts"
import type { State } from "../state.ts"
import { memoWeak } from "./memo.ts"
import { isNothingPasted } from "./shown.ts"
import { capitalise, theBlock } from "./words.ts"

export interface Unreadable {
  readonly title: string
  /** What stands between backticks is code. */
  readonly message: string
  readonly hint: string
  /** The reference's name for it; null for what is no token in the first place. */
  readonly code: string | null
}

/** Null while what the page is about can be read, or there is nothing. */
export function unreadable(state: State): Unreadable | null {
  const { documents, results } = state
  if (isNothingPasted(state) || results.token?.work.token?.kind !== documents.source) return null
  const { value } = results.token
  if (value?.kind !== "failure") return null
  return documents.source === "snapshot" ? ofSnapshot(value) : ofToken(value)
}

const ofToken = memoWeak((failure: TokenFailure) => wordsOf(failure, "token", "Biscuit token"))
const ofSnapshot = memoWeak((failure: TokenFailure) => wordsOf(failure, "snapshot", "snapshot"))

/** `noun` is what it should be, and `name` that by its full name. */
function wordsOf(
  { message, code, block, hint, found }: TokenFailure,
  noun: string,
  name: string,
): Unreadable {
  const isOther = found !== null && found !== "broken"
  const place = block === null ? "" : `: ${theBlock(block)}`
  return {
    title: isOther ? `This is no ${name}` : `The ${noun} cannot be read${place}`,
    message: sentence(message),
    hint: sentence(hint ?? advice(found)),
    code: code === noCode ? null : code,
  }
}

/** What a text has for a code that the reference never sees as a token. */
const noCode = "NotAToken"

const sentence = (text: string): string => `${capitalise(text)}${/[.?!]$/.test(text) ? "" : "."}`

function advice(found: FoundKind | null): string {
  switch (found) {
    case "public-keys":
      return "put it into the field for the root public key"
    case "private-key":
      return "keep it to yourself: a token is checked with the public key"
    case "third-party-request":
      return "whoever signs a third-party block for a token takes it"
    case "third-party-block":
      return "it is appended to the token that it was signed for"
    case "snapshot":
      return "it is opened as a snapshot: paste it beside the fields"
    case "foreign":
      return "paste a Biscuit token: this page reads no other"
    case "datalog":
      return "write it into a block or into the authorizer"
    case "token":
      return "it is opened as a token: paste it beside the fields"
    default:
      return "ask whoever gave it to you for the whole of it, and paste all of that"
  }
}
