import type { KeyboardEvent } from "react"
import { useActions, usePlayground } from "../../state/page.ts"
import { panes } from "./panes.ts"
import styles from "./ResultPanes.module.css"

const last = panes.length - 1

/** Which tab a key goes to from another; undefined for other keys. */
const targets: Readonly<Record<string, (index: number) => number>> = {
  ArrowLeft: (index) => (index === 0 ? last : index - 1),
  ArrowRight: (index) => (index === last ? 0 : index + 1),
  Home: () => 0,
  End: () => last,
}

const noBadge = (): string => ""

/** One tab of the result; the arrow keys, Home and End move to others. */
export function Tab({ index }: { index: number }) {
  const { id, title, badge } = panes[index]!
  const isSelected = usePlayground((state) => state.view.pane === id)
  const amount = usePlayground(badge ?? noBadge)
  const { openPane } = useActions()
  const move = (event: KeyboardEvent) => {
    const target = panes[targets[event.key]?.(index) ?? -1]
    if (target === undefined) return
    event.preventDefault()
    openPane(target.id)
    document.getElementById(`tab-${target.id}`)?.focus()
  }
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${id}`}
      className={styles.tab}
      aria-selected={isSelected}
      aria-controls="pane"
      tabIndex={isSelected ? 0 : -1}
      onClick={() => openPane(id)}
      onKeyDown={move}
    >
      <span data-title={title}>{title}</span>
      {badge !== null && <small data-pane={id}>{amount}</small>}
    </button>
  )
}
