import { version } from "../../state/about.ts"
import styles from "./About.module.css"
import { Dialog } from "../ui/Dialog.tsx"
import { RequestCount } from "./RequestCount.tsx"

/** What this page is, and what becomes of what is written in it. */
export function About() {
  return (
    <Dialog title="About Biscuit Playground">
      <div className={styles.text}>
        <p>
          Write, run and debug Biscuit authorization tokens and their Datalog policies. Version{" "}
          {version}.
        </p>
        <p>
          Tokens are made, signed and authorized in this page and nowhere else: its security policy
          forbids it to connect to anything, so neither a token nor a key can leave it.
        </p>
        <p className={styles.requests}>
          <RequestCount />
        </p>
      </div>
    </Dialog>
  )
}
