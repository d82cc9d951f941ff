/**
 * What came of a clause, written at the end of its line: a small widget that no edit can touch. The marks
 * move with the text until new ones are set.
 */
import {
  type Extension,
  type Range,
  StateEffect,
  StateField,
  type Text,
  type Transaction,
} from "@codemirror/state"
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view"

export interface ClauseMark {
  /** The end of the clause. */
  readonly to: number
  readonly tone: "allow" | "deny" | "none"
  readonly text: string
}

const setMarks = StateEffect.define<readonly ClauseMark[]>()

class ResultWidget extends WidgetType {
  readonly #tone: string
  readonly #text: string

  constructor({ tone, text }: ClauseMark) {
    super()
    this.#tone = tone
    this.#text = text
  }

  override eq(other: ResultWidget): boolean {
    return other.#tone === this.#tone && other.#text === this.#text
  }

  override toDOM(): HTMLElement {
    const element = document.createElement("span")
    element.className = `cm-result cm-result-${this.#tone}`
    element.textContent = this.#text
    return element
  }
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return decorations(effect.value, transaction.newDoc)
    }
    return transaction.docChanged ? moved(set, transaction) : set
  },
  provide: (field) => EditorView.decorations.from(field),
})

function decorations(list: readonly ClauseMark[], doc: Text): DecorationSet {
  const ranges = list.map((mark) =>
    Decoration.widget({ widget: new ResultWidget(mark), side: 1 }).range(
      doc.lineAt(Math.min(mark.to, doc.length)).to,
    ),
  )
  return Decoration.set(ranges, true)
}

/** A mark stays with the line of its clause: what is typed behind goes before it, a new line after it. */
function moved(set: DecorationSet, { changes, newDoc }: Transaction): DecorationSet {
  const ranges: Range<Decoration>[] = []
  for (const at = set.iter(); at.value !== null; at.next()) {
    ranges.push(at.value.range(newDoc.lineAt(changes.mapPos(at.from, -1)).to))
  }
  return Decoration.set(ranges, true)
}

const look = EditorView.theme({
  ".cm-result": {
    marginLeft: "16px",
    padding: "0 6px",
    borderRadius: "9px",
    font: "0.6875rem/18px var(--ui)",
    whiteSpace: "nowrap",
    userSelect: "none",
  },
  ".cm-result-none": { color: "var(--ink-3)" },
  ".cm-result-allow": { color: "var(--allow)" },
  ".cm-result-deny": {
    color: "var(--deny)",
    fontWeight: "600",
    border: "1px solid color-mix(in srgb, var(--deny) 35%, transparent)",
  },
})

export const results: Extension = [marks, look]

/** Shows what came of the clauses, in place of what was shown before. */
export function showResults(view: EditorView, list: readonly ClauseMark[]): void {
  view.dispatch({ effects: setMarks.of(list) })
}
