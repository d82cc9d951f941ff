/**
 * Colours of Datalog, as class names that the page's style sheet fills in. The same classes serve the
 * editors and the Datalog shown in results.
 */
import { highlightCode, type Highlighter, tagHighlighter, tags } from "@lezer/highlight"
import { biscuitParser } from "../language/index.ts"

export const highlighter: Highlighter = tagHighlighter([
  { tag: tags.keyword, class: "tok-keyword" },
  { tag: tags.function(tags.definition(tags.variableName)), class: "tok-predicate" },
  { tag: tags.function(tags.propertyName), class: "tok-method" },
  { tag: tags.variableName, class: "tok-variable" },
  { tag: tags.string, class: "tok-string" },
  { tag: [tags.literal, tags.bool, tags.null], class: "tok-number" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: [tags.operator, tags.punctuation], class: "tok-operator" },
  { tag: tags.invalid, class: "tok-invalid" },
])

/** A stretch of text and its class, which is empty for plain text. */
export interface StyledText {
  readonly text: string
  readonly className: string
}

/** One statement of Datalog in stretches of one class each; joined they are the text again. */
export function highlightDatalog(text: string): readonly StyledText[] {
  const pieces: StyledText[] = []
  const put = (piece: string, className: string): void =>
    void pieces.push({ text: piece, className })
  highlightCode(text, biscuitParser.parse(text), highlighter, put, () => put("\n", ""))
  return pieces
}
