/** Clauses in the colours of the editors, remembered by their text: most of a result is as it was. */
import { highlightDatalog, type StyledText } from "../../../src/editor/index.ts"

const known = new Map<string, readonly StyledText[]>()

/** Texts that are remembered; a result has seldom more. */
const most = 1000

export function styledDatalog(text: string): readonly StyledText[] {
  let pieces = known.get(text)
  if (pieces === undefined) {
    if (known.size === most) known.clear()
    known.set(text, (pieces = joined(highlightDatalog(text).map(asExcerpt))))
  }
  return pieces
}

/** What is shown may be a part of a statement, as a value or a name: no mistake, though no statement begins so. */
const asExcerpt = (piece: StyledText): StyledText =>
  piece.className === "tok-invalid"
    ? { ...piece, className: isValue.test(piece.text) ? "tok-number" : "" }
    : piece

const isValue = /^(?:-?[0-9]|(?:ed25519|secp256r1)\/|(?:true|false|null)$)/

/** Neighbours of one class in one, for each piece becomes an element. */
function joined(pieces: readonly StyledText[]): readonly StyledText[] {
  const merged: StyledText[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (last !== undefined && last.className === piece.className) {
      merged[merged.length - 1] = { ...piece, text: last.text + piece.text }
    } else merged.push(piece)
  }
  return merged
}
