import { useSyncExternalStore } from "react"
import { onRequest, requestCount } from "../state/requests.ts"
import { count } from "../state/words.ts"
import styles from "./StatusBar.module.css"

export function RequestCount() {
  const requests = useSyncExternalStore(onRequest, requestCount)
  return (
    <span title="The page's security policy forbids it to connect anywhere">
      <span className={styles.dot} data-quiet={requests === 0} aria-hidden="true">
        ●
      </span>{" "}
      {count(requests, "request")} since load
    </span>
  )
}
