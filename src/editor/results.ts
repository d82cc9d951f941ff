/**
 * What came of a clause, written at the right end of its last line, with the lines of a failed one in colour.
 * It is generated content of the line, so that no edit, selection or copy can touch it, and screen readers
 * read the source alone: the host shows the same results elsewhere, in words.
 */
import {
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  RangeValue,
  StateEffect,
  type StateEffectType,
  StateField,
} from "@codemirror/state"
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view"
import type { Stretch } from "./emphasis.ts"
import { equalRanges } from "./ranges.ts"

export interface ClauseMark {
  readonly from: number
  /** The end of the clause; the mark is on its line. */
  readonly to: number
  readonly tone: "allow" | "deny" | "none"
  readonly text: string
  /** What stands for the text where several clauses end in one line. */
  readonly short?: string
  /** A count, which steps behind the results of checks and policies. */
  readonly quiet?: boolean
}

/** A mark keeps to its clause: what is typed before or behind is not in it, and it goes with its text. */
class Outcome extends RangeValue {
  override readonly startSide = 1
  override readonly endSide = -1
  readonly tone: ClauseMark["tone"]
  readonly text: string
  readonly short: string
  readonly quiet: boolean

  constructor({ tone, text, short = text, quiet = false }: ClauseMark) {
    super()
    this.tone = tone
    this.text = text
    this.short = short
    this.quiet = quiet
  }

  override eq({ tone, text, short, quiet }: Outcome): boolean {
    return tone === this.tone && text === this.text && short === this.short && quiet === this.quiet
  }
}

type SetMarks = StateEffectType<readonly ClauseMark[]>

export const setMarks: SetMarks = StateEffect.define<readonly ClauseMark[]>()
export const setCounts: SetMarks = StateEffect.define<readonly ClauseMark[]>()

const marksBy = (set: SetMarks): StateField<RangeSet<Outcome>> =>
  StateField.define({
    create: () => RangeSet.empty,
    update(marks, { effects, changes, newDoc }) {
      for (const effect of effects) if (effect.is(set)) return placed(effect.value, newDoc.length)
      return marks.map(changes)
    },
  })

export const outcomes: StateField<RangeSet<Outcome>> = marksBy(setMarks)

/** Apart from the outcomes, which come sooner and more often. */
export const counts: StateField<RangeSet<Outcome>> = marksBy(setCounts)

function placed(marks: readonly ClauseMark[], length: number): RangeSet<Outcome> {
  const ranges: Range<Outcome>[] = []
  for (const mark of marks) {
    const to = Math.min(mark.to, length)
    if (mark.from < to) ranges.push(new Outcome(mark).range(mark.from, to))
  }
  return RangeSet.of(ranges, true)
}

/** The outcome of a clause that ends in a line, and where the clause begins. */
interface End {
  readonly from: number
  readonly outcome: Outcome
}

interface MarkedLine {
  denied: boolean
  readonly ends: End[]
}

/** Decorations of the lines in sight. A folded clause has its mark on the line that stands for it. */
function decorate(view: EditorView): DecorationSet {
  const { from: top, to: bottom } = view.viewport
  const lines = new Map<number, MarkedLine>()
  let block = view.lineBlockAt(top)
  const lineAt = (position: number): MarkedLine => {
    // Of a line of many facts, not for each anew.
    if (position < block.from || position > block.to) block = view.lineBlockAt(position)
    const line = lines.get(block.from) ?? { denied: false, ends: [] }
    lines.set(block.from, line)
    return line
  }
  view.state.field(outcomes).between(top, bottom, (from, to, outcome) => {
    if (to <= bottom) lineAt(to).ends.push({ from, outcome })
    if (outcome.tone !== "deny") return
    const end = Math.min(to, bottom)
    for (let at = Math.max(from, top); at <= end; at = view.lineBlockAt(at).to + 1) {
      lineAt(at).denied = true
    }
  })
  view.state.field(counts).between(top, bottom, (from, to, outcome) => {
    if (to <= bottom) addCount(lineAt(to).ends, { from, outcome })
  })
  return Decoration.set(
    [...lines].map(([start, line]) => lineDecoration(line).range(start)),
    true,
  )
}

/** What a clause came to says more than what was counted, perhaps of an earlier run. */
function addCount(ends: End[], count: End): void {
  if (ends.some(({ from }) => from === count.from)) return
  const behind = ends.findIndex(({ from }) => from > count.from)
  ends.splice(behind < 0 ? ends.length : behind, 0, count)
}

function lineDecoration({ denied, ends }: MarkedLine): Decoration {
  const background = denied ? "cm-denied" : ""
  const told = withRoom(ends).map(({ outcome }) => outcome)
  if (told.length === 0) return Decoration.line({ class: background })
  const has = (tone: ClauseMark["tone"]): boolean => told.some((outcome) => outcome.tone === tone)
  const tone = has("deny") ? "deny" : has("allow") ? "allow" : "none"
  const text = told.length === 1 ? told[0]!.text : told.map(({ short }) => short).join(" · ")
  // A count is told from a result by its attribute too.
  const attribute = told.every(({ quiet }) => quiet) ? "data-count" : "data-outcome"
  return Decoration.line({
    class: `${background} cm-outcome cm-outcome-${tone}`,
    attributes: { [attribute]: text },
  })
}

/** So many clauses of a line have room for counts, which a line of a thousand facts has not. */
const mostCounted = 4

const withRoom = (ends: readonly End[]): readonly End[] =>
  ends.length > mostCounted ? ends.filter(({ outcome }) => !outcome.quiet) : ends

/**
 * The clause that a line's mark stands for: where several end there the first that failed, else the first with
 * a result, else the first. Its beginning, or null where no mark is shown.
 */
export function markedClause(state: EditorState, line: Stretch): number | null {
  const ends: End[] = []
  for (const field of [outcomes, counts]) {
    state.field(field).between(line.from, line.to, (from, to, outcome) => {
      if (to >= line.from && to <= line.to) addCount(ends, { from, outcome })
    })
  }
  const told = withRoom(ends)
  const failed = told.find(({ outcome }) => outcome.tone === "deny")
  const chosen = failed ?? told.find(({ outcome }) => !outcome.quiet) ?? told[0]
  return chosen?.from ?? null
}

const shown = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }

    update({ docChanged, viewportChanged, geometryChanged, startState, state, view }: ViewUpdate) {
      const changed =
        startState.field(outcomes) !== state.field(outcomes) ||
        startState.field(counts) !== state.field(counts)
      if (changed || docChanged || viewportChanged || geometryChanged) {
        this.decorations = decorate(view)
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

const look = EditorView.theme({
  // A mark beside which there is no room goes below the text, inside its line.
  ".cm-line.cm-outcome": { display: "flow-root" },
  ".cm-outcome::after": {
    // Screen readers take what is after the slash.
    content: 'attr(data-outcome) / ""',
    float: "right",
    marginLeft: "16px",
    font: "0.6875rem/1.125rem var(--ui)",
    padding: "1px 0",
    whiteSpace: "normal",
    userSelect: "none",
    color: "var(--ink-3)",
  },
  ".cm-outcome[data-count]::after": { content: 'attr(data-count) / ""' },
  ".cm-outcome-allow::after": { color: "var(--allow)" },
  ".cm-outcome-deny::after": {
    padding: "0 7px",
    border: "1px solid color-mix(in srgb, var(--deny) 45%, transparent)",
    borderRadius: "10px",
    backgroundColor: "var(--surface)",
    color: "var(--deny)",
    fontWeight: "600",
  },
  // Not opaque: the selection is drawn behind the lines.
  ".cm-line.cm-denied": { backgroundColor: "color-mix(in srgb, var(--deny) 9%, transparent)" },
  "[data-stale='true'] & .cm-outcome::after": {
    filter: "grayscale(1)",
    transition: "filter var(--motion) 250ms",
  },
})

export const results: Extension = [outcomes, counts, shown, look]

/** Shows what came of the clauses, in place of what was shown before. */
export const showResults = (view: EditorView, list: readonly ClauseMark[]): void =>
  showMarks(view, list, outcomes, setMarks)

/** Shows what was counted, beside what came of the clauses. */
export const showCounts = (view: EditorView, list: readonly ClauseMark[]): void =>
  showMarks(view, list, counts, setCounts)

function showMarks(
  view: EditorView,
  list: readonly ClauseMark[],
  field: StateField<RangeSet<Outcome>>,
  set: SetMarks,
): void {
  const { state } = view
  const isShown = equalRanges(placed(list, state.doc.length), state.field(field))
  if (!isShown) view.dispatch({ effects: set.of(list) })
}
