import { createElement, useRef, useSyncExternalStore } from "react"
import type { EditorProps } from "./editor-props.ts"
import { liveEditor, onLiveEditor } from "./live-editor.ts"
import { StillText } from "./StillText.tsx"
import { useNearness } from "./useNearness.ts"

/** A text in an editor. Far from sight it is shown without one, which takes a fraction of the time. */
export function Editor(props: EditorProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { near, focused, focus } = useNearness(frame, props.place !== null)
  const live = useSyncExternalStore(onLiveEditor, liveEditor)
  return (
    <div ref={frame}>
      {near && live !== null ? (
        createElement(live, { ...props, hasFocus: focused })
      ) : (
        <StillText {...props} coloured={near} onFocus={focus} />
      )}
    </div>
  )
}
