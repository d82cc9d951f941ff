import type { DocumentId } from "../../state/documents.ts"
import { textCounts } from "../../state/derive/counts.ts"
import { litRanges } from "../../state/derive/lit.ts"
import { clauseMarks } from "../../state/derive/places.ts"
import { textDiagnostics } from "../../state/derive/problems.ts"
import { followCaret, explainAt } from "../../state/caret.ts"
import { store, useActions, usePlayground } from "../../state/page.ts"
import type { EditorProps } from "../ui/editor-props.ts"

/** What an editor shows of a text besides the text, and where its questions go. */
export function useText(document: DocumentId): Omit<EditorProps, "text" | "label" | "hint"> {
  const place = usePlayground(({ view: { reveal } }) =>
    reveal?.document === document ? reveal : null,
  )
  const diagnostics = usePlayground((state) => textDiagnostics(state, document))
  const marks = usePlayground((state) => clauseMarks(state, document))
  const { marks: counts, unused } = usePlayground((state) => textCounts(state, document))
  const lit = usePlayground((state) => litRanges(state, document))
  const { undo, redo } = useActions()
  return {
    place,
    diagnostics,
    marks,
    counts,
    unused,
    lit,
    onUndo: undo,
    onRedo: redo,
    onCursor: (position) => followCaret(store.getState(), document, position),
    onExplain: (position) => explainAt(store.getState(), document, position),
  }
}
