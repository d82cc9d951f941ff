import type { ReactNode } from "react"
import { variableKey } from "../../state/derive/lit.ts"
import type { Lit } from "../../state/state.ts"
import { lightHandlers } from "./light.ts"
import styles from "./Lightable.module.css"

interface Props {
  at: Lit
  className?: string
  /** Whether the Tab key stops here. */
  isReached?: boolean
  children: ReactNode
}

/**
 * A variable or a value; pointed at, all that is equal lights up with it, in the source and within what uses
 * `useLights`.
 */
export function Lightable({ at, className = "", isReached = false, children }: Props) {
  return (
    <span
      className={`${styles.lightable} ${className}`}
      data-lightable
      data-value={at.value ?? undefined}
      data-variable={variableKey(at)}
      // Keys light it too, where the Tab key stops.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isReached ? 0 : undefined}
      {...lightHandlers(at)}
    >
      {children}
    </span>
  )
}
