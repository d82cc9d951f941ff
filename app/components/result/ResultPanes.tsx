import { isStale } from "../../state/derive/shown.ts"
import { usePlayground } from "../../state/page.ts"
import { panes } from "./panes.ts"
import styles from "./ResultPanes.module.css"
import { Tab } from "./Tab.tsx"

/** Tabs over the panes of the result. */
export function ResultPanes() {
  const current = usePlayground((state) => state.view.pane)
  const stale = usePlayground(isStale)
  const { Component, ofResult } = panes.find((pane) => pane.id === current)!
  return (
    <div className={styles.panes} data-region-name="result" data-stale={stale && ofResult}>
      <div className={styles.tabs} role="tablist" aria-label="Result">
        {panes.map((pane, index) => (
          <Tab key={pane.id} index={index} />
        ))}
      </div>
      <div
        className={styles.pane}
        role="tabpanel"
        id="pane"
        aria-labelledby={`tab-${current}`}
        tabIndex={0}
      >
        <Component />
      </div>
    </div>
  )
}
