/** Where a card lands that is dragged in a list, and how fast the list scrolls: arithmetic of places alone. */

/** What a card takes up of the screen's height, in pixels from the top. */
export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** A card on its way; both count among the cards that can be moved. */
export interface Drag {
  readonly from: number
  /** The gap it would land in: 0 above the first card, their number below the last. */
  readonly gap: number
}

/** The gap nearest to a height: below every card whose middle is above it. */
export const gapAt = (cards: readonly Extent[], y: number): number =>
  cards.filter(({ top, bottom }) => (top + bottom) / 2 < y).length

/** The index a card has after it has landed; the gaps on both sides of it leave it where it is. */
export const landing = ({ from, gap }: Drag): number => (gap > from ? gap - 1 : gap)

/** The side of a card on which the line is drawn that shows where the dragged one will land. */
export function lineBeside(
  drag: Drag | null,
  index: number,
  amount: number,
): "above" | "below" | undefined {
  if (drag === null || landing(drag) === drag.from) return undefined
  if (drag.gap === index) return "above"
  return drag.gap === amount && index === amount - 1 ? "below" : undefined
}

/** Pixels from an edge within which a list scrolls, and at most how far in a frame. */
const edge = 48
const fastest = 14

/** Pixels to scroll in a frame with the pointer at `y`: more the nearer to an edge, none in between. */
export function scrollSpeed(y: number, { top, bottom }: Extent): number {
  const past = (distance: number): number =>
    Math.ceil(fastest * Math.min(1, Math.max(0, (edge - distance) / edge)))
  return past(bottom - y) - past(y - top)
}
