import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { Embed } from "./components/embed/Embed.tsx"
import { ErrorBoundary } from "./components/ui/ErrorBoundary.tsx"
import { openFragment, tellHeight } from "./state/embedded.ts"
import type { Embedding } from "./state/embedding.ts"
import { explainInSight } from "./state/explain.ts"
import { host, store } from "./state/page.ts"

/** Starts the page as it stands within others. */
export function startEmbedded(embedding: Embedding): void {
  const root = document.getElementById("root")!
  explainInSight(store, host.engine)
  const open = (): void => openFragment(store, location.hash.slice(1))
  open()
  window.addEventListener("hashchange", open)
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Embed embedding={embedding} />
      </ErrorBoundary>
    </StrictMode>,
  )
  tellHeight(root)
}
