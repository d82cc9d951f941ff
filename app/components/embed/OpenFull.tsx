import { broughtAddress, openWhole } from "../../state/embedded.ts"
import { host, store } from "../../state/page.ts"
import { Brand } from "../page/Brand.tsx"
import styles from "./Embed.module.css"

/** What this is, and the whole page with the present state. */
export function OpenFull() {
  return (
    <footer className={styles.foot}>
      <h1>
        <Brand />
        Biscuit Playground
      </h1>
      <a
        href={broughtAddress()}
        target="_blank"
        rel="noopener"
        onClick={(event) => {
          event.preventDefault()
          void openWhole(store, host.workshop)
        }}
      >
        Open full
      </a>
    </footer>
  )
}
