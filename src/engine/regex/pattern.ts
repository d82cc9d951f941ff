/**
 * What a pattern means once its syntax is gone: flags are applied, every class is a set of code
 * points, and a literal is a set of one. Groups leave no trace but for a capture, which counts
 * towards the compiled size. Between the parser of patterns and the printer for the matching
 * engine.
 */
import type { Ranges } from "./ranges.ts"

export type Pattern =
  | { readonly kind: "empty" }
  | { readonly kind: "set"; readonly set: Ranges }
  | { readonly kind: "look"; readonly look: Look }
  | { readonly kind: "concat"; readonly items: readonly Pattern[] }
  | { readonly kind: "alternate"; readonly items: readonly Pattern[] }
  | { readonly kind: "capture"; readonly item: Pattern }
  | { readonly kind: "repeat"; readonly item: Pattern; readonly min: number; readonly max: number }

/**
 * Assertions of zero width. `line…` count `\n` as the end of a line, `crlf…` count `\r`, `\n` and
 * `\r\n`. The `word…` ones go by Unicode's `\w`, the `ascii…` ones by `[0-9A-Za-z_]`.
 */
export type Look =
  | "textStart"
  | "textEnd"
  | "lineStart"
  | "lineEnd"
  | "crlfStart"
  | "crlfEnd"
  | `${"word" | "ascii"}${WordLook}`

/** `Start` and `End` are of a word; the halves look at one side only. */
export type WordLook = "Boundary" | "NotBoundary" | "Start" | "End" | "StartHalf" | "EndHalf"

export const empty: Pattern = { kind: "empty" }

/** Groups, classes and operators may stand this deep in one another. */
export const nestLimit = 250

/** A pattern is refused, whatever the reason; it matches nothing. Never leaves this folder. */
export class InvalidPattern extends Error {}

/** @throws {InvalidPattern} always; `reason` is for whoever debugs. */
export function refuse(reason: string): never {
  throw new InvalidPattern(reason)
}
