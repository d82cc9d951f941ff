/** Bytes and the characters of base64 that hold them: three bytes in four characters, and which keys lead where. */
import type { ByteRange } from "../../../src/worker/index.ts"
import { count, digits } from "./words.ts"

/** The bytes, of `total`, that have a bit in the character; of padding the last byte. */
export function bytesOfCharacter(character: number, total: number): ByteRange {
  const from = Math.min(Math.floor((character * 6) / 8), total - 1)
  const to = Math.min(Math.floor((character * 6 + 5) / 8) + 1, total)
  return { from, to: Math.max(to, from + 1) }
}

/** The characters that have a bit of these bytes; padding has none. */
export const charactersOf = ({ from, to }: ByteRange): ByteRange => ({
  from: Math.floor((from * 8) / 6),
  to: Math.ceil((to * 8) / 6),
})

/** The range of all bytes between two, which may come in either order. */
export const spanOf = (a: ByteRange, b: ByteRange): ByteRange => ({
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
})

/** `byte 84`, `bytes 84 to 95`; the last one is one of them. */
const between = (noun: string, { from, to }: ByteRange): string =>
  to - from === 1 ? `${noun} ${digits(from)}` : `${noun}s ${digits(from)} to ${digits(to - 1)}`

/** Where bytes are, in words. */
export function rangeWords(range: ByteRange): string {
  const size = range.to - range.from
  const amount = size === 1 ? [] : [count(size, "byte")]
  return [between("byte", range), ...amount, between("character", charactersOf(range))].join(", ")
}

/** What is selected, and the byte among it that the keys are on. */
export interface ByteCursor {
  readonly selected: ByteRange | null
  readonly head: number
}

/**
 * Where a key leads in rows of `perRow` bytes, of `total`; null for a key that leads nowhere. With Shift the
 * selection grows from the end that the keys are not on.
 */
export function cursorAfter(
  { selected, head }: ByteCursor,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  perRow: number,
  total: number,
): { readonly selected: ByteRange; readonly head: number } | null {
  const target = headAfter(head, key, perRow, total)
  if (target === null) return null
  const to = Math.max(0, Math.min(target, total - 1))
  const anchor = shiftKey && selected !== null ? otherEnd(selected, head) : to
  return { selected: spanOf(oneByte(anchor), oneByte(to)), head: to }
}

const oneByte = (byte: number): ByteRange => ({ from: byte, to: byte + 1 })

const otherEnd = ({ from, to }: ByteRange, head: number): number => (head === from ? to - 1 : from)

/** Rows that a page of keys passes. */
const pageRows = 8

function headAfter(head: number, key: string, perRow: number, total: number): number | null {
  switch (key) {
    case "ArrowLeft":
      return head - 1
    case "ArrowRight":
      return head + 1
    case "ArrowUp":
      return head < perRow ? head : head - perRow
    case "ArrowDown":
      return head + perRow < total ? head + perRow : head
    case "PageUp":
      return head - pageRows * perRow
    case "PageDown":
      return head + pageRows * perRow
    case "Home":
      return 0
    case "End":
      return total - 1
    default:
      return null
  }
}
