import { useEffect, useState } from "react"
import { usePlayground } from "../../state/page.ts"
import { settledVerdict } from "../../state/derive/verdict.ts"
import styles from "./VerdictBar.module.css"

/** Milliseconds of rest before a screen reader is told; who types is not to be talked over. */
const rest = 600

export function VerdictAnnouncement() {
  const verdict = usePlayground(settledVerdict)
  const [told, tell] = useState("")
  useEffect(() => {
    if (verdict === null) return
    const timer = setTimeout(() => tell(verdict), rest)
    return () => clearTimeout(timer)
  }, [verdict])
  return (
    <p role="status" className={styles.unseen}>
      {told}
    </p>
  )
}
