/** Undo and redo for an editor in a dialog: its text is no part of the documents, whose steps are the page's. */
import { useRef } from "react"
import type { TextChange } from "../../../src/editor/index.ts"

interface TextHistory {
  readonly onChange: (text: string, change: TextChange) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** Milliseconds of rest after which typing is another step. */
const rest = 700

export function useTextHistory(text: string, onText: (text: string) => void): TextHistory {
  const past = useRef<string[]>([])
  const future = useRef<string[]>([])
  const typedAt = useRef(-Infinity)
  const move = (from: string[], to: string[]): void => {
    const other = from.pop()
    if (other === undefined) return
    to.push(text)
    typedAt.current = -Infinity
    onText(other)
  }
  return {
    onChange: (changed, { typed }) => {
      const now = performance.now()
      if (!typed || now - typedAt.current > rest) past.current.push(text)
      typedAt.current = typed ? now : -Infinity
      future.current.length = 0
      onText(changed)
    },
    onUndo: () => move(past.current, future.current),
    onRedo: () => move(future.current, past.current),
  }
}
