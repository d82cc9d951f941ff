import { type RefObject, useLayoutEffect, useState } from "react"

/** How many pixels beyond what is in sight count as near. */
const margin = 400

interface Nearness {
  near: boolean
  /** It became near because it was given the focus. */
  focused: boolean
  focus: () => void
}

/**
 * Whether an element has ever come near to sight, been given the focus or been wanted. What is near at first
 * is known before the first paint.
 */
export function useNearness(element: RefObject<HTMLElement | null>, wanted: boolean): Nearness {
  const [state, setState] = useState<"far" | "near" | "focused">("far")
  if (wanted && state === "far") setState("near")
  const far = state === "far" && !wanted
  useLayoutEffect(() => {
    if (!far) return undefined
    if (isNear(element.current!)) {
      // oxlint-disable-next-line react/set-state-in-effect -- only a laid out page tells what is near
      setState("near")
      return undefined
    }
    const distance = `${margin}px`
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setState("near")
      },
      // The second is for panels that scroll; where it is unknown, near means in sight.
      { rootMargin: distance, scrollMargin: distance },
    )
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element, far])
  return { near: !far, focused: state === "focused", focus: () => setState("focused") }
}

function isNear(element: HTMLElement): boolean {
  const { top, bottom, width } = element.getBoundingClientRect()
  return width > 0 && bottom > -margin && top < innerHeight + margin
}
