import { useSyncExternalStore } from "react"
import { perform } from "../../state/commands/perform.ts"
import { onRequest, requestCount } from "../../state/requests.ts"
import { count } from "../../state/derive/words.ts"
import styles from "./StatusBar.module.css"

export function RequestCount() {
  const requests = useSyncExternalStore(onRequest, requestCount)
  return (
    <button
      type="button"
      className={styles.item}
      title="The page's security policy forbids it to connect anywhere"
      onClick={() => perform("about")}
    >
      <span className={styles.dot} data-quiet={requests === 0} aria-hidden="true" />
      <span>
        {count(requests, "request")}
        <span className={styles.since}> since load</span>
      </span>
    </button>
  )
}
