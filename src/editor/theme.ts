/**
 * How an editor looks, said entirely in the page's custom properties, so that themes and contrast are
 * decided in one place. Where a property is missing, the browser's own colours remain.
 */
import type { Extension } from "@codemirror/state"
import { EditorView } from "@codemirror/view"

export const theme: Extension = EditorView.theme({
  "&": {
    color: "var(--ink)",
    backgroundColor: "transparent",
    fontSize: "var(--code)",
    // Grows with its text up to here, then scrolls.
    maxHeight: "var(--editor-max, 50vh)",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "var(--code-line)",
    fontVariantLigatures: "none",
    overflow: "auto",
  },
  ".cm-content": { padding: "6px 0", caretColor: "var(--accent)", minHeight: "32px" },
  ".cm-line": { padding: "0 8px 0 4px" },
  // Text in other scripts is isolated by `bidiIsolates`, which the cursor knows of, and not by the page.
  ".cm-line [class^='tok-']": { unicodeBidi: "normal" },
  ".cm-specialChar": { color: "var(--deny)" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    color: "var(--ink-3)",
    border: "none",
    fontSize: "0.6875rem",
  },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "34px", padding: "0 8px 0 0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { boxShadow: "inset 2px 0 var(--accent)" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--ink)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--selection)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--line-strong)",
  },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--deny-soft)" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--sunken)",
    border: "1px solid var(--line)",
    color: "var(--ink-2)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-s)",
    boxShadow: "0 4px 16px rgb(0 0 0 / 16%)",
  },
  ".cm-tooltip-lint": { maxWidth: "min(480px, 90vw)" },
  ".cm-diagnostic": { padding: "6px 10px", fontFamily: "var(--ui)", lineHeight: "1.125rem" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--deny)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--warn)" },
  ".cm-diagnostic-info": { borderLeft: "3px solid var(--accent)" },
  ".cm-diagnosticSource": {
    opacity: "1",
    fontSize: "0.6875rem",
    fontFamily: "var(--mono)",
    color: "var(--ink-3)",
  },
  ".cm-diagnosticAction": {
    minHeight: "24px",
    margin: "4px 0 0 8px",
    padding: "0 8px",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-s)",
    backgroundColor: "transparent",
    color: "var(--ink)",
    font: "var(--text-s)/1rem var(--ui)",
    cursor: "pointer",
  },
  ".cm-diagnosticAction:hover": { backgroundColor: "var(--hover)" },
  ".cm-diagnosticActionKey": { textDecoration: "none" },
  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0" },
  ".cm-lintRange-error": { textDecoration: "underline wavy var(--deny) 1px" },
  ".cm-lintRange-warning": { textDecoration: "underline wavy var(--warn) 1px" },
  ".cm-lintRange-info": { textDecoration: "underline dotted var(--accent) 1px" },
  ".cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info": {
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-lintRange-active": { backgroundColor: "var(--deny-soft)" },
  ".cm-lintPoint::after": { borderBottomColor: "var(--deny)" },
  // Not paler than what describes things elsewhere: it is still read.
  ".cm-unused, .cm-unused [class*='tok-']": { color: "var(--ink-3)" },
  // On a failed line that is selected too, paler text would have less than 4.5:1.
  ".cm-denied .tok-comment, .cm-denied .cm-unused, .cm-denied .cm-unused [class*='tok-']": {
    color: "var(--ink-2)",
  },
  ".cm-lit": {
    borderRadius: "2px",
    backgroundColor: "var(--accent-soft)",
    boxShadow: "inset 0 -1px var(--accent)",
  },
  // A block that the clause under the cursor may not read. Marks keep their own colours.
  "[data-unseen='true'] &": { backgroundColor: "var(--sunken)" },
  "[data-unseen='true'] & .cm-content, [data-unseen='true'] & .cm-content [class*='tok-']": {
    color: "var(--ink-3)",
  },
  "[data-unseen='true'] & .cm-line.cm-denied": {
    backgroundColor: "color-mix(in srgb, var(--deny) 5%, transparent)",
  },
  ".cm-panels": {
    backgroundColor: "var(--sunken)",
    color: "var(--ink)",
    borderColor: "var(--line)",
  },
})
