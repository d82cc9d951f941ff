/**
 * Which code points a class of one piece stands for under the flags in force: `\d`, `\p{…}`,
 * `[:alpha:]`, a letter, a dot. Without Unicode mode only ASCII can be written, for the reference
 * matches text, never single bytes of it.
 */
import type { Escape } from "./escape.ts"
import type { Flags } from "./flags.ts"
import { foldAsciiCase, foldCase } from "./folding.ts"
import { refuse } from "./pattern.ts"
import { everything, negate, subtract, type Ranges } from "./ranges.ts"
import { asciiWord, digit, propertySet, space, word } from "./unicode.ts"

const ascii: Readonly<Record<"d" | "s" | "w", Ranges>> = {
  d: [0x30, 0x39],
  s: [0x09, 0x0d, 0x20, 0x20],
  w: asciiWord,
}

/** The classes of `[:name:]`. */
export const asciiClasses: ReadonlyMap<string, Ranges> = new Map([
  ["alnum", [0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a]],
  ["alpha", [0x41, 0x5a, 0x61, 0x7a]],
  ["ascii", [0x00, 0x7f]],
  ["blank", [0x09, 0x09, 0x20, 0x20]],
  ["cntrl", [0x00, 0x1f, 0x7f, 0x7f]],
  ["digit", ascii.d],
  ["graph", [0x21, 0x7e]],
  ["lower", [0x61, 0x7a]],
  ["print", [0x20, 0x7e]],
  ["punct", [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e]],
  ["space", ascii.s],
  ["upper", [0x41, 0x5a]],
  ["word", asciiWord],
  ["xdigit", [0x30, 0x39, 0x41, 0x46, 0x61, 0x66]],
])

/** @throws {InvalidPattern} a negation without Unicode mode: it would match parts of characters */
export function complete(set: Ranges, negated: boolean, flags: Flags): Ranges {
  const folded = fold(set, flags)
  if (!negated) return folded
  return flags.unicode ? negate(folded) : refuse("negated class without Unicode mode")
}

export function fold(set: Ranges, flags: Flags): Ranges {
  if (!flags.caseInsensitive) return set
  return flags.unicode ? foldCase(set) : foldAsciiCase(set)
}

/** A class escape outside or inside brackets. `\d`, `\s` and `\w` are closed under case folding. */
export function escapeSet(escape: Escape & { kind: "perl" | "property" }, flags: Flags): Ranges {
  if (escape.kind === "property") {
    if (!flags.unicode) refuse("property without Unicode mode")
    return complete(propertySet(escape.query), escape.negated, flags)
  }
  if (!flags.unicode) return complete(ascii[escape.name], escape.negated, flags)
  const sets = { d: digit, s: space, w: word }
  const set = sets[escape.name]()
  return escape.negated ? negate(set) : set
}

/** The members of `.`. */
export function dotSet(flags: Flags): Ranges {
  if (!flags.unicode) refuse("dot without Unicode mode")
  if (flags.dotMatchesNewLine) return everything
  return subtract(everything, flags.crlf ? [0x0a, 0x0a, 0x0d, 0x0d] : [0x0a, 0x0a])
}
