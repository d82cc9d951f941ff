import type { EditorView } from "@codemirror/view"
import { useEffect, useEffectEvent, useRef } from "react"
import {
  type ClauseMark,
  createEditor,
  reveal,
  setLabel,
  setText,
  showDiagnostics,
  showResults,
} from "../../src/editor/index.ts"
import type { Diagnostic } from "../../src/language/index.ts"
import type { Reveal } from "../state/state.ts"

interface Props {
  text: string
  label: string
  hint?: string
  diagnostics: readonly Diagnostic[]
  /** What came of the clauses; null leaves what is shown, as it is of an earlier text. */
  marks: readonly ClauseMark[] | null
  /** A place to show; each new object is shown once. */
  place: Reveal | null
  /** Absent for a text that is only read. */
  onChange?: (text: string) => void
}

/** CodeMirror in React: the editor owns its text, and what comes from outside is dispatched to it. */
export function Editor({ text, label, hint, diagnostics, marks, place, onChange }: Props) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const shown = useRef<Reveal | null>(null)
  const changed = useEffectEvent((now: string) => onChange?.(now))
  const mount = useEffectEvent((element: HTMLElement) =>
    createEditor({
      parent: element,
      text,
      label,
      nonce: "codemirror",
      ...(hint === undefined ? {} : { hint }),
      ...(onChange === undefined ? {} : { onChange: (now: string) => changed(now) }),
    }),
  )

  useEffect(() => {
    const editor = mount(parent.current!)
    view.current = editor
    return () => editor.destroy()
  }, [])
  useEffect(() => setLabel(view.current!, label), [label])
  useEffect(() => setText(view.current!, text), [text])
  useEffect(() => showDiagnostics(view.current!, diagnostics), [diagnostics])
  useEffect(() => {
    if (marks !== null) showResults(view.current!, marks)
  }, [marks])
  useEffect(() => {
    if (place !== null && place !== shown.current) reveal(view.current!, place.from, place.to)
    shown.current = place
  }, [place])

  return <div ref={parent} data-stale={marks === null} />
}
