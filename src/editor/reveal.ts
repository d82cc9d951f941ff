/** Going to a place in an editor: it is selected, brought to the middle of sight and lit up for a moment. */
import { EditorSelection, type Extension, StateEffect, StateField } from "@codemirror/state"
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view"

/** Milliseconds for which a place is lit; the last 120 of them fade. */
const flashTime = 800

const setFlash = StateEffect.define<DecorationSet>()
const lit = Decoration.mark({ class: "cm-flash" })

/** Typing ends it, for what was to be seen has been seen. */
const flash = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, { effects, docChanged }) {
    for (const effect of effects) if (effect.is(setFlash)) return effect.value
    return docChanged ? Decoration.none : shown
  },
  provide: (field) => EditorView.decorations.from(field),
})

const look = EditorView.theme({
  // `--motion` is 0 where less motion is asked for: then the light goes out at once.
  ".cm-flash": {
    backgroundColor: "color-mix(in srgb, var(--accent) 30%, transparent)",
    borderRadius: "2px",
    animation: "cm-flash-out var(--motion) linear 680ms forwards",
  },
  "@keyframes cm-flash-out": { to: { backgroundColor: "transparent" } },
})

export const flashes: Extension = [flash, look]

/** Selects a range, scrolls the editor and the page to it and gives the editor the focus. */
export function reveal(view: EditorView, from: number, to: number): void {
  const { doc } = view.state
  const range = EditorSelection.range(Math.min(from, doc.length), Math.min(to, doc.length))
  const light = range.empty ? doc.lineAt(range.from) : range
  const shown =
    light.from < light.to ? Decoration.set(lit.range(light.from, light.to)) : Decoration.none
  view.dispatch({
    selection: range,
    effects: [setFlash.of(shown), EditorView.scrollIntoView(range, { y: "center" })],
  })
  view.focus()
  setTimeout(() => {
    if (view.state.field(flash) === shown) view.dispatch({ effects: setFlash.of(Decoration.none) })
  }, flashTime)
}
