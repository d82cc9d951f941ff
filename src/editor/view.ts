/**
 * A text editor for one block or authorizer. It owns its text while it lives: changes go out through
 * `onChange`, and what the page knows (diagnostics, a place to show) comes in as transactions.
 */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete"
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands"
import { bracketMatching, codeFolding, foldKeymap, indentOnInput } from "@codemirror/language"
import { type Diagnostic as LintDiagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint"
import { Compartment, EditorState, type Extension, type Transaction } from "@codemirror/state"
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view"
import type { Diagnostic } from "../language/index.ts"
import { highlighting } from "./highlight.ts"
import { biscuit } from "./language.ts"
import { results } from "./results.ts"
import { theme } from "./theme.ts"

export interface EditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  /** What a screen reader calls it. */
  readonly label: string
  /** Shown while it is empty. */
  readonly hint?: string
  /** Absent for a text that is only read. */
  readonly onChange?: (text: string) => void
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
  return new EditorView({
    parent: options.parent,
    state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
  })
}

function extensions({ label, hint = "", onChange, nonce }: EditorOptions): Extension {
  const shared: Extension = [
    biscuit(),
    highlighting,
    theme,
    results,
    lineNumbers(),
    drawSelection(),
    codeFolding(),
    EditorView.lineWrapping,
    labels.of(labelled(label)),
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
    keymap.of([...foldKeymap, ...lintKeymap]),
  ]
  if (onChange === undefined) {
    return [
      shared,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ tabindex: "0" }),
    ]
  }
  return [
    shared,
    history(),
    typeOverSelection,
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    placeholder(hint),
    keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
  ]
}

/** Gives the editor another name; its text and history stay. */
export function setLabel(view: EditorView, label: string): void {
  view.dispatch({ effects: labels.reconfigure(labelled(label)) })
}

/** Replaces the text when it is another one, as one step that can be undone. */
export function setText(view: EditorView, text: string): void {
  const { doc } = view.state
  if (doc.toString() !== text) view.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
}

/** Underlines what is wrong. Positions beyond the text are moved to its end. */
export function showDiagnostics(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  const { length } = view.state.doc
  const marks = diagnostics.map((diagnostic): LintDiagnostic => {
    const from = Math.min(diagnostic.from, length)
    const { severity, message, hint, code } = diagnostic
    const to = Math.max(from, Math.min(diagnostic.to, length))
    return { from, to, severity, source: code, message: hint ? `${message}\n${hint}` : message }
  })
  view.dispatch(setDiagnostics(view.state, marks))
}

/** Selects a range, brings it into sight and gives the editor the focus. */
export function reveal(view: EditorView, from: number, to: number): void {
  const { length } = view.state.doc
  view.dispatch({
    selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
    scrollIntoView: true,
  })
  view.focus()
}
