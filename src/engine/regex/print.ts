/**
 * Prints a pattern for re2js. Of that engine's syntax only what means the same in every dialect is
 * used: classes of explicit code points, groups, alternation, counted repetition, and the
 * assertions it has. Patterns with other assertions are printed for a framed text, see framing.ts.
 */
import { marks, marksWhere } from "./framing.ts"
import type { Look, Pattern } from "./pattern.ts"
import { onlyMember, type Ranges } from "./ranges.ts"

/** The engine's limit on a count, and on the product of the counts of nested repetitions. */
const maxCount = 1000

/** The word boundaries of the engine know ASCII only. */
const native: Partial<Readonly<Record<Look, string>>> = {
  textStart: "\\A",
  textEnd: "\\z",
  lineStart: "(?m:^)",
  lineEnd: "(?m:$)",
  asciiBoundary: "\\b",
  asciiNotBoundary: "\\B",
  wordBoundary: "\\b",
  wordNotBoundary: "\\B",
}

/** The texts for which a pattern must be printed framed. */
export type FrameNeed = "never" | "beyondAscii" | "always"

export function frameNeed(pattern: Pattern): FrameNeed {
  const looks = looksOf(pattern)
  if (looks.some((look) => native[look] === undefined)) return "always"
  return looks.some((look) => look.startsWith("word")) ? "beyondAscii" : "never"
}

function looksOf(pattern: Pattern): readonly Look[] {
  switch (pattern.kind) {
    case "empty":
    case "set":
      return []
    case "look":
      return [pattern.look]
    case "capture":
    case "repeat":
      return looksOf(pattern.item)
    case "concat":
    case "alternate":
      return pattern.items.flatMap(looksOf)
    default:
      return pattern satisfies never
  }
}

/** A printed pattern, safe to repeat; `count` is the largest product of nested counts in it. */
interface Printed {
  readonly text: string
  readonly count: number
}

export function printPattern(pattern: Pattern, framed: boolean): string {
  return print(pattern, framed).text
}

function print(pattern: Pattern, framed: boolean): Printed {
  switch (pattern.kind) {
    case "empty":
      return { text: "(?:)", count: 1 }
    case "set":
      return { text: printSet(pattern.set, framed), count: 1 }
    case "look":
      return { text: printLook(pattern.look, framed), count: 1 }
    case "capture":
      return print(pattern.item, framed)
    case "concat":
      return group(
        pattern.items.map((item) => print(item, framed)),
        "",
      )
    case "alternate":
      return group(
        pattern.items.map((item) => print(item, framed)),
        "|",
      )
    case "repeat":
      return printRepeat(print(pattern.item, framed), pattern.min, pattern.max)
    default:
      return pattern satisfies never
  }
}

const group = (parts: readonly Printed[], separator: string): Printed => ({
  text: `(?:${parts.map(({ text }) => text).join(separator)})`,
  count: Math.max(...parts.map(({ count }) => count)),
})

/** In a framed text a character is followed by a mark. */
function printSet(set: Ranges, framed: boolean): string {
  return framed ? `(?:${printClass(set)}${printClass(marks)})` : printClass(set)
}

function printLook(look: Look, framed: boolean): string {
  if (framed) return `(?<=${printClass(marksWhere(look))})`
  return native[look] ?? ""
}

function printClass(set: Ranges): string {
  const only = onlyMember(set)
  if (only !== undefined) return hex(only)
  if (set.length === 0) return "[^\\x{0}-\\x{10FFFF}]"
  let text = ""
  for (let i = 0; i < set.length; i += 2) text += `${hex(set[i] ?? 0)}-${hex(set[i + 1] ?? 0)}`
  return `[${text}]`
}

const hex = (codePoint: number): string => `\\x{${codePoint.toString(16)}}`

/** Counts beyond the engine's limit are written out as repetitions one after another. */
function printRepeat(item: Printed, min: number, max: number): Printed {
  if (min <= 1 && max === Infinity) return { ...item, text: `(?:${item.text}${min ? "+" : "*"})` }
  const step = Math.max(1, Math.floor(maxCount / item.count))
  let text = printTimes(item.text, min, step, "")
  if (max === Infinity) text += `${item.text}*`
  else text += printTimes(item.text, max - min, step, "0,")
  return { text: `(?:${text})`, count: item.count * Math.min(step, Math.max(min, max - min, 1)) }
}

function printTimes(text: string, times: number, step: number, from: "" | "0,"): string {
  const left = times % step
  const rest = left > 0 ? `${text}{${from}${left}}` : ""
  return `${text}{${from}${step}}`.repeat(Math.floor(times / step)) + rest
}
