import { useEffect, useState } from "react"
import type { EmbedTab } from "../../state/derive/embed-tabs.ts"
import { useActions, usePlayground } from "../../state/page.ts"

type Id = EmbedTab["id"]

/** The tab that is shown: the one that was chosen, or the text with the place that a result led to. */
export function useChosenTab(
  tabs: readonly EmbedTab[],
): readonly [EmbedTab | null, (id: Id) => void] {
  const [id, choose] = useState<Id | null>(null)
  const reveal = usePlayground(({ view }) => view.reveal)
  const [followed, follow] = useState(reveal)
  const { openPane } = useActions()
  if (reveal !== followed) {
    follow(reveal)
    if (reveal !== null && reveal.document !== "query") choose(reveal.document)
  }
  useEffect(() => {
    if (id === "why" || id === "facts") openPane(id)
  }, [id, openPane])
  return [tabs.find((tab) => tab.id === id) ?? tabs[0] ?? null, choose]
}
