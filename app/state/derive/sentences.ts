/** Sentences with Datalog in them: joined, read aloud, and made of messages. */
import type { Sentence } from "../../../src/worker/index.ts"
import { memoWeak } from "./memo.ts"
import { capitalise, messagePieces } from "./words.ts"

/** As plain text, for titles and screen readers. */
export const plainText = memoWeak((sentence: Sentence): string =>
  sentence.map((part) => (typeof part === "string" ? part : part.code)).join(""),
)

/** A message, in which what stands between backticks is code. */
export const messageSentence = (message: string): Sentence =>
  messagePieces(message).map(({ text, isCode }) => (isCode ? { code: text } : text))

/** Code keeps the case that it has. */
export const capitalised = (sentence: Sentence): Sentence =>
  typeof sentence[0] === "string" ? [capitalise(sentence[0]), ...sentence.slice(1)] : sentence
