import { version } from "../../state/about.ts"
import styles from "./About.module.css"
import { Dialog } from "../ui/Dialog.tsx"
import { OfflineState } from "./OfflineState.tsx"
import { RequestCount } from "./RequestCount.tsx"

/** What this page is, what becomes of what is written in it, and how its reader can tell. */
export function About() {
  return (
    <Dialog title="About Biscuit Playground">
      <div className={styles.text}>
        <p>
          Write, run and debug Biscuit authorization tokens and their Datalog policies. Version{" "}
          {version}.
        </p>
        <h3>Private</h3>
        <p>
          Tokens are made, signed and authorized in this page and nowhere else. Its
          Content-Security-Policy tells the browser to let it connect to nothing and load nothing
          but its own files, and to run no script that is not one of them.
        </p>
        <p className={styles.requests}>
          <RequestCount />
        </p>
        <p>
          The number counts what the browser fetched for the page since it was loaded, and what the
          policy refused. To see for yourself, open the network panel of the browser's developer
          tools and work on, or take the device off the network: all goes on as before.
        </p>
        <h3>Without a network</h3>
        <OfflineState />
        <p>
          After the first visit the browser keeps the page's files, and opens it from them. A newer
          version waits until you ask for it.
        </p>
      </div>
    </Dialog>
  )
}
