/** A grid of bytes: which rows are drawn, and how bytes are selected in it with the mouse, a finger or keys. */
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useId,
  useRef,
} from "react"
import type { ByteRange } from "../../../src/worker/index.ts"
import { bytesOfCharacter, cursorAfter, spanOf } from "../../state/derive/anatomy-text.ts"
import type { RowRange } from "../../state/derive/facts.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { useInSight, useWindow } from "./useWindow.ts"

interface ByteGrid {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Begins the ids of all cells. */
  readonly id: string
  /** Bytes in a row. */
  readonly perRow: number
  /** How many rows there are, and which of them are drawn. */
  readonly rows: number
  readonly range: RowRange
  readonly selected: ByteRange | null
  /** The byte that the keys are on; -1 while its row is not drawn. */
  readonly head: number
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onClick: (event: MouseEvent) => void
  }
}

interface Point {
  readonly target: EventTarget
  readonly clientX: number
}

/** The bytes at a point of the grid, of `total`: those of a cell, or of one of four characters; null beside them. */
function bytesAt({ target, clientX }: Point, total: number): ByteRange | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest<HTMLElement>("[data-from]")
  if (cell !== null) return { from: Number(cell.dataset.from), to: Number(cell.dataset.to) }
  const group = target.closest<HTMLElement>("[data-character]")
  if (group === null) return null
  const { left, width } = group.getBoundingClientRect()
  const character = Math.max(0, Math.min(3, Math.floor(((clientX - left) / width) * 4)))
  return bytesOfCharacter(Number(group.dataset.character) + character, total)
}

/** `fit`: how many bytes a row of so many pixels has. */
export function useByteGrid(total: number, fit: (width: number) => number): ByteGrid {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { range, width } = useWindow(scroller)
  const { selected, head } = usePlayground((state) => state.view.bytes)
  const { selectBytes } = useActions()
  /** Where the mouse was pressed, until it is released. */
  const start = useRef<ByteRange | null>(null)
  const perRow = fit(width)
  const row = Math.floor(head / perRow)
  useInSight(scroller, row, selected)

  const select = (from: ByteRange, to: ByteRange): void => {
    const span = spanOf(from, to)
    selectBytes(span, to.from < from.from ? span.from : span.to - 1)
  }
  const handlers: ByteGrid["handlers"] = {
    onKeyDown: (event) => {
      // The panes have keys of their own, with Alt, Control or Meta.
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const moved = cursorAfter({ selected, head }, event, perRow, total)
      if (moved === null) return
      event.preventDefault()
      selectBytes(moved.selected, moved.head)
    },
    onPointerDown: (event) => {
      const bytes = bytesAt(event, total)
      if (bytes === null || event.pointerType !== "mouse" || event.button !== 0) return
      start.current = event.shiftKey && selected !== null ? selected : bytes
      addEventListener("pointerup", () => (start.current = null), { once: true })
      select(start.current, bytes)
    },
    onPointerMove: (event) => {
      const bytes = start.current && bytesAt(event, total)
      if (start.current !== null && bytes !== null) select(start.current, bytes)
    },
    // A finger that touches may be about to scroll.
    onClick: (event) => {
      const bytes = bytesAt(event, total)
      const { nativeEvent } = event
      const isMouse = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "mouse"
      if (bytes !== null && !isMouse) select(bytes, bytes)
    },
  }
  const isDrawn = range.from <= row && row < range.to
  const rows = Math.ceil(total / perRow)
  return { scroller, id, perRow, rows, range, selected, head: isDrawn ? head : -1, handlers }
}
