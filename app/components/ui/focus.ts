/** Where the focus goes when the place of it changes or is gone. */
import type { PaneId } from "../../state/state.ts"

/** Lets an element be seen whose place changes in this event. */
export function keepInSight(element: HTMLElement): void {
  requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" }))
}

/** Gives the focus to the panel around an element that is about to go. */
export function toPanel(element: HTMLElement): void {
  element.closest<HTMLElement>("[data-region-name]")?.focus()
}

/** Gives the focus to the tab of the pane that takes the place of this one. */
export function toTab(pane: PaneId): void {
  document.getElementById(`tab-${pane}`)?.focus()
}

/** What takes the focus once a block is removed: the next one's grip, the one before, or what adds a block. */
export function afterRemoval(card: HTMLElement): HTMLElement | null {
  const slot = card.parentElement
  const grip = (sibling: Element | null | undefined): HTMLElement | null =>
    sibling?.querySelector<HTMLElement>("[data-grip]") ?? null
  return (
    grip(slot?.nextElementSibling) ??
    grip(slot?.previousElementSibling) ??
    document.querySelector<HTMLElement>("[data-adds-block]")
  )
}
