import { messagePieces } from "../../state/derive/words.ts"

/** A sentence in which what stands between backticks is code. */
export function Message({ text }: { text: string }) {
  return messagePieces(text).map((piece, i) =>
    piece.isCode ? <code key={i}>{piece.text}</code> : piece.text,
  )
}
