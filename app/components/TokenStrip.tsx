import { usePlayground } from "../state/page.ts"
import { shownToken } from "../state/token.ts"
import { count } from "../state/words.ts"
import { CopyButton } from "./CopyButton.tsx"
import panel from "./Panel.module.css"
import styles from "./TokenStrip.module.css"

/** The serialized token, as it is sent. */
export function TokenStrip() {
  const view = usePlayground(shownToken)
  const stale = usePlayground(
    ({ results, revision }) => results.token !== null && results.token.work.revision !== revision,
  )
  if (view === null) return null
  return (
    <section
      className={styles.strip}
      aria-label="Serialized token"
      data-part="strip"
      data-stale={stale}
    >
      <div className={panel.heading}>
        <h2>Serialized token</h2>
        <span className={panel.meta}>
          {count(view.bytes.length, "byte")} · {count(view.blocks.length, "block")} ·{" "}
          {view.sealed ? "sealed" : "open"}
        </span>
        <span className={panel.grow} />
        <CopyButton text={view.text} what="the token" />
      </div>
      <textarea
        className={styles.text}
        aria-label="Serialized token"
        readOnly
        rows={3}
        value={view.text}
        onFocus={(event) => event.currentTarget.select()}
      />
    </section>
  )
}
