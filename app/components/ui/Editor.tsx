import { useRef } from "react"
import { type EditorProps, LiveEditor } from "./LiveEditor.tsx"
import { StillText } from "./StillText.tsx"
import { useNearness } from "./useNearness.ts"

/** A text in an editor. Far from sight it is shown without one, which takes a fraction of the time. */
export function Editor(props: EditorProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { near, focused, focus } = useNearness(frame, props.place !== null)
  return (
    <div ref={frame}>
      {near ? (
        <LiveEditor {...props} hasFocus={focused} />
      ) : (
        <StillText {...props} onFocus={focus} />
      )}
    </div>
  )
}
