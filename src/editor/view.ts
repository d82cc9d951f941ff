/**
 * A text editor for one block or authorizer. It owns its text while it lives: changes go out through
 * `onChange`, and what the page knows (diagnostics, a place to show) comes in as transactions. The history of
 * edits is the host's, as it spans more than one editor.
 */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete"
import { defaultKeymap } from "@codemirror/commands"
import { bracketMatching, codeFolding, foldKeymap, indentOnInput } from "@codemirror/language"
import { Compartment, EditorState, type Extension, Text, type Transaction } from "@codemirror/state"
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view"
import { colouring } from "./colouring.ts"
import { cursor } from "./cursor.ts"
import { edits, hostHistory, type TextChange } from "./edits.ts"
import { explaining } from "./explaining.ts"
import { biscuit } from "./language.ts"
import { results } from "./results.ts"
import { flashes } from "./reveal.ts"
import { theme } from "./theme.ts"

export interface EditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  /** What a screen reader calls it. */
  readonly label: string
  /** Shown while it is empty. */
  readonly hint?: string
  /** Absent for a text that is only read. */
  readonly onChange?: (text: string, change: TextChange) => void
  /** The reader wants the last edit undone, wherever in the document it was. */
  readonly onUndo?: () => void
  readonly onRedo?: () => void
  readonly onFocus?: () => void
  /** The reader asks about the clause around a position. */
  readonly onExplain?: (position: number) => void
  /** The cursor has moved, or has the focus now; after `onChange` where it moved by an edit. */
  readonly onCursor?: (position: number) => void
  /** Allows the editor's own style element under a content security policy. */
  readonly nonce?: string
}

/**
 * Replaces a selection by what is typed, instead of leaving it to the browser to change the page and reading
 * that back: Chromium takes seconds to delete some thousand coloured spans, and may trip over a widget.
 */
const typeOverSelection: Extension = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data }, view) => {
    const { from, to, empty } = view.state.selection.main
    if (inputType !== "insertText" || data === null || empty) return false
    const insert = (): Transaction =>
      view.state.update(view.state.replaceSelection(data), {
        userEvent: "input.type",
        scrollIntoView: true,
      })
    const handlers = view.state.facet(EditorView.inputHandler)
    if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert())
    return true
  },
})

const labels = new Compartment()

const labelled = (label: string): Extension =>
  EditorView.contentAttributes.of({ "aria-label": label })

export function createEditor(options: EditorOptions): EditorView {
  const doc = Text.of(options.text.split("\n"))
  return new EditorView({
    parent: options.parent,
    state: EditorState.create({ doc, extensions: [extensions(options), colouring(doc)] }),
  })
}

/** Commands of the page use these keys. */
const editingKeys = defaultKeymap.filter(({ key }) => key !== "Mod-Enter")

function extensions(options: EditorOptions): Extension {
  const { label, onChange, onFocus, onExplain, onCursor, nonce } = options
  return [
    biscuit(),
    highlightSpecialChars(),
    exactText,
    theme,
    results,
    flashes,
    lineNumbers(),
    // A steady caret: to begin its blinking again costs each key a frame, for which its result would wait.
    drawSelection({ cursorBlinkRate: 0 }),
    codeFolding(),
    EditorView.lineWrapping,
    labels.of(labelled(label)),
    // A text that is only read takes the focus too; and whoever looks for what can be focused finds either.
    EditorView.contentAttributes.of({ tabindex: "0" }),
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
    EditorView.domEventHandlers({ focus: () => onFocus?.() }),
    keymap.of(foldKeymap),
    onExplain === undefined ? [] : explaining(onExplain),
    onChange === undefined ? reading : writing(options, onChange),
    onCursor === undefined ? [] : cursor(onCursor),
  ]
}

/** Line ends stay as the host gave them, so that positions agree; what is pasted gets plain ones. */
const exactText: Extension = [
  EditorState.lineSeparator.of("\n"),
  EditorView.clipboardInputFilter.of((text) => text.replaceAll(/\r\n?/g, "\n")),
]

const reading: Extension = EditorState.readOnly.of(true)

const writing = (
  { hint = "", onUndo = ignore, onRedo = ignore }: EditorOptions,
  onChange: NonNullable<EditorOptions["onChange"]>,
): Extension => [
  edits(onChange),
  hostHistory(onUndo, onRedo),
  typeOverSelection,
  bracketMatching(),
  closeBrackets(),
  indentOnInput(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  placeholder(hint),
  keymap.of([...closeBracketsKeymap, ...editingKeys]),
]

const ignore = (): void => {}

/** Gives the editor another name; its text stays. */
export function setLabel(view: EditorView, label: string): void {
  view.dispatch({ effects: labels.reconfigure(labelled(label)) })
}
