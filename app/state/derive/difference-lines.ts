/** The difference between two texts, line by line, in the colours of the editors. */
import { Text } from "@codemirror/state"
import { Chunk } from "@codemirror/merge"
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

/** A range of lines of one text, the last one exclusive, with the stretches of it that differ. */
interface Side {
  readonly from: number
  readonly to: number
  readonly marks: readonly Stretch[]
}

/** Positions in the whole text. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Lines shown around a difference, lines shown of one, and characters shown of a line. */
const around = 2
const most = { lines: 200, characters: 2000, coloured: 100_000 }

/** Characters that are compared in detail, and milliseconds for it; beyond, whole stretches count as different. */
const effort = { scanLimit: 1000, timeout: 100 }

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
  for (const { old, now } of chunks(before, after, a.length, b.length)) {
    rows.push(...unchanged(a, next, old.from, next === 0, false))
    rows.push(...changed(a, "removed", old), ...changed(b, "added", now))
    next = old.to
  }
  return [...rows, ...unchanged(a, next, a.length, false, true)]
}

/** All lines of a text, as those of one that nothing was done to. */
export const sameRows = (text: string, kind: TextKind): readonly DifferenceRow[] => {
  const lines = linesOf(text, kind)
  return changed(lines, "same", { from: 0, to: lines.length, marks: [] })
}

interface TextLine extends Stretch {
  readonly pieces: readonly StyledText[]
}

function linesOf(text: string, kind: TextKind): readonly TextLine[] {
  if (text === "") return []
  const isPlain = kind === "plain" || text.length > most.coloured
  const lines = isPlain ? plainLines(turnsAsDots(text)) : styledLines(text)
  let at = 0
  return lines.map((pieces) => {
    const from = at
    at += pieces.reduce((sum, { text }) => sum + text.length, 0) + 1
    return { from, to: at - 1, pieces }
  })
}

/** What differs, in the order of the texts. An empty text has no line. */
function chunks(
  before: string,
  after: string,
  linesBefore: number,
  linesAfter: number,
): readonly { readonly old: Side; readonly now: Side }[] {
  if (before === "" || after === "") {
    return [
      {
        old: { from: 0, to: linesBefore, marks: [] },
        now: { from: 0, to: linesAfter, marks: [] },
      },
    ]
  }
  const [a, b] = [Text.of(before.split("\n")), Text.of(after.split("\n"))]
  return Chunk.build(a, b, effort).map((chunk) => {
    const { fromA, toA, fromB, toB, changes } = chunk
    // Where whole lines come or go, all of them would be marked.
    const isWithin = fromA < toA && fromB < toB
    const marks = isWithin ? changes : []
    return {
      old: side(
        a,
        fromA,
        toA,
        marks.map(({ fromA: from, toA: to }) => ({ from, to })),
      ),
      now: side(
        b,
        fromB,
        toB,
        marks.map(({ fromB: from, toB: to }) => ({ from, to })),
      ),
    }
  })
}

/** `marks` count from `from`; `to` is where the line after the last one begins. */
function side(text: Text, from: number, to: number, marks: readonly Stretch[]): Side {
  const first = from > text.length ? text.lines : text.lineAt(from).number - 1
  const last = from === to ? first : text.lineAt(Math.min(to - 1, text.length)).number
  return {
    from: first,
    to: last,
    marks: marks.map((mark) => ({ from: from + mark.from, to: from + mark.to })),
  }
}

function changed(
  lines: readonly TextLine[],
  kind: DifferentLine["kind"],
  { from, to, marks }: Side,
): readonly DifferenceRow[] {
  const shown = lines
    .slice(from, Math.min(to, from + most.lines))
    .map((line) => ({ kind, pieces: markedPieces(line, marks) }))
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

function markedPieces(
  { from, pieces }: TextLine,
  marks: readonly Stretch[],
): readonly DifferentPiece[] {
  const marked: DifferentPiece[] = []
  let at = from
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
