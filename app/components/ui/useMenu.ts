/** How a menu opens beside its button, takes keys, and closes. */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"

/** Pixels between a menu and the edge of the page, and its button. */
const margin = 8
const gap = 4

export interface MenuState {
  readonly isOpen: boolean
  readonly button: RefObject<HTMLButtonElement | null>
  readonly list: RefObject<HTMLDivElement | null>
  readonly toggle: () => void
  /** Closes it, and gives the focus back to the button. */
  readonly close: () => void
  /** The browser closed it: by Escape, or by a click elsewhere. */
  readonly closed: () => void
  readonly takeKey: (event: KeyboardEvent) => void
}

export function useMenu(): MenuState {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const close = (): void => list.current?.hidePopover()
  useEffect(() => {
    if (!isOpen) return
    const leave = ({ target }: Event): void => {
      if (!(target instanceof Node && list.current?.contains(target))) list.current?.hidePopover()
    }
    addEventListener("scroll", leave, true)
    addEventListener("resize", leave)
    return () => {
      removeEventListener("scroll", leave, true)
      removeEventListener("resize", leave)
    }
  }, [isOpen])
  const open = (): void => {
    // The items have to be there to be measured.
    flushSync(() => setOpen(true))
    button.current!.focus({ preventScroll: true })
    list.current!.showPopover()
    placeBeside(button.current!, list.current!)
    itemsOf(list.current!)[0]?.focus({ preventScroll: true })
  }
  return {
    isOpen,
    button,
    list,
    toggle: () => (isOpen ? close() : open()),
    close,
    closed: () => setOpen(false),
    takeKey: (event) => {
      if (event.key === "Tab") return close()
      const next = itemOfKey(itemsOf(list.current!), event)
      if (next === null) return
      event.preventDefault()
      next.focus()
    },
  }
}

const itemsOf = (list: HTMLElement): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[role^="menuitem"]'),
]

/** The item that a key goes to from the one with the focus: a neighbour, an end, or the next of a letter. */
function itemOfKey(items: readonly HTMLElement[], event: KeyboardEvent): HTMLElement | null {
  const { key } = event
  const at = items.findIndex((item) => item === document.activeElement)
  if (key === "ArrowDown") return items[(at + 1) % items.length] ?? null
  if (key === "ArrowUp") return items.at(at < 1 ? -1 : at - 1) ?? null
  if (key === "Home") return items[0] ?? null
  if (key === "End") return items.at(-1) ?? null
  if (key.length !== 1 || key === " " || event.ctrlKey || event.metaKey || event.altKey) return null
  const round = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  const letter = key.toLowerCase()
  return round.find((item) => item.innerText.trim().toLowerCase().startsWith(letter)) ?? null
}

/** Under the button and in line with its left side, or above it or in line with its right where that fits. */
function placeBeside(button: HTMLElement, list: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { width, height } = list.getBoundingClientRect()
  const right = document.documentElement.clientWidth - margin - width
  const bottom = innerHeight - margin - height
  const below = at.bottom + gap
  const above = at.top - gap - height
  const x = at.left <= right ? at.left : at.right - width
  const y = below <= bottom || above < margin ? below : above
  list.style.setProperty("--x", `${Math.max(margin, Math.min(x, right))}px`)
  list.style.setProperty("--y", `${Math.max(margin, Math.min(y, bottom))}px`)
}
