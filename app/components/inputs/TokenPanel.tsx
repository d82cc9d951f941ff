import { usePlayground } from "../../state/page.ts"
import { isStale } from "../../state/derive/shown.ts"
import { AuthoredToken } from "./AuthoredToken.tsx"
import styles from "./Panel.module.css"
import { later } from "../page/later.tsx"

const sources = {
  authored: AuthoredToken,
  pasted: later((rest) => rest.PastedToken),
  snapshot: later((rest) => rest.SnapshotPanel),
}

/** The token side of what is written: made here, pasted, or in a snapshot. */
export function TokenPanel() {
  const source = usePlayground((state) => state.documents.source)
  const Source = sources[source]
  const stale = usePlayground(isStale)
  return (
    <section
      className={styles.panel}
      aria-label="Token"
      data-region-name="token"
      data-stale={stale}
      tabIndex={-1}
    >
      <Source />
    </section>
  )
}
