/**
 * Sentences in the making: words with Datalog among them, told apart so that a page can draw it as code. Long
 * values are shortened here, once for all words of explanations.
 */
import { printTerm, type Term } from "../../ast/index.ts"
import type { Sentence } from "./types.ts"

type Part = Sentence[number]

/** Characters of Datalog that a sentence can carry in one piece. */
const longestCode = 120

/** Datalog within a sentence; its middle is left out when it is long. */
export const code = (text: string): Sentence => [{ code: shorten(text) }]

export const value = (term: Term): Sentence => code(printTerm(term))

/** Joins words and sentences as they stand in a template. */
export function say(
  words: TemplateStringsArray,
  ...between: readonly (string | number | Sentence)[]
): Sentence {
  const parts: Part[] = []
  words.forEach((text, i) => {
    parts.push(text)
    const next = between[i]
    if (next === undefined) return
    if (typeof next === "object") parts.push(...next)
    else parts.push(String(next))
  })
  return merged(parts)
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly Sentence[], conjunction: string = "and"): Sentence {
  const last = items.at(-1)
  if (last === undefined) return []
  if (items.length === 1) return last
  const before = items.slice(0, -1).flatMap((item, i) => (i === 0 ? item : [", ", ...item]))
  return merged([...before, ` ${conjunction} `, ...last])
}

/** A sentence as text, Datalog between backticks. */
export const sentenceText = (sentence: Sentence): string =>
  sentence.map((part) => (typeof part === "string" ? part : `\`${part.code}\``)).join("")

function shorten(text: string): string {
  if (text.length <= longestCode) return text
  const kept = [...text]
  if (kept.length <= longestCode) return text
  return `${kept.slice(0, (2 * longestCode) / 3).join("")}…${kept.slice(-longestCode / 4).join("")}`
}

/** Neighbouring words become one part; empty ones disappear. */
function merged(parts: readonly Part[]): Sentence {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (typeof part === "string" && typeof last === "string")
      result[result.length - 1] = last + part
    else if (part !== "") result.push(part)
  }
  return result
}
