import { useSyncExternalStore } from "react"
import { perform } from "../../state/commands/perform.ts"
import { onRequest, requests } from "../../state/requests.ts"
import { count } from "../../state/derive/words.ts"
import styles from "./StatusBar.module.css"

/** What the page asked of the network since it was loaded, and what its policy refused; leads to how that is known. */
export function RequestCount() {
  const { made, refused } = useSyncExternalStore(onRequest, requests)
  return (
    <button
      type="button"
      className={styles.item}
      title="The page's security policy forbids it to connect anywhere"
      onClick={() => perform("about")}
    >
      <span className={styles.dot} data-quiet={made + refused === 0} aria-hidden="true" />
      <span>
        {count(made, "request")}
        <span className={styles.since}> since load</span>
        {refused > 0 && `, ${refused} refused`}
      </span>
    </button>
  )
}
