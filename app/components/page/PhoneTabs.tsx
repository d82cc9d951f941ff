import { useActions, usePlayground } from "../../state/page.ts"
import type { Region } from "../../state/state.ts"
import styles from "./PhoneTabs.module.css"

const regions: readonly { readonly id: Region; readonly title: string }[] = [
  { id: "token", title: "Token" },
  { id: "authorizer", title: "Authorizer" },
  { id: "result", title: "Verdict" },
  { id: "bytes", title: "Bytes" },
]

/** What a narrow screen shows under the verdict. */
export function PhoneTabs() {
  const current = usePlayground((state) => state.view.region)
  const { showRegion } = useActions()
  return (
    <nav className={styles.tabs} aria-label="Parts of the page">
      {regions.map(({ id, title }) => (
        <button key={id} type="button" aria-current={id === current} onClick={() => showRegion(id)}>
          {title}
        </button>
      ))}
    </nav>
  )
}
