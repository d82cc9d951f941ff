/**
 * The bound on nesting, applied to the text. A tree deeper than some thousand levels is flattened
 * by Lezer and makes no sense any more, and the reference itself overflows its stack; so a
 * statement that is too deep is hidden from the parser, and all others are read.
 */
import { maxNesting, reportNesting, type Lowering } from "./lowering.ts"

/** What can be skipped as a whole, then what changes the depth. Each alternative is linear. */
const marks = /"(?:[^"\\]|\\[^])*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|!(?!=)|[()[\]{}]|[;,<>=&|^]/g

/** The source with blanks for each statement that is too deep, which is reported. */
export function hideDeepStatements(lowering: Lowering, source: string): string {
  if (!mayBeDeep(source)) return source
  const kept: string[] = []
  let shown = 0
  for (const { from, to, deepest } of statementsByDepth(source)) {
    if (deepest === null) continue
    reportNesting(lowering, { from: deepest, to: deepest + 1 })
    kept.push(source.slice(shown, from), " ".repeat(to - from))
    shown = to
  }
  return kept.join("") + source.slice(shown)
}

/** Whether there is enough that nests, wherever it stands. Short sources need no closer look. */
function mayBeDeep(source: string): boolean {
  let count = 0
  for (let i = 0; i < source.length && count <= maxNesting; i++) {
    const unit = source.charCodeAt(i)
    if (unit === 40 /* ( */ || unit === 91 /* [ */ || unit === 123 /* { */ || unit === 33 /* ! */) {
      count++
    }
  }
  return count > maxNesting
}

interface StatementDepth {
  readonly from: number
  /** After its `;`, if it has one. */
  readonly to: number
  /** Where the bound is passed, or null. */
  readonly deepest: number | null
}

/**
 * Depth is counted in brackets, and in negations that may enclose each other: `1 + !1 + !1` is
 * `1 + !(1 + !1)`, while a comparison or `&&` ends the operand of `!`.
 */
function* statementsByDepth(source: string): Generator<StatementDepth> {
  let [from, brackets, negations] = [0, 0, 0]
  let deepest: number | null = null
  for (const { index, 0: mark } of source.matchAll(marks)) {
    if (mark === ";") {
      yield { from, to: index + 1, deepest }
      ;[from, brackets, negations, deepest] = [index + 1, 0, 0, null]
    } else if ("([{".includes(mark)) brackets++
    else if (")]}".includes(mark)) brackets = Math.max(0, brackets - 1)
    else if (mark === "!") negations++
    else if (mark.length === 1) negations = 0
    if (brackets + negations > maxNesting) deepest ??= index
  }
  yield { from, to: source.length, deepest }
}
