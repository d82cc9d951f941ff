import type { KeyboardEvent } from "react"
import { useActions, usePlayground } from "../state/page.ts"
import { panes } from "./panes.ts"
import styles from "./ResultPanes.module.css"

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** One tab of the result; the arrow keys move to its neighbours. */
export function Tab({ index }: { index: number }) {
  const pane = panes[index]!
  const selected = usePlayground((state) => state.view.pane === pane.id)
  const badge = usePlayground(pane.badge)
  const { openPane } = useActions()
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    const next = panes[(index + step + panes.length) % panes.length]!
    openPane(next.id)
    document.getElementById(`tab-${next.id}`)?.focus()
  }
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${pane.id}`}
      className={styles.tab}
      aria-selected={selected}
      aria-controls="pane"
      tabIndex={selected ? 0 : -1}
      onClick={() => openPane(pane.id)}
      onKeyDown={move}
    >
      {pane.title}
      {badge !== "" && <small>{badge}</small>}
    </button>
  )
}
