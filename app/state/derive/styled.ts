/** Clauses in the colours of the editors, remembered by their text: most of a result is as it was. */
import { highlightDatalog, type StyledText } from "../../../src/editor/index.ts"

const known = new Map<string, readonly StyledText[]>()

/** Texts that are remembered; a result has seldom more. */
const most = 1000

export function styledDatalog(text: string): readonly StyledText[] {
  let pieces = known.get(text)
  if (pieces === undefined) {
    if (known.size === most) known.clear()
    const styled = highlightDatalog(text).map(asExcerpt)
    known.set(text, (pieces = joined(styled).map(withoutTurns)))
  }
  return pieces
}

/** What is shown may be a part of a statement, as a value or a name: no mistake, though no statement begins so. */
const asExcerpt = (piece: StyledText): StyledText =>
  piece.className === "tok-invalid"
    ? { ...piece, className: isValue.test(piece.text) ? "tok-number" : "" }
    : piece

const withoutTurns = (piece: StyledText): StyledText => ({
  ...piece,
  text: turnsAsDots(piece.text),
})

/**
 * Characters that turn the direction of what comes after them are drawn as dots, as in the editors: left open in
 * a string of a token, they would turn the words around it.
 */
export const turnsAsDots = (text: string): string => text.replace(turns, "•")

const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

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

/** A text in the colours of the editors, line by line. */
export const styledLines = (text: string): readonly (readonly StyledText[])[] => {
  const lines: StyledText[][] = [[]]
  for (const { text: piece, className } of highlightDatalog(text).map(withoutTurns)) {
    for (const [i, line] of piece.split("\n").entries()) {
      if (i > 0) lines.push([])
      if (line !== "") lines.at(-1)!.push({ text: line, className })
    }
  }
  return lines
}

/** The same without colours. */
export const plainLines = (text: string): readonly (readonly StyledText[])[] =>
  text.split("\n").map((line) => [{ text: line, className: "" }])
