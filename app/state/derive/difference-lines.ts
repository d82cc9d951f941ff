/** The difference between two texts, line by line, in the colours of the editors. */
import { type Change, diff, presentableDiff } from "@codemirror/merge"
import type { StyledText } from "../../../src/editor/index.ts"
import { plainLines, styledLines, turnsAsDots } from "./styled.ts"

export interface DifferentLine {
  readonly kind: "same" | "removed" | "added"
  readonly pieces: readonly DifferentPiece[]
}

/** Lines that are not shown. */
export interface OmittedLines {
  readonly kind: "same-omitted" | "different-omitted"
  readonly count: number
}

export interface DifferentPiece extends StyledText {
  /** Whether it is what differs within its line. */
  readonly isMarked: boolean
}

export type DifferenceRow = DifferentLine | OmittedLines

/** A range of lines of one text, the last one exclusive. */
interface Side {
  readonly from: number
  readonly to: number
}

/** A part of a line. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Lines shown around a difference, lines shown of one, and characters shown of a line. */
const around = 2
const most = { lines: 200, characters: 2000, coloured: 100_000 }

/** Changes that are looked for exactly, and milliseconds for it; beyond, whole stretches count as different. */
const effort = { scanLimit: 1000, timeout: 100 }
/** The same within a line. */
const within = { scanLimit: 100, timeout: 5 }

/** Whether a text has the colours of Datalog. */
export type TextKind = "datalog" | "plain"

/** What has to be done to `before` to have `after`; empty where they are equal. */
export function differenceRows(
  before: string,
  after: string,
  kind: TextKind,
): readonly DifferenceRow[] {
  if (before === after) return []
  const [a, b] = [linesOf(before, kind), linesOf(after, kind)]
  const rows: DifferenceRow[] = []
  let next = 0
  for (const { fromA, toA, fromB, toB } of changedLines(a, b)) {
    const marks = marksOf(a.slice(fromA, toA), b.slice(fromB, toB))
    rows.push(
      ...unchanged(a, next, fromA, next === 0, false),
      ...changed(a, "removed", { from: fromA, to: toA }, marks.before),
      ...changed(b, "added", { from: fromB, to: toB }, marks.after),
    )
    next = toA
  }
  return [...rows, ...unchanged(a, next, a.length, false, true)]
}

/** All lines of a text, as those of one that nothing was done to. */
export const sameRows = (text: string, kind: TextKind): readonly DifferenceRow[] => {
  const lines = linesOf(text, kind)
  return changed(lines, "same", { from: 0, to: lines.length }, [])
}

interface TextLine {
  readonly text: string
  readonly pieces: readonly StyledText[]
}

function linesOf(text: string, kind: TextKind): readonly TextLine[] {
  if (text === "") return []
  const isPlain = kind === "plain" || text.length > most.coloured
  const lines = isPlain ? plainLines(turnsAsDots(text)) : styledLines(text)
  return lines.map((pieces) => ({ text: pieces.map(({ text }) => text).join(""), pieces }))
}

/** The greatest letter that is one unit of a string, whatever stands beside it. */
const lastLetter = 0xd7ff

/** Ranges of lines that differ: one letter stands for each line, and the letters are compared. */
function changedLines(
  before: readonly TextLine[],
  after: readonly TextLine[],
): readonly Pick<Change, "fromA" | "toA" | "fromB" | "toB">[] {
  const letters = new Map<string, string>()
  const asLetters = (lines: readonly TextLine[]): string =>
    lines
      .map(({ text }) => {
        const letter = letters.get(text) ?? String.fromCharCode(letters.size)
        letters.set(text, letter)
        return letter
      })
      .join("")
  const [a, b] = [asLetters(before), asLetters(after)]
  return letters.size > lastLetter
    ? [{ fromA: 0, toA: before.length, fromB: 0, toB: after.length }]
    : diff(a, b, effort)
}

/** What differs within lines that took the place of others, line by line. */
interface Marks {
  readonly before: readonly (readonly Stretch[])[]
  readonly after: readonly (readonly Stretch[])[]
}

function marksOf(before: readonly TextLine[], after: readonly TextLine[]): Marks {
  const pairs = before.slice(0, most.lines).map(({ text }, i) => {
    const other = after[i]?.text
    const isLong = Math.max(text.length, other?.length ?? 0) > most.characters
    const changes = other === undefined || isLong ? [] : presentableDiff(text, other, within)
    const kept = text.length - changes.reduce((sum, { fromA, toA }) => sum + toA - fromA, 0)
    // Of lines that have little in common, the marks would only be noise.
    return kept * 3 < Math.max(text.length, other?.length ?? 0) ? [] : changes
  })
  return {
    before: pairs.map((changes) => changes.map(({ fromA: from, toA: to }) => ({ from, to }))),
    after: pairs.map((changes) => changes.map(({ fromB: from, toB: to }) => ({ from, to }))),
  }
}

function changed(
  lines: readonly TextLine[],
  kind: DifferentLine["kind"],
  { from, to }: Side,
  marks: readonly (readonly Stretch[])[],
): readonly DifferenceRow[] {
  const shown = lines
    .slice(from, Math.min(to, from + most.lines))
    .map((line, i) => ({ kind, pieces: markedPieces(line, marks[i] ?? []) }))
  const omitted = to - from - shown.length
  return omitted <= 0 ? shown : [...shown, { kind: "different-omitted", count: omitted }]
}

/** The lines next to what differs; those between are counted. */
function unchanged(
  lines: readonly TextLine[],
  from: number,
  to: number,
  isFirst: boolean,
  isLast: boolean,
): readonly DifferenceRow[] {
  const head = isFirst ? from : Math.min(to, from + around)
  const tail = isLast ? to : Math.max(head, to - around)
  const omitted = tail - head
  const same = (a: number, b: number): readonly DifferenceRow[] =>
    lines.slice(a, b).map((line) => ({ kind: "same", pieces: markedPieces(line, []) }))
  // To say that one line is left out takes a line.
  if (omitted <= 1) return same(from, to)
  return [...same(from, head), { kind: "same-omitted", count: omitted }, ...same(tail, to)]
}

function markedPieces({ pieces }: TextLine, marks: readonly Stretch[]): readonly DifferentPiece[] {
  const marked: DifferentPiece[] = []
  let at = 0
  for (const { text, className } of pieces) {
    for (const { start, end, isMarked } of cuts(at, at + text.length, marks)) {
      marked.push({ text: text.slice(start - at, end - at), className, isMarked })
    }
    at += text.length
  }
  return shortened(marked)
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly isMarked: boolean
}

/** A stretch, cut where marks begin and end. */
function cuts(from: number, to: number, marks: readonly Stretch[]): readonly Cut[] {
  const inside = marks.filter((mark) => mark.from < to && mark.to > from)
  const edges = new Set([from, to])
  for (const mark of inside) edges.add(Math.max(from, mark.from)).add(Math.min(to, mark.to))
  const sorted = [...edges].toSorted((a, b) => a - b)
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i]!
    return { start, end, isMarked: inside.some((mark) => mark.from < end && mark.to > start) }
  })
}

/** As much of a line as is shown. */
function shortened(pieces: readonly DifferentPiece[]): readonly DifferentPiece[] {
  let left = most.characters
  const shown: DifferentPiece[] = []
  for (const piece of pieces) {
    if (piece.text.length > left) {
      shown.push({ ...piece, text: `${piece.text.slice(0, left)}…` })
      break
    }
    shown.push(piece)
    left -= piece.text.length
  }
  return shown
}
