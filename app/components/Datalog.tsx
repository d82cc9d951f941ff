import { useMemo } from "react"
import { highlightDatalog } from "../../src/editor/index.ts"

/** Datalog that is only shown, in the colours of the editors. */
export function Datalog({ text }: { text: string }) {
  const pieces = useMemo(() => highlightDatalog(text), [text])
  return (
    <code>
      {pieces.map((piece, i) => (
        <span key={i} className={piece.className}>
          {piece.text}
        </span>
      ))}
    </code>
  )
}
