/** Lights what is pointed at: under the mouse, with the focus of the keyboard, or by a tap until the next one. */
import {
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
} from "react"
import { isLit, variableKey } from "../../state/derive/lit.ts"
import { store } from "../../state/page.ts"
import type { Lit } from "../../state/state.ts"

const light = (lit: Lit | null): void => store.getState().actions.light(lit)

/** A finger rests on nothing before it taps. */
const hovers = ({ pointerType }: PointerEvent): boolean => pointerType !== "touch"

/** A click of today's browsers is a pointer event, and says what made it. */
const isTap = ({ nativeEvent }: MouseEvent): boolean =>
  "pointerType" in nativeEvent && nativeEvent.pointerType === "touch"

/** What an element hears that stands for a variable or a value. */
export const lightHandlers = (at: Lit) => ({
  onPointerEnter: (event: PointerEvent): void => {
    if (hovers(event)) light(at)
  },
  onPointerLeave: (event: PointerEvent): void => {
    if (hovers(event)) light(null)
  },
  onFocus: ({ target }: FocusEvent<HTMLElement>): void => {
    if (target.matches(":focus-visible")) light(at)
  },
  onBlur: (): void => light(null),
  onClick: (event: MouseEvent): void => {
    if (!isTap(event)) return
    event.stopPropagation()
    light(isLit(store.getState().view.lit, at) ? null : at)
  },
})

/**
 * Marks what is lit within an element, and ends the light when the element goes. A proof has thousands of
 * values: each would be a listener of the store, so this is one for all.
 */
export function useLights(element: RefObject<HTMLElement | null>): void {
  // After each drawing too: it may have brought what is lit already.
  useEffect(() => mark(element.current, store.getState().view.lit))
  useEffect(() => {
    const unsubscribe = store.subscribe(({ view }, before) => {
      if (view.lit !== before.view.lit) mark(element.current, view.lit)
    })
    return () => {
      unsubscribe()
      light(null)
    }
  }, [element])
}

function mark(root: HTMLElement | null, lit: Lit | null): void {
  if (root === null) return
  for (const element of root.querySelectorAll("[data-lit]")) element.removeAttribute("data-lit")
  if (lit === null) return
  const variable = variableKey(lit)
  for (const element of root.querySelectorAll<HTMLElement>("[data-lightable]")) {
    const { value, variable: own } = element.dataset
    const isSame =
      (value !== undefined && value === lit.value) || (own !== undefined && own === variable)
    if (isSame) element.dataset.lit = "true"
  }
}
