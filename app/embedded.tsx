import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { Embed } from "./components/embed/Embed.tsx"
import { loadRest } from "./components/page/rest.ts"
import { ErrorBoundary } from "./components/ui/ErrorBoundary.tsx"
import { loadEditor } from "./components/ui/live-editor.ts"
import { openFragment, tellHeight } from "./state/embedded.ts"
import type { Embedding } from "./state/embedding.ts"
import { explainInSight } from "./state/explain.ts"
import { host, store } from "./state/page.ts"
import { derivePublicKeys } from "./state/public-keys.ts"
import { endLoading } from "./state/requests.ts"

/** Starts the page as it stands within others; resolved when all that it needs is there. */
export async function startEmbedded(embedding: Embedding): Promise<void> {
  const root = document.getElementById("root")!
  const open = (): void => openFragment(store, location.hash.slice(1))
  open()
  window.addEventListener("hashchange", open)
  explainInSight(store, host.engine)
  derivePublicKeys(store, host.workshop)
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Embed embedding={embedding} />
      </ErrorBoundary>
    </StrictMode>,
  )
  tellHeight(root)
  const { parts } = embedding
  const hasPanes = parts.has("why") || parts.has("facts")
  await Promise.all([loadEditor(), hasPanes ? loadRest() : null])
  endLoading()
}
