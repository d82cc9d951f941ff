/** The bytes of a token and the characters of its text in rows, each with its origin and where its part begins. */
import { nodeAt } from "../../../src/worker/index.ts"
import type { Anatomy, ByteRange } from "../../../src/worker/index.ts"
import type { TokenAnatomy } from "./anatomy.ts"
import { bytesOfCharacter, charactersOf } from "./anatomy-text.ts"
import type { RowRange } from "./facts.ts"
import { originColour } from "./words.ts"

/** Rows of bytes around those in sight that are kept ready. */
export const spareRows = 5

/** Pixels: of a row, and of a character of the size that rows have. */
export const rowHeight = 24
const characterWidth = 7.2

/** How many bytes stand in a row of hexadecimal digits that has so many pixels. */
export const hexFit = (width: number): number => (width >= 408 ? 16 : 8)

/** The same of text, in which 16 characters hold 12 bytes. */
export const textFit = (width: number): number =>
  12 * Math.max(1, Math.floor((width - 52) / (16 * characterWidth)))

/** The rows to draw of those there are. */
export const rowNumbers = ({ from, to }: RowRange, rows: number): number[] =>
  Array.from({ length: Math.max(0, Math.min(to, rows) - from) }, (_, i) => from + i)

export interface ByteCell {
  /** The number of the byte. */
  readonly at: number
  /** Two digits. */
  readonly hex: string
  /** As ASCII; a dot where it is no such character that can be seen. */
  readonly ascii: string
  /** The value of `data-origin`; null where no block gives it a colour. */
  readonly origin: string | null
  /** Whether a part of the token begins with it. */
  readonly begins: boolean
}

export function byteRow({ token, value }: TokenAnatomy, row: number, perRow: number): ByteCell[] {
  const first = row * perRow
  return Array.from(token.bytes.subarray(first, first + perRow), (byte, i) => {
    const at = first + i
    const node = nodeAt(value, at)
    return {
      at,
      hex: byte.toString(16).padStart(2, "0"),
      ascii: byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·",
      origin: originOf(value, node),
      begins: value.nodes[node]?.from === at,
    }
  })
}

/** Four characters of base64, and the bytes in them: three but at the end. */
export interface CharacterGroup {
  /** The number of its first character. */
  readonly at: number
  readonly bytes: ByteRange
  readonly isSelected: boolean
  readonly pieces: readonly CharacterPiece[]
}

/** Characters of one look. */
export interface CharacterPiece {
  readonly text: string
  readonly isSelected: boolean
  readonly edge: Edge
  readonly origin: string | null
}

/** A row of `perRow` bytes, a multiple of three. */
export function textRow(
  anatomy: TokenAnatomy,
  row: number,
  perRow: number,
  selected: ByteRange,
): readonly CharacterGroup[] {
  const total = anatomy.token.bytes.length
  const first = charactersBefore(row, perRow)
  const count = Math.ceil(Math.min(perRow, total - row * perRow) / 3)
  const chosen = selected.from < 0 ? selected : charactersOf(selected)
  return Array.from({ length: count }, (_, group) => {
    const from = row * perRow + group * 3
    const at = first + group * 4
    const pieces = piecesOf(anatomy, at, chosen)
    const bytes = { from, to: Math.min(from + 3, total) }
    return { at, bytes, isSelected: pieces.some(({ isSelected }) => isSelected), pieces }
  })
}

export const charactersBefore = (row: number, perRow: number): number => (row * perRow * 4) / 3

function piecesOf(
  { token, value }: TokenAnatomy,
  first: number,
  chosen: ByteRange,
): CharacterPiece[] {
  const pieces: CharacterPiece[] = []
  for (let at = first; at < first + 4; at++) {
    const text = token.text.charAt(at)
    const isSelected = chosen.from <= at && at < chosen.to
    const { from } = bytesOfCharacter(at, token.bytes.length)
    const origin = originOf(value, nodeAt(value, from))
    const last = pieces.at(-1)
    if (last?.isSelected !== isSelected || last.origin !== origin) {
      pieces.push({ text, isSelected, edge: edgeOf(chosen, at), origin })
    } else {
      const edge = joinedEdge(last.edge, edgeOf(chosen, at))
      pieces[pieces.length - 1] = { ...last, text: last.text + text, edge }
    }
  }
  return pieces
}

/** Where the outline of what is selected has a side. */
export type Edge = "" | "first" | "last" | "both"

const joinedEdge = (before: Edge, after: Edge): Edge =>
  before === "" || after === "" ? before || after : "both"

export function edgeOf({ from, to }: ByteRange, at: number): Edge {
  if (at === from) return at === to - 1 ? "both" : "first"
  return at === to - 1 ? "last" : ""
}

/** The colour of the block that a node is in. */
function originOf({ nodes }: Anatomy, node: number): string | null {
  const block = nodes[node]?.block ?? null
  return block === null ? null : originColour(block)
}

/** The selected bytes among those of a row; null when none is. */
export function selectedIn(
  selected: ByteRange | null,
  row: number,
  perRow: number,
): ByteRange | null {
  if (selected === null) return null
  const from = Math.max(selected.from, row * perRow)
  const to = Math.min(selected.to, (row + 1) * perRow)
  return from < to ? { from, to } : null
}
