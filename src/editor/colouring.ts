/**
 * Colours and reading direction of the text, given up while a line is so long that they would make typing slow.
 * A line of 1 MB of facts has some 7,000 coloured spans in sight, as CodeMirror draws 20,000 characters of it,
 * and Chromium lays them out again for each letter: 60 to 200 ms, against 20 to 30 without.
 */
import { bidiIsolates, syntaxHighlighting } from "@codemirror/language"
import { Compartment, EditorState, type Extension, type Text } from "@codemirror/state"
import { emphases, emphasized } from "./emphasis.ts"
import { highlighter } from "./highlight.ts"

/** Characters of a line. Written Datalog has hundreds, a pasted data set millions. */
const longestColoured = 10_000

const colours = new Compartment()
const coloured: Extension = [syntaxHighlighting(highlighter), bidiIsolates(), emphasized]
const plain: Extension = []

const colouringOf = (doc: Text): Extension => (hasLongLine(doc) ? plain : coloured)

/** Linear in the number of lines, and only for a text that is long enough. */
function hasLongLine(doc: Text): boolean {
  if (doc.length <= longestColoured) return false
  for (const line of doc.iterLines()) if (line.length > longestColoured) return true
  return false
}

export const colouring = (text: Text): Extension => [
  emphases,
  colours.of(colouringOf(text)),
  EditorState.transactionExtender.of(({ docChanged, newDoc, startState }) => {
    const next = docChanged ? colouringOf(newDoc) : colours.get(startState)
    return next === undefined || next === colours.get(startState)
      ? null
      : { effects: colours.reconfigure(next) }
  }),
]
