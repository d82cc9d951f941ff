import { useEffect, useState } from "react"
import type { EmbedTab } from "../../state/derive/embed-tabs.ts"
import { useActions, usePlayground } from "../../state/page.ts"

type Id = EmbedTab["id"]

/** The tab that is shown: the one that was chosen, or the text or pane that a result led to. */
export function useChosenTab(
  tabs: readonly EmbedTab[],
): readonly [EmbedTab | null, (id: Id) => void] {
  const [id, choose] = useState<Id | null>(null)
  const reveal = usePlayground(({ view }) => view.reveal)
  const [followed, follow] = useState(reveal)
  const pane = usePlayground(({ view }) => view.pane)
  const [followedPane, followPane] = useState(pane)
  const { openPane } = useActions()
  if (pane !== followedPane) {
    followPane(pane)
    if (pane === "why" || pane === "facts") choose(pane)
  }
  if (reveal !== followed) {
    follow(reveal)
    if (reveal !== null && reveal.document !== "query") choose(reveal.document)
  }
  const chosen = tabs.find((tab) => tab.id === id) ?? tabs[0] ?? null
  const shown = chosen?.id
  useEffect(() => {
    if (shown === "why" || shown === "facts") openPane(shown)
  }, [shown, openPane])
  return [chosen, choose]
}
