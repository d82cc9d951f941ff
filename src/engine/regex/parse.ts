/**
 * Reads a pattern as Rust's `regex` does (regex-syntax 0.8 with default settings), applying flags
 * on the way, so that what comes out has no syntax left. By descent, a group at a time; a pattern
 * nested deeper than the reference allows is refused before it can exhaust the stack.
 */
import { readBrackets } from "./brackets.ts"
import { dotSet, escapeSet, fold } from "./classes.ts"
import { readEscape, type Escape } from "./escape.ts"
import { defaultFlags, readFlags, type Flags } from "./flags.ts"
import { empty, nestLimit, refuse, type Pattern } from "./pattern.ts"
import { readRepetition, type Repetition } from "./repetition.ts"
import { Scanner } from "./scanner.ts"

/**
 * The meaning of `text`, a well-formed string.
 *
 * @throws {InvalidPattern} where the reference reports a syntax error
 */
export function parsePattern(text: string): Pattern {
  return new PatternParser(text).parse()
}

/** A part of a pattern; `height` is that of the reference's syntax tree, where leaves are 0. */
interface Part {
  readonly pattern: Pattern
  readonly height: number
  /** Set for `(?i)` and its like, which cannot be repeated. */
  readonly isFlags?: true
}

const flagsPart: Part = { pattern: empty, height: 0, isFlags: true }

class PatternParser {
  readonly #scanner: Scanner
  readonly #names = new Set<string>()
  #flags: Flags = defaultFlags

  constructor(text: string) {
    this.#scanner = new Scanner(text)
  }

  parse(): Pattern {
    const { pattern } = this.#readAlternation(0)
    if (!this.#scanner.atEnd) refuse("unopened group")
    return pattern
  }

  /** Up to the end or the `)` of the group, where the cursor is left. */
  #readAlternation(depth: number): Part {
    const branches = [this.#readConcatenation(depth)]
    while (this.#scanner.bumpIf("|")) branches.push(this.#readConcatenation(depth))
    return join("alternate", branches)
  }

  #readConcatenation(depth: number): Part {
    const parts: Part[] = []
    for (;;) {
      this.#scanner.skip()
      const char = this.#scanner.char
      if (char === "" || char === "|" || char === ")") return join("concat", parts)
      const repetition = readRepetition(this.#scanner)
      if (repetition === undefined) parts.push(this.#readPrimary(depth))
      else parts.push(repeat(parts.pop(), repetition))
    }
  }

  #readPrimary(depth: number): Part {
    const char = this.#scanner.char
    if (char === "(") return this.#readGroup(depth + 1)
    if (char === "[") {
      const { set, height } = readBrackets(this.#scanner, this.#flags)
      return part({ kind: "set", set }, height)
    }
    if (char === "\\") return part(escapePattern(readEscape(this.#scanner), this.#flags), 0)
    this.#scanner.bump()
    if (char === ".") return part({ kind: "set", set: dotSet(this.#flags) }, 0)
    if (char === "^") return part(lineAnchor("Start", this.#flags), 0)
    if (char === "$") return part(lineAnchor("End", this.#flags), 0)
    return part(literal(char.codePointAt(0) ?? 0, this.#flags), 0)
  }

  #readGroup(depth: number): Part {
    if (depth > nestLimit) refuse("nested too deeply")
    const outer = this.#flags
    this.#scanner.bump()
    this.#scanner.skip()
    const opening = this.#readOpening()
    if (opening === "flags") return flagsPart
    const { pattern, height } = this.#readAlternation(depth)
    if (!this.#scanner.bumpIf(")")) refuse("unclosed group")
    this.#setFlags(outer)
    const isCapture = opening === "capture"
    return part(isCapture ? { kind: "capture", item: pattern } : pattern, height + 1)
  }

  /** What stands between `(` and the content of the group; flags are applied. */
  #readOpening(): "capture" | "group" | "flags" {
    const scanner = this.#scanner
    if (/^\?(<?[=!])/.test(scanner.text.slice(scanner.pos, scanner.pos + 3))) refuse("look-around")
    if (scanner.bumpIf("?P<") || scanner.bumpIf("?<")) {
      this.#readName()
      return "capture"
    }
    if (!scanner.bumpIf("?")) return "capture"
    if (scanner.bumpIf(")")) refuse("flags without a flag")
    this.#setFlags(readFlags(scanner, this.#flags))
    const isGroup = scanner.char === ":"
    scanner.bump()
    return isGroup ? "group" : "flags"
  }

  #readName(): void {
    const end = this.#scanner.text.indexOf(">", this.#scanner.pos)
    const name = this.#scanner.text.slice(this.#scanner.pos, end)
    if (end < 0 || !/^[\p{Alphabetic}_][\p{Alphabetic}\p{N}_.[\]]*$/u.test(name)) {
      refuse("invalid group name")
    }
    if (this.#names.has(name)) refuse("repeated group name")
    this.#names.add(name)
    this.#scanner.pos = end + 1
  }

  #setFlags(flags: Flags): void {
    this.#flags = flags
    this.#scanner.verbose = flags.verbose
  }
}

function part(pattern: Pattern, height: number): Part {
  return height > nestLimit ? refuse("nested too deeply") : { pattern, height }
}

function join(kind: "concat" | "alternate", parts: readonly Part[]): Part {
  const [first] = parts
  if (first === undefined) return part(empty, 0)
  if (parts.length === 1) return first
  const items = parts.map((each) => each.pattern)
  return part({ kind, items }, Math.max(...parts.map((each) => each.height)) + 1)
}

function repeat(repeated: Part | undefined, { min, max }: Repetition): Part {
  if (repeated === undefined || repeated.isFlags) refuse("nothing to repeat")
  return part({ kind: "repeat", item: repeated.pattern, min, max }, repeated.height + 1)
}

function lineAnchor(side: "Start" | "End", flags: Flags): Pattern {
  if (!flags.multiLine) return { kind: "look", look: `text${side}` }
  return { kind: "look", look: flags.crlf ? `crlf${side}` : `line${side}` }
}

function literal(codePoint: number, flags: Flags): Pattern {
  // Without Unicode mode a letter outside ASCII is still itself, but has no other case.
  const set = [codePoint, codePoint]
  return { kind: "set", set: fold(set, flags) }
}

function escapePattern(escape: Escape, flags: Flags): Pattern {
  switch (escape.kind) {
    case "literal":
      if (escape.byte && escape.codePoint > 0x7f && !flags.unicode) refuse("part of a character")
      return literal(escape.codePoint, flags)
    case "perl":
    case "property":
      return { kind: "set", set: escapeSet(escape, flags) }
    case "text":
      return { kind: "look", look: escape.look }
    case "word":
      return { kind: "look", look: `${flags.unicode ? "word" : "ascii"}${escape.look}` }
    default:
      return escape satisfies never
  }
}
