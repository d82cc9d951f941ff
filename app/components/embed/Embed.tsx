import { embedTabs } from "../../state/derive/embed-tabs.ts"
import { decodedCount } from "../../state/derive/token.ts"
import { isStale } from "../../state/derive/shown.ts"
import type { Embedding } from "../../state/embedding.ts"
import { usePlayground } from "../../state/page.ts"
import { NoticeBar } from "../page/NoticeBar.tsx"
import styles from "./Embed.module.css"
import { EmbedPanel } from "./EmbedPanel.tsx"
import { EmbedTabs } from "./EmbedTabs.tsx"
import { EmbedVerdict } from "./EmbedVerdict.tsx"
import { OpenFull } from "./OpenFull.tsx"
import { useChosenTab } from "./useChosenTab.ts"

/** The page within another one: a text at a time, and what came of them. */
export function Embed({ embedding }: { embedding: Embedding }) {
  const documents = usePlayground((state) => state.documents)
  const decoded = usePlayground(decodedCount)
  const stale = usePlayground(isStale)
  const tabs = embedTabs(documents, decoded, embedding)
  const [chosen, choose] = useChosenTab(tabs)
  return (
    <main className={styles.embed} data-stale={stale}>
      {chosen !== null && (
        <>
          <EmbedTabs tabs={tabs} chosen={chosen} onChoose={choose} />
          <EmbedPanel tab={chosen} isReadOnly={embedding.isReadOnly} />
        </>
      )}
      {embedding.parts.has("verdict") && <EmbedVerdict />}
      <OpenFull />
      <NoticeBar />
    </main>
  )
}
