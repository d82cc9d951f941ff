/** What an editor is given, whether it is live already or not. */
import type {
  ClauseMark,
  EditorDiagnostic,
  Stretch,
  TextChange,
} from "../../../src/editor/index.ts"
import type { Reveal } from "../../state/state.ts"

export interface EditorProps {
  text: string
  label: string
  hint?: string
  diagnostics: readonly EditorDiagnostic[]
  /** What came of the clauses; each new list takes the place of the one before. */
  marks: readonly ClauseMark[]
  /** What the run never used. */
  /** How often clauses did their part; as `marks`. */
  counts?: readonly ClauseMark[]
  unused?: readonly Stretch[]
  /** Where that occurs which the reader points at elsewhere. */
  lit?: readonly Stretch[]
  /** A place to show; each new object is shown once. */
  place: Reveal | null
  /** Absent for a text that is only read. */
  onChange?: (text: string, change: TextChange) => void
  onUndo?: () => void
  onRedo?: () => void
  onFocus?: () => void
  /** The reader asks about the clause around a position. Given from the first time on, or never. */
  onExplain?: (position: number) => void
  /** The cursor has moved, or has the focus now. Given from the first time on, or never. */
  onCursor?: (position: number) => void
}
