/** Telling the host where the reader's cursor is, so that the page can follow it from clause to clause. */
import type { Extension } from "@codemirror/state"
import { EditorView, type ViewUpdate } from "@codemirror/view"

/**
 * The cursor's position where an update has moved it, has changed the text around it or has brought the focus;
 * null for all other updates, and while the focus is elsewhere, as when the host gives another text.
 */
export function cursorAfter(
  update: Pick<ViewUpdate, "state" | "startState" | "docChanged" | "focusChanged"> & {
    readonly view: Pick<EditorView, "hasFocus">
  },
): number | null {
  const { state, startState, docChanged, focusChanged, view } = update
  const { head } = state.selection.main
  const isNews = docChanged || focusChanged || head !== startState.selection.main.head
  return isNews && view.hasFocus ? head : null
}

/** `onCursor` is called at most once for an update, after those who are told of edits before it. */
export const cursor = (onCursor: (position: number) => void): Extension =>
  EditorView.updateListener.of((update) => {
    const position = cursorAfter(update)
    if (position !== null) onCursor(position)
  })
