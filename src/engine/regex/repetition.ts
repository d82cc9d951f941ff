/**
 * The operators that repeat what stands before them: `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`, each
 * with an optional `?` that asks for as little as possible and cannot change whether there is a
 * match.
 */
import { refuse } from "./pattern.ts"
import type { Scanner } from "./scanner.ts"

/** `max` is `Infinity` for none. */
export interface Repetition {
  readonly min: number
  readonly max: number
}

const simple: ReadonlyMap<string, Repetition> = new Map([
  ["*", { min: 0, max: Infinity }],
  ["+", { min: 1, max: Infinity }],
  ["?", { min: 0, max: 1 }],
])

/**
 * Reads the repetition at the cursor; `undefined` when there is none.
 *
 * @throws {InvalidPattern} a `{` that opens no counted repetition: it never stands for itself
 */
export function readRepetition(scanner: Scanner): Repetition | undefined {
  const repetition = simple.get(scanner.char)
  if (repetition === undefined) return scanner.char === "{" ? readCounted(scanner) : undefined
  scanner.bump()
  scanner.bumpIf("?")
  return repetition
}

function readCounted(scanner: Scanner): Repetition {
  if (!scanner.bumpAndSkip()) refuse("repetition without end")
  const min = readCount(scanner)
  let max = min
  if (scanner.char === ",") {
    if (!scanner.bumpAndSkip()) refuse("repetition without end")
    max = scanner.isAt("}") ? Infinity : readCount(scanner)
  }
  if (!scanner.isAt("}")) refuse("repetition without end")
  scanner.bumpAndSkip()
  scanner.bumpIf("?")
  if (min > max) refuse("repetition out of order")
  return { min, max }
}

/** White space may stand around a count whether or not the mode is verbose. */
function readCount(scanner: Scanner): number {
  scanner.skipWhiteSpace()
  let digits = ""
  while (/^[0-9]$/.test(scanner.char)) {
    digits += scanner.char
    scanner.bumpAndSkip()
  }
  scanner.skipWhiteSpace()
  const count = Number(digits)
  return digits === "" || count > 0xffff_ffff ? refuse("not a count") : count
}
