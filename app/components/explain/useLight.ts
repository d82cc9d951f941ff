/** Lights what is pointed at: under the mouse, with the focus of the keyboard, or by a tap until the next one. */
import type { FocusEvent, MouseEvent, PointerEvent } from "react"
import { isLit } from "../../state/derive/lit.ts"
import { store } from "../../state/page.ts"
import type { Lit } from "../../state/state.ts"

const light = (lit: Lit | null): void => store.getState().actions.light(lit)

/** A finger rests on nothing before it taps. */
const hovers = ({ pointerType }: PointerEvent): boolean => pointerType !== "touch"

/** A click of today's browsers is a pointer event, and says what made it. */
const isTap = ({ nativeEvent }: MouseEvent): boolean =>
  "pointerType" in nativeEvent && nativeEvent.pointerType === "touch"

export function useLight(at: Lit) {
  return {
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
  }
}
