/**
 * Stretches of the text that the host tells apart from the rest: what a run never used, and what the reader
 * points at elsewhere. They move with the text under edits; the host says anew what it knows after a run.
 */
import {
  type EditorState,
  type Extension,
  RangeSet,
  StateEffect,
  type StateEffectType,
  StateField,
  type TransactionSpec,
} from "@codemirror/state"
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view"
import { equalRanges } from "./ranges.ts"

/** In UTF-16 units; `to` is exclusive. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** One reason to tell stretches apart. */
export interface Emphasis {
  readonly field: StateField<DecorationSet>
  readonly set: StateEffectType<DecorationSet>
  readonly mark: Decoration
}

function emphasis(className: string): Emphasis {
  const set = StateEffect.define<DecorationSet>()
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(shown, { effects, changes }) {
      for (const effect of effects) if (effect.is(set)) return effect.value
      return shown.map(changes)
    },
  })
  return { field, set, mark: Decoration.mark({ class: className }) }
}

/** Facts that nothing read, and rules that never fired. */
export const unused: Emphasis = emphasis("cm-unused")

/** Occurrences of what the reader points at. */
export const lit: Emphasis = emphasis("cm-lit")

/** Needed in a state whose stretches are set. */
export const emphases: Extension = [unused.field, lit.field]

/** Draws them: apart from the state, for a text whose lines are too long for any decoration. */
export const emphasized: Extension = [unused, lit].map(({ field }) =>
  EditorView.decorations.from(field),
)

/** What puts these stretches in the place of those before; null where they are the same. */
export function emphasize(
  state: EditorState,
  { field, set, mark }: Emphasis,
  stretches: readonly Stretch[],
): TransactionSpec | null {
  const { length } = state.doc
  const ranges = stretches
    .filter(({ from, to }) => from < Math.min(to, length))
    .map(({ from, to }) => mark.range(from, Math.min(to, length)))
  const next = RangeSet.of(ranges, true)
  return equalRanges(next, state.field(field)) ? null : { effects: set.of(next) }
}

/** Greys what was never used, in place of what was grey before. The order of the list does not matter. */
export const showUnused = (view: EditorView, stretches: readonly Stretch[]): void =>
  show(view, unused, stretches)

/** Lights what the reader points at, in place of what was lit before. The order does not matter. */
export const showLit = (view: EditorView, stretches: readonly Stretch[]): void =>
  show(view, lit, stretches)

function show(view: EditorView, what: Emphasis, stretches: readonly Stretch[]): void {
  const change = emphasize(view.state, what, stretches)
  if (change !== null) view.dispatch(change)
}
