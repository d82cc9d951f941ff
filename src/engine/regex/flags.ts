/**
 * The flags of a pattern, `(?imsUuxR)` and their negations, which hold from where they stand to the
 * end of the group around them, across `|`.
 */
import { refuse } from "./pattern.ts"
import type { Scanner } from "./scanner.ts"

/** `U` is left out: it swaps greedy and lazy, which cannot change whether there is a match. */
export interface Flags {
  readonly caseInsensitive: boolean
  readonly multiLine: boolean
  readonly dotMatchesNewLine: boolean
  readonly unicode: boolean
  readonly crlf: boolean
  readonly verbose: boolean
}

export const defaultFlags: Flags = {
  caseInsensitive: false,
  multiLine: false,
  dotMatchesNewLine: false,
  unicode: true,
  crlf: false,
  verbose: false,
}

const letters: ReadonlyMap<string, keyof Flags | undefined> = new Map([
  ["i", "caseInsensitive"],
  ["m", "multiLine"],
  ["s", "dotMatchesNewLine"],
  ["U", undefined],
  ["u", "unicode"],
  ["R", "crlf"],
  ["x", "verbose"],
] as const)

/**
 * Reads flags up to the `:` or `)` that ends them, where the cursor is left.
 *
 * @throws {InvalidPattern} an unknown or repeated flag, a second or last `-`, the end of the
 * pattern
 */
export function readFlags(scanner: Scanner, current: Flags): Flags {
  const seen = new Set<string>()
  const flags = { ...current }
  let last = ""
  while (scanner.char !== ":" && scanner.char !== ")") {
    last = scanner.char
    if (seen.has(last)) refuse("repeated flag")
    if (last !== "-") {
      if (!letters.has(last)) refuse("unknown flag")
      const flag = letters.get(last)
      if (flag !== undefined) flags[flag] = !seen.has("-")
    }
    seen.add(last)
    if (!scanner.bump()) refuse("flags without end")
  }
  if (last === "-") refuse("dangling negation of flags")
  return flags
}
