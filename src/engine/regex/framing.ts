/**
 * Assertions for an engine that has none of these: the text is written with a mark in every gap
 * between two characters, which says what kind of character stands on either side, so that an
 * assertion becomes a look at the mark before. `a b` reads `⟨edge,word⟩a⟨word,other⟩
 * ⟨other,word⟩b⟨word,edge⟩`. Marks are high surrogates, which no text holds alone.
 */
import type { Look, WordLook } from "./pattern.ts"
import { includes, type Ranges } from "./ranges.ts"
import { asciiWord, word } from "./unicode.ts"

const sides = ["edge", "newline", "return", "asciiWord", "word", "other"] as const

type Side = (typeof sides)[number]

const firstMark = 0xd800
const lastMark: number = firstMark + sides.length ** 2 - 1

/** All marks. */
export const marks: Ranges = [firstMark, lastMark]

/** The text with its marks; at most twice as many code points and one. */
export function frame(text: string): string {
  let framed = ""
  let before = 0
  for (const char of text) {
    const after = sideOf(char)
    framed += mark(before, after) + char
    before = after
  }
  return framed + mark(before, 0)
}

const mark = (before: number, after: number): string =>
  String.fromCharCode(firstMark + before * sides.length + after)

function sideOf(char: string): number {
  const codePoint = char.codePointAt(0) ?? 0
  return sides.indexOf(nameSide(codePoint))
}

function nameSide(codePoint: number): Side {
  if (codePoint === 0x0a) return "newline"
  if (codePoint === 0x0d) return "return"
  if (includes(asciiWord, codePoint)) return "asciiWord"
  return codePoint > 0x7f && includes(word(), codePoint) ? "word" : "other"
}

/** The marks of the gaps where an assertion holds, as pairs of bounds in no order. */
export function marksWhere(look: Look): Ranges {
  const found: number[] = []
  for (let code = firstMark; code <= lastMark; code++) {
    const before = sides[Math.floor((code - firstMark) / sides.length)] ?? "edge"
    const after = sides[(code - firstMark) % sides.length] ?? "edge"
    if (holds(look, before, after)) found.push(code, code)
  }
  return found
}

function holds(look: Look, before: Side, after: Side): boolean {
  switch (look) {
    case "textStart":
      return before === "edge"
    case "textEnd":
      return after === "edge"
    case "lineStart":
      return before === "edge" || before === "newline"
    case "lineEnd":
      return after === "edge" || after === "newline"
    case "crlfStart":
      return holds("lineStart", before, after) || (before === "return" && after !== "newline")
    case "crlfEnd":
      return after === "edge" || after === "return" || (after === "newline" && before !== "return")
    default: {
      const isWord = look.startsWith("word") ? isUnicodeWord : isAsciiWord
      // The rest of the name, by the type of Look.
      const kind = look.replace(/^word|^ascii/, "") as WordLook
      return holdsAtWord(kind, isWord(before), isWord(after))
    }
  }
}

const isAsciiWord = (side: Side): boolean => side === "asciiWord"
const isUnicodeWord = (side: Side): boolean => side === "asciiWord" || side === "word"

function holdsAtWord(kind: WordLook, before: boolean, after: boolean): boolean {
  switch (kind) {
    case "Boundary":
      return before !== after
    case "NotBoundary":
      return before === after
    case "Start":
      return !before && after
    case "End":
      return before && !after
    case "StartHalf":
      return !before
    case "EndHalf":
      return !after
    default:
      return kind satisfies never
  }
}
