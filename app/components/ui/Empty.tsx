import type { ReactNode } from "react"
import styles from "./Empty.module.css"

/** What a pane says while it has nothing to show: what is missing, and a line that teaches. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{title}</p>
      {children !== undefined && <p className={styles.line}>{children}</p>}
    </div>
  )
}
