/** Why what should be a token cannot be read, and what to do about it. */
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

/** Null while the token of the page can be read, or there is none. */
export function unreadable(state: State): Unreadable | null {
  const { documents, results } = state
  if (isNothingPasted(state) || results.token?.work.token?.kind !== documents.source) return null
  const { value } = results.token
  return value?.kind === "failure" ? wordsOf(value) : null
}

const wordsOf = memoWeak(({ message, code, block, hint, found }: TokenFailure): Unreadable => {
  const isOther = found !== null && found !== "broken"
  const place = block === null ? "" : `: ${theBlock(block)}`
  return {
    title: isOther ? "This is no Biscuit token" : `The token cannot be read${place}`,
    message: sentence(message),
    hint: sentence(hint ?? advice(found)),
    code: code === noCode ? null : code,
  }
})

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
    default:
      return "ask whoever gave it to you for the whole token, and paste all of it"
  }
}
