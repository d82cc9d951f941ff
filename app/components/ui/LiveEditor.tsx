import type { EditorView } from "@codemirror/view"
import { useEffectEvent, useLayoutEffect, useRef } from "react"
import {
  type ClauseMark,
  createEditor,
  reveal,
  setLabel,
  setText,
  showDiagnostics,
  showLit,
  showCounts,
  showResults,
  showUnused,
  type Stretch,
  type TextChange,
} from "../../../src/editor/index.ts"
import type { Reveal } from "../../state/state.ts"
import type { EditorProps } from "./editor-props.ts"

interface Props extends EditorProps {
  /** It takes the place of something that had the focus. */
  hasFocus: boolean
}

const noMarks: readonly ClauseMark[] = []
const none: readonly Stretch[] = []

/** CodeMirror in React: the editor owns its text, and what comes from outside is dispatched to it. */
export function LiveEditor(props: Props) {
  const { text, label, diagnostics, marks, place, ...others } = props
  const { counts = noMarks, unused = none, lit = none } = props
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const shown = useRef<Reveal | null>(null)
  const changed = useEffectEvent((now: string, change: TextChange) =>
    others.onChange?.(now, change),
  )
  const undo = useEffectEvent(() => others.onUndo?.())
  const redo = useEffectEvent(() => others.onRedo?.())
  const focused = useEffectEvent(() => others.onFocus?.())
  const explained = useEffectEvent((position: number) => others.onExplain?.(position))
  const moved = useEffectEvent((position: number) => others.onCursor?.(position))
  const takesFocus = useEffectEvent(() => others.hasFocus)
  const mount = useEffectEvent((element: HTMLElement) =>
    createEditor({
      parent: element,
      text,
      label,
      nonce: "codemirror",
      ...(others.hint === undefined ? {} : { hint: others.hint }),
      ...(others.onChange === undefined ? {} : { onChange: (...edit) => changed(...edit) }),
      onUndo: () => undo(),
      onRedo: () => redo(),
      onFocus: () => focused(),
      ...(others.onExplain === undefined ? {} : { onExplain: (at) => explained(at) }),
      ...(others.onCursor === undefined ? {} : { onCursor: (at) => moved(at) }),
    }),
  )

  // Before the first paint, so that nothing moves after it.
  useLayoutEffect(() => {
    const editor = mount(parent.current!)
    view.current = editor
    // Unless the reader has gone on meanwhile.
    if (takesFocus() && document.activeElement === document.body) editor.focus()
    return () => editor.destroy()
  }, [])
  useLayoutEffect(() => setLabel(view.current!, label), [label])
  useLayoutEffect(() => setText(view.current!, text), [text])
  useLayoutEffect(() => showDiagnostics(view.current!, diagnostics), [diagnostics])
  useLayoutEffect(() => {
    showResults(view.current!, marks)
  }, [marks])
  useLayoutEffect(() => showCounts(view.current!, counts), [counts])
  useLayoutEffect(() => showUnused(view.current!, unused), [unused])
  useLayoutEffect(() => showLit(view.current!, lit), [lit])
  useLayoutEffect(() => {
    if (place !== null && place !== shown.current) reveal(view.current!, place.from, place.to)
    shown.current = place
  }, [place])

  return <div ref={parent} />
}
