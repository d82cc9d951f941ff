import { broughtAddress, openWhole } from "../../state/embedded.ts"
import { host, store } from "../../state/page.ts"
import { Brand } from "../page/Brand.tsx"
import styles from "./Embed.module.css"

/** The whole page with the present state. */
export function OpenFull() {
  return (
    <p className={styles.foot}>
      <span>
        <Brand />
        Biscuit Playground
      </span>
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
    </p>
  )
}
