/**
 * Follows a pointer from the press on a grip until the card is let go, put back with Escape, or taken away by
 * the browser. What it finds in the page: the list (`data-list`) and its cards that can be moved
 * (`data-movable`).
 */
import { type Drag, gapAt, landing, scrollSpeed } from "../../state/drag.ts"

interface Dragging {
  readonly from: number
  /** Null once the drag is over. */
  readonly onDrag: (drag: Drag | null) => void
  /** Not called when the card stays where it was. */
  readonly onDrop: (to: number) => void
}

/** Pixels that a pointer wavers within a click. */
const slack = 4

export function followDrag(start: PointerEvent, grip: HTMLElement, dragging: Dragging): void {
  if (start.button !== 0 || !start.isPrimary) return
  const { from, onDrag, onDrop } = dragging
  const list = grip.closest<HTMLElement>("[data-list]")!
  const scroller = scrollerOf(list)
  const over = new AbortController()
  let y = start.clientY
  let drag: Drag | null = null

  const look = (): void => {
    const gap = gapAt(cardsOf(list), y)
    if (gap !== drag?.gap) onDrag((drag = { from, gap }))
  }
  const scroll = (): void => {
    if (over.signal.aborted) return
    const speed = scrollSpeed(y, scroller.getBoundingClientRect())
    if (speed !== 0) {
      scroller.scrollTop += speed
      look()
    }
    requestAnimationFrame(scroll)
  }
  const end = (isDropped: boolean): void => {
    over.abort()
    onDrag(null)
    if (isDropped && drag !== null && landing(drag) !== from) onDrop(landing(drag))
  }
  const move = ({ clientY }: PointerEvent): void => {
    y = clientY
    if (drag === null && Math.abs(y - start.clientY) < slack) return
    if (drag === null) requestAnimationFrame(scroll)
    look()
  }
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    end(false)
  }
  const { signal } = over
  grip.setPointerCapture(start.pointerId)
  grip.addEventListener("pointermove", move, { signal })
  grip.addEventListener("pointerup", () => end(true), { signal })
  grip.addEventListener("lostpointercapture", () => end(false), { signal })
  addEventListener("keydown", escape, { signal, capture: true })
}

const cardsOf = (list: HTMLElement): DOMRect[] =>
  [...list.querySelectorAll('[data-movable="true"]')].map((card) => card.getBoundingClientRect())

/** The nearest element around that scrolls, or the page. */
function scrollerOf(element: HTMLElement): Element {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around)
    if (overflowY === "auto" || overflowY === "scroll") return around
  }
  return document.documentElement
}
