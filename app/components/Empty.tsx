import type { ReactNode } from "react"
import styles from "./WhyPane.module.css"

/** What a pane says while it has nothing to show. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>
}
