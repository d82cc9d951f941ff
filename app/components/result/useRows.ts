/** Keeps the store told of which rows of a table are in sight, as it is scrolled and resized. */
import { type RefObject, useEffect, useLayoutEffect } from "react"
import { type RowRange, rowHeight, rowsInSight } from "../../state/derive/facts.ts"
import { store, useActions, usePlayground } from "../../state/page.ts"

/** The rows to draw. A change of filter or order begins at the top again. */
export function useRows(scroller: RefObject<HTMLElement | null>): RowRange {
  const from = usePlayground((state) => state.view.facts.from)
  const to = usePlayground((state) => state.view.facts.to)
  const { lookAtRows } = useActions()

  useEffect(() => {
    const element = scroller.current!
    const look = (): void => {
      const { facts } = store.getState().view
      const { from, to } = rowsInSight(element.scrollTop, element.clientHeight, rowHeight, facts)
      lookAtRows(from, to)
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener("scroll", look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener("scroll", look)
    }
  }, [scroller, lookAtRows])

  useLayoutEffect(() => {
    if (to > 0) return
    const element = scroller.current!
    element.scrollTo({ top: 0 })
    lookAtRows(0, Math.ceil(element.clientHeight / rowHeight))
  }, [scroller, to, lookAtRows])

  return { from, to }
}
