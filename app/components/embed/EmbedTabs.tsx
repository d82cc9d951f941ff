import type { KeyboardEvent } from "react"
import type { EmbedTab } from "../../state/derive/embed-tabs.ts"
import styles from "./Embed.module.css"

interface Props {
  tabs: readonly EmbedTab[]
  chosen: EmbedTab
  onChoose: (id: EmbedTab["id"]) => void
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** The texts, one at a time; the arrow keys move between them. */
export function EmbedTabs({ tabs, chosen, onChoose }: Props) {
  const move = ({ key, currentTarget }: KeyboardEvent<HTMLElement>) => {
    const step = steps[key]
    if (step === undefined) return
    const at = tabs.findIndex(({ id }) => id === chosen.id) + step
    const index = (at + tabs.length) % tabs.length
    onChoose(tabs[index]!.id)
    currentTarget.parentElement!.querySelectorAll("button")[index]?.focus()
  }
  return (
    <div className={styles.tabs} role="tablist" aria-label="Texts">
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          className={styles.tab}
          aria-selected={id === chosen.id}
          aria-controls="part"
          tabIndex={id === chosen.id ? 0 : -1}
          onClick={() => onChoose(id)}
          onKeyDown={move}
        >
          {title}
        </button>
      ))}
    </div>
  )
}
