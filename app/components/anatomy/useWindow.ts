/** Which rows of a list that scrolls are in sight, and bringing one of them there. */
import { type RefObject, useEffect, useLayoutEffect, useState } from "react"
import type { ByteRange } from "../../../src/worker/index.ts"
import { rowHeight, spareRows } from "../../state/derive/anatomy-rows.ts"
import { type RowRange, rowsInSight } from "../../state/derive/facts.ts"

interface Window {
  /** The rows to draw. */
  readonly range: RowRange
  /** Pixels that a row has; 0 until that is known. */
  readonly width: number
}

export function useWindow(scroller: RefObject<HTMLElement | null>): Window {
  const [range, setRange] = useState<RowRange>({ from: 0, to: 0 })
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = scroller.current!
    const look = (): void => {
      setRange((before) =>
        rowsInSight(element.scrollTop, element.clientHeight, rowHeight, before, spareRows),
      )
      setWidth(element.clientWidth)
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener("scroll", look, { passive: true })
    look()
    return () => {
      observer.disconnect()
      element.removeEventListener("scroll", look)
    }
  }, [scroller])
  return { range, width }
}

/** Scrolls to the row of what is selected: no further than it must, but with room around what was far away. */
export function useInSight(
  scroller: RefObject<HTMLElement | null>,
  row: number,
  selected: ByteRange | null,
): void {
  useEffect(() => {
    const element = scroller.current!
    const top = row * rowHeight
    const { scrollTop, clientHeight } = element
    const below = top + rowHeight - scrollTop - clientHeight
    if (selected === null || (top >= scrollTop && below <= 0)) return
    const isNext = scrollTop - top <= rowHeight && below <= rowHeight
    const room = isNext ? (below > 0 ? clientHeight - rowHeight : 0) : clientHeight / 3
    element.scrollTo({ top: top - room })
  }, [scroller, row, selected])
}
