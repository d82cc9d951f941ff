/** CodeMirror support for Biscuit Datalog, for any page: no framework, no state of its own. */
export { showDiagnostics } from "./diagnostics.ts"
export { setText, type TextChange } from "./edits.ts"
export { highlightDatalog, highlighting, type StyledText } from "./highlight.ts"
export { biscuit, biscuitLanguage } from "./language.ts"
export { type ClauseMark, showResults } from "./results.ts"
export { reveal } from "./reveal.ts"
export { theme } from "./theme.ts"
export { createEditor, type EditorOptions, setLabel } from "./view.ts"
