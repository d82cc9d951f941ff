/** CodeMirror support for Biscuit Datalog, for any page: no framework, no state of its own. */
export { highlightDatalog, highlighting, type StyledText } from "./highlight.ts"
export { biscuit, biscuitLanguage } from "./language.ts"
export { type ClauseMark, showResults } from "./results.ts"
export { theme } from "./theme.ts"
export {
  createEditor,
  type EditorOptions,
  reveal,
  setLabel,
  setText,
  showDiagnostics,
} from "./view.ts"
