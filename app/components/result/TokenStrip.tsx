import { commandItems } from "../../state/commands/command-items.ts"
import { store, useActions, usePlayground } from "../../state/page.ts"
import { isTokenStale } from "../../state/derive/shown.ts"
import { shownToken } from "../../state/derive/token.ts"
import { count } from "../../state/derive/words.ts"
import { Button } from "../ui/Button.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Menu } from "../ui/Menu.tsx"
import { TokenText } from "./TokenText.tsx"
import styles from "./TokenStrip.module.css"

/** The serialized token, as it is sent. Its room is kept while there is none. */
export function TokenStrip() {
  const view = usePlayground(shownToken)
  const stale = usePlayground(isTokenStale)
  const collapsed = usePlayground((state) => state.view.collapsed.has("strip"))
  const { collapse } = useActions()
  return (
    <section
      className={styles.strip}
      aria-label="Serialized token"
      data-part="strip"
      data-region-name="bytes"
      data-stale={stale}
      data-collapsed={collapsed}
    >
      <div className={styles.heading}>
        <Button
          small
          icon={collapsed ? "chevron-right" : "chevron-down"}
          aria-label="Serialized token, as text"
          aria-expanded={!collapsed}
          onClick={() => collapse("strip", !collapsed)}
        />
        <h2>Serialized token</h2>
        {view !== null && (
          <>
            <span>
              {count(view.bytes.length, "byte")} · {count(view.blocks.length, "block")} ·{" "}
              {view.sealed ? "sealed" : "open"}
            </span>
            <CopyButton text={view.text} what="the token" />
            <CopyMenu />
          </>
        )}
      </div>
      {!collapsed && <TokenText view={view} />}
    </section>
  )
}

/** Other forms of the token. */
const CopyMenu = () => (
  <Menu
    small
    label="Other forms of the token"
    items={() => commandItems(["copy-token-hex", "save-token"], store.getState())}
  />
)
