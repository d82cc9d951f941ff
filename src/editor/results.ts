/**
 * What came of a clause, written at the right end of its last line, with the lines of a failed one in colour.
 * It is generated content of the line, so that no edit, selection or copy can touch it, and screen readers
 * read the source alone: the host shows the same results elsewhere, in words.
 */
import {
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

export interface ClauseMark {
  readonly from: number
  /** The end of the clause; the mark is on its line. */
  readonly to: number
  readonly tone: "allow" | "deny" | "none"
  readonly text: string
}

/** A mark keeps to its clause: what is typed before or behind is not in it, and it goes with its text. */
class Outcome extends RangeValue {
  override readonly startSide = 1
  override readonly endSide = -1
  readonly tone: ClauseMark["tone"]
  readonly text: string

  constructor({ tone, text }: ClauseMark) {
    super()
    this.tone = tone
    this.text = text
  }

  override eq(other: Outcome): boolean {
    return other.tone === this.tone && other.text === this.text
  }
}

export const setMarks: StateEffectType<readonly ClauseMark[]> =
  StateEffect.define<readonly ClauseMark[]>()

export const outcomes: StateField<RangeSet<Outcome>> = StateField.define({
  create: () => RangeSet.empty,
  update(set, { effects, changes, newDoc }) {
    for (const effect of effects)
      if (effect.is(setMarks)) return placed(effect.value, newDoc.length)
    return set.map(changes)
  },
})

function placed(marks: readonly ClauseMark[], length: number): RangeSet<Outcome> {
  const ranges: Range<Outcome>[] = []
  for (const mark of marks) {
    const to = Math.min(mark.to, length)
    if (mark.from < to) ranges.push(new Outcome(mark).range(mark.from, to))
  }
  return RangeSet.of(ranges, true)
}

interface MarkedLine {
  denied: boolean
  readonly ends: Outcome[]
}

/** Decorations of the lines in sight. A folded clause has its mark on the line that stands for it. */
function decorate(view: EditorView): DecorationSet {
  const { from: top, to: bottom } = view.viewport
  const lines = new Map<number, MarkedLine>()
  const lineAt = (position: number): MarkedLine => {
    const start = view.lineBlockAt(position).from
    const line = lines.get(start) ?? { denied: false, ends: [] }
    lines.set(start, line)
    return line
  }
  view.state.field(outcomes).between(top, bottom, (from, to, outcome) => {
    if (to <= bottom) lineAt(to).ends.push(outcome)
    if (outcome.tone !== "deny") return
    const end = Math.min(to, bottom)
    for (let at = Math.max(from, top); at <= end; at = view.lineBlockAt(at).to + 1) {
      lineAt(at).denied = true
    }
  })
  return Decoration.set(
    [...lines].map(([start, line]) => lineDecoration(line).range(start)),
    true,
  )
}

function lineDecoration({ denied, ends }: MarkedLine): Decoration {
  const background = denied ? "cm-denied" : ""
  if (ends.length === 0) return Decoration.line({ class: background })
  const has = (tone: ClauseMark["tone"]): boolean => ends.some((outcome) => outcome.tone === tone)
  const tone = has("deny") ? "deny" : has("allow") ? "allow" : "none"
  return Decoration.line({
    class: `${background} cm-outcome cm-outcome-${tone}`,
    attributes: { "data-outcome": ends.map((outcome) => outcome.text).join(" · ") },
  })
}

const shown = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }

    update({ docChanged, viewportChanged, geometryChanged, startState, state, view }: ViewUpdate) {
      const changed = startState.field(outcomes) !== state.field(outcomes)
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

export const results: Extension = [outcomes, shown, look]

/** Shows what came of the clauses, in place of what was shown before. */
export function showResults(view: EditorView, list: readonly ClauseMark[]): void {
  const { state } = view
  const isShown = equalRanges(placed(list, state.doc.length), state.field(outcomes))
  if (!isShown) view.dispatch({ effects: setMarks.of(list) })
}

/** `RangeSet.eq` passes over sets that hold no points, as these do. */
export function equalRanges(a: RangeSet<Outcome>, b: RangeSet<Outcome>): boolean {
  const left = a.iter()
  const right = b.iter()
  for (; left.value !== null && right.value !== null; left.next(), right.next()) {
    if (left.from !== right.from || left.to !== right.to) return false
    if (!left.value.eq(right.value)) return false
  }
  return left.value === right.value
}
