import type { EmbedTab } from "../../state/derive/embed-tabs.ts"
import { later } from "../page/later.tsx"
import { WhyPane } from "../result/WhyPane.tsx"
import styles from "./Embed.module.css"
import { EmbedText } from "./EmbedText.tsx"

const FactsPane = later((rest) => rest.FactsPane)

interface Props {
  tab: EmbedTab
  isReadOnly: boolean
}

/** What the chosen tab is of. */
export function EmbedPanel({ tab: { id }, isReadOnly }: Props) {
  const isPane = id === "why" || id === "facts"
  return (
    <div
      id="part"
      role="tabpanel"
      aria-labelledby={`tab-${id}`}
      className={isPane ? styles.pane : styles.text}
      // What scrolls has to be reached by keyboard.
      tabIndex={isPane ? 0 : -1}
    >
      {id === "why" && <WhyPane />}
      {id === "facts" && <FactsPane />}
      {!isPane && <EmbedText key={id} document={id} isReadOnly={isReadOnly} />}
    </div>
  )
}
