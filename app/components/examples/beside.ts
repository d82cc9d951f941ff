/** Which of many buttons an arrow key leads to: the next one in reading order, or the nearest one above or below. */
export function besideOf(
  buttons: readonly HTMLElement[],
  from: EventTarget | null,
  key: string,
): HTMLElement | undefined {
  const at = buttons.findIndex((button) => button === from)
  if (at < 0) return undefined
  switch (key) {
    case "ArrowRight":
      return buttons[at + 1]
    case "ArrowLeft":
      return buttons[at - 1]
    case "Home":
      return buttons[0]
    case "End":
      return buttons.at(-1)
    case "ArrowDown":
      return inNextRow(buttons.slice(at + 1), buttons[at]!, 1)
    case "ArrowUp":
      return inNextRow(buttons.slice(0, at).toReversed(), buttons[at]!, -1)
    default:
      return undefined
  }
}

/** `others` go away from `from`; of the first row that is really beyond it, the one nearest to its column. */
function inNextRow(
  others: readonly HTMLElement[],
  from: HTMLElement,
  direction: 1 | -1,
): HTMLElement | undefined {
  const { left, top } = from.getBoundingClientRect()
  const beyond = others
    .map((button) => ({ button, box: button.getBoundingClientRect() }))
    .filter(({ box }) => (box.top - top) * direction > 4)
  const row = beyond.filter(({ box }) => Math.abs(box.top - beyond[0]!.box.top) < 4)
  const [nearest] = row.toSorted(
    (a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left),
  )
  return nearest?.button
}
