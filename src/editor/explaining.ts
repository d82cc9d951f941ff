/**
 * Asking for the explanation of a clause: by a click on the mark at its end, or by Alt-Enter in it. A mark is
 * generated content, which has no events of its own, so a click on its line is measured against its box.
 */
import type { Extension } from "@codemirror/state"
import { EditorView, keymap } from "@codemirror/view"
import { markedClause } from "./results.ts"

/** Of a box of the page, in pixels. */
interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The lengths that make up a box, as computed styles have them: in pixels, with the unit. */
type Measures = Pick<
  CSSStyleDeclaration,
  "boxSizing" | "width" | "height" | `padding${Side}` | `border${Side}Width`
>

type Side = "Left" | "Right" | "Top" | "Bottom"

/**
 * The box of a line's mark, which floats in the line's lower right corner, whether beside its last row or below
 * it. `mark` are the used values of the generated content.
 */
export function boxOfMark(
  line: Pick<Edges, "right" | "bottom">,
  padding: Pick<Measures, "paddingRight" | "paddingBottom">,
  mark: Measures,
): Edges {
  const isWhole = mark.boxSizing === "border-box"
  const around = (side: Side): number =>
    isWhole ? 0 : parseFloat(mark[`padding${side}`]) + parseFloat(mark[`border${side}Width`])
  const right = line.right - parseFloat(padding.paddingRight)
  const bottom = line.bottom - parseFloat(padding.paddingBottom)
  return {
    left: right - parseFloat(mark.width) - around("Left") - around("Right"),
    top: bottom - parseFloat(mark.height) - around("Top") - around("Bottom"),
    right,
    bottom,
  }
}

/** Where the clause begins whose mark is under the pointer. */
function clauseUnder(view: EditorView, event: MouseEvent): number | null {
  const { target, clientX: x, clientY: y } = event
  if (!(target instanceof Element && target.matches(".cm-outcome"))) return null
  const measures = getComputedStyle(target, "::after")
  const box = boxOfMark(target.getBoundingClientRect(), getComputedStyle(target), measures)
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return null
  return markedClause(view.state, view.lineBlockAt(view.posAtDOM(target)))
}

const look = EditorView.theme({
  "&.cm-explains .cm-outcome::after": { cursor: "pointer" },
})

/** `onExplain` is called with a position in the clause that is asked about. */
export function explaining(onExplain: (position: number) => void): Extension {
  let pressed: number | null = null
  return [
    look,
    EditorView.editorAttributes.of({ class: "cm-explains" }),
    EditorView.domEventHandlers({
      // To have handled it keeps the caret and the focus where they are.
      mousedown(event, view) {
        pressed = event.button === 0 ? clauseUnder(view, event) : null
        return pressed !== null
      },
      click(event, view) {
        const begun = pressed
        pressed = null
        if (begun === null || clauseUnder(view, event) !== begun) return false
        onExplain(begun)
        return true
      },
    }),
    keymap.of([
      {
        key: "Alt-Enter",
        stopPropagation: true,
        run: ({ state }) => (onExplain(state.selection.main.head), true),
      },
    ]),
  ]
}
