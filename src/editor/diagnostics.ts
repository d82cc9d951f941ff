/** What is wrong with a text as underlines and tooltips of an editor, with what can be done about it. */
import {
  type Diagnostic as LintDiagnostic,
  diagnosticCount,
  setDiagnostics,
} from "@codemirror/lint"
import type { EditorView } from "@codemirror/view"
import type { Diagnostic } from "../language/index.ts"

/** A diagnostic of the language, or a finding of the host's own about several texts together. */
export interface EditorDiagnostic extends Omit<Diagnostic, "code"> {
  readonly code: string
  /** Offered as a button in the tooltip, which the keyboard does not reach: the host offers it elsewhere too. */
  readonly action?: { readonly title: string; readonly run: () => void }
}

/** Underlines what is wrong. Positions beyond the text are moved to its end. */
export function showDiagnostics(view: EditorView, diagnostics: readonly EditorDiagnostic[]): void {
  if (diagnostics.length === 0 && diagnosticCount(view.state) === 0) return
  view.dispatch(setDiagnostics(view.state, underlines(diagnostics, view.state.doc.length)))
}

/** As the linter takes them, in a text of so many UTF-16 units. */
export const underlines = (
  diagnostics: readonly EditorDiagnostic[],
  length: number,
): readonly LintDiagnostic[] =>
  diagnostics.map(({ severity, message, hint, code, action, ...place }) => {
    const from = Math.min(place.from, length)
    const to = Math.max(from, Math.min(place.to, length))
    return {
      from,
      to,
      severity,
      source: code,
      message: hint ? `${message}\n${hint}` : message,
      ...(action === undefined
        ? {}
        : { actions: [{ name: action.title, apply: () => action.run() }] }),
    }
  })
