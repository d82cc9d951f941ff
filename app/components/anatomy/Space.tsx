import { useLayoutEffect, useRef } from "react"
import styles from "./Bytes.module.css"

/** The room of rows that are not drawn. */
export function Space({ rows }: { rows: number }) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    element.current?.style.setProperty("--rows", String(rows))
  }, [rows])
  return rows > 0 && <div ref={element} className={styles.space} aria-hidden="true" />
}
