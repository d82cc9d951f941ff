import type { ReactNode } from "react"
import { isLit } from "../../state/derive/lit.ts"
import { usePlayground } from "../../state/page.ts"
import type { Lit } from "../../state/state.ts"
import styles from "./Lightable.module.css"
import { useLight } from "./useLight.ts"

interface Props {
  at: Lit
  className?: string
  /** Whether the Tab key stops here. */
  isReached?: boolean
  children: ReactNode
}

/** A variable or a value; pointed at, all that is equal lights up with it, here and in the source. */
export function Lightable({ at, className = "", isReached = false, children }: Props) {
  const lit = usePlayground((state) => isLit(state.view.lit, at))
  const handlers = useLight(at)
  return (
    <span
      className={`${styles.lightable} ${className}`}
      data-lit={lit}
      // Keys light it too, where the Tab key stops.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isReached ? 0 : undefined}
      {...handlers}
    >
      {children}
    </span>
  )
}
