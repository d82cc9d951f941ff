/** Diagnostics of the language as underlines and tooltips of an editor. */
import {
  type Diagnostic as LintDiagnostic,
  diagnosticCount,
  setDiagnostics,
} from "@codemirror/lint"
import type { EditorView } from "@codemirror/view"
import type { Diagnostic } from "../language/index.ts"

/** Underlines what is wrong. Positions beyond the text are moved to its end. */
export function showDiagnostics(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0 && diagnosticCount(view.state) === 0) return
  const { length } = view.state.doc
  const marks = diagnostics.map((diagnostic): LintDiagnostic => {
    const from = Math.min(diagnostic.from, length)
    const { severity, message, hint, code } = diagnostic
    const to = Math.max(from, Math.min(diagnostic.to, length))
    return { from, to, severity, source: code, message: hint ? `${message}\n${hint}` : message }
  })
  view.dispatch(setDiagnostics(view.state, marks))
}
