/**
 * Bracketed classes: `[a-z]`, negated, nested, with `&&` (intersection), `--` (difference) and `~~`
 * (symmetric difference), which bind alike and to the left. Read by descent, straight to sets of
 * code points.
 */
import { asciiClasses, complete, escapeSet, fold } from "./classes.ts"
import { readEscape, type Escape } from "./escape.ts"
import type { Flags } from "./flags.ts"
import { nestLimit, refuse } from "./pattern.ts"
import { intersect, rangesOf, subtract, symmetricDifference, union, type Ranges } from "./ranges.ts"
import type { Scanner } from "./scanner.ts"

/** `height` counts the levels of nesting the reference would see. */
export interface Class {
  readonly set: Ranges
  readonly height: number
}

const setOperators: ReadonlyMap<string, (a: Ranges, b: Ranges) => Ranges> = new Map([
  ["&", intersect],
  ["-", subtract],
  ["~", symmetricDifference],
])

/** A piece of a class; a range may only stand between two literals. */
type Item = { readonly kind: "literal"; readonly codePoint: number } | (Class & { kind: "class" })

/**
 * Reads the class at the cursor, which is on `[`; `depth` counts the brackets around it.
 *
 * @throws {InvalidPattern} the class is malformed, or empty of meaning without Unicode mode
 */
export function readBrackets(scanner: Scanner, flags: Flags, depth = 0): Class {
  if (depth > nestLimit) refuse("nested too deeply")
  if (!scanner.bumpAndSkip()) refuse("class without end")
  const negated = scanner.char === "^"
  if (negated && !scanner.bumpAndSkip()) refuse("class without end")
  const reader = new ClassReader(flags)
  readLeadingLiterals(scanner, reader)
  for (;;) {
    scanner.skip()
    const char = scanner.char
    if (char === "") refuse("class without end")
    if (char === "]") break
    const operator = setOperators.get(char)
    if (char === "[") reader.addItem(readNested(scanner, flags, depth))
    else if (operator !== undefined && scanner.peek() === char) {
      scanner.bump()
      scanner.bump()
      reader.startOperand(operator)
    } else readRange(scanner, flags, reader)
  }
  scanner.bump()
  const { set, height } = reader.finish()
  return { set: complete(set, negated, flags), height: height + 1 }
}

/** Dashes that open a class are literals, and so is `]` when it is the very first. */
function readLeadingLiterals(scanner: Scanner, reader: ClassReader): void {
  let first = true
  const take = (): void => {
    reader.addLiteral(scanner.char)
    if (!scanner.bumpAndSkip()) refuse("class without end")
    first = false
  }
  while (scanner.char === "-") take()
  if (first && scanner.char === "]") take()
}

function readNested(scanner: Scanner, flags: Flags, depth: number): Class {
  const posix = /^\[:(\^?)([^:]*):\]/.exec(scanner.text.slice(scanner.pos, scanner.pos + 16))
  const named = asciiClasses.get(posix?.[2] ?? "")
  if (posix === null || named === undefined) return readBrackets(scanner, flags, depth + 1)
  scanner.pos += posix[0].length
  return { set: complete(named, posix[1] === "^", flags), height: 0 }
}

function readRange(scanner: Scanner, flags: Flags, reader: ClassReader): void {
  const first = readItem(scanner, flags)
  scanner.skip()
  if (scanner.atEnd) refuse("class without end")
  const isRange = scanner.char === "-" && !/^[\]-]$/.test(scanner.peekPastSpace())
  if (!isRange) {
    if (first.kind === "class") reader.addItem(first)
    else reader.addRange(first.codePoint, first.codePoint)
    return
  }
  if (!scanner.bumpAndSkip()) refuse("class without end")
  const last = readItem(scanner, flags)
  if (first.kind === "class" || last.kind === "class") refuse("range between classes")
  if (first.codePoint > last.codePoint) refuse("range out of order")
  reader.addRange(first.codePoint, last.codePoint)
}

function readItem(scanner: Scanner, flags: Flags): Item {
  if (scanner.char === "\\") return itemOf(readEscape(scanner), flags)
  const codePoint = scanner.char.codePointAt(0) ?? refuse("class without end")
  scanner.bump()
  return { kind: "literal", codePoint }
}

function itemOf(escape: Escape, flags: Flags): Item {
  switch (escape.kind) {
    case "literal":
      return { kind: "literal", codePoint: escape.codePoint }
    case "perl":
    case "property":
      return { kind: "class", set: escapeSet(escape, flags), height: 0 }
    case "text":
    case "word":
      return refuse("assertion in a class")
    default:
      return escape satisfies never
  }
}

/** Gathers the items of one bracket, operand by operand. */
class ClassReader {
  readonly #flags: Flags
  #pairs: number[] = []
  #sets: Ranges = []
  #count = 0
  #height = 0
  #left: Class | undefined
  #operator: ((a: Ranges, b: Ranges) => Ranges) | undefined

  constructor(flags: Flags) {
    this.#flags = flags
  }

  addLiteral(char: string): void {
    const codePoint = char.codePointAt(0) ?? 0
    this.addRange(codePoint, codePoint)
  }

  addRange(from: number, to: number): void {
    if (to > 0x7f && !this.#flags.unicode) refuse("character in a class without Unicode mode")
    this.#pairs.push(from, to)
    this.#count++
  }

  addItem({ set, height }: Class): void {
    this.#sets = union(this.#sets, set)
    this.#count++
    this.#height = Math.max(this.#height, height)
  }

  /** Ends the operand read so far and applies the operator that waited for it. */
  startOperand(operator: (a: Ranges, b: Ranges) => Ranges): void {
    this.#left = this.finish()
    this.#operator = operator
    this.#pairs = []
    this.#sets = []
    this.#count = 0
    this.#height = 0
  }

  finish(): Class {
    const set = union(rangesOf(this.#pairs), this.#sets)
    const height = this.#height + (this.#count > 1 ? 1 : 0)
    if (this.#left === undefined || this.#operator === undefined) return { set, height }
    const result = this.#operator(fold(this.#left.set, this.#flags), fold(set, this.#flags))
    return { set: result, height: Math.max(this.#left.height, height) + 1 }
  }
}
