import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { loadWorker } from "../src/worker/index.ts"
import { loadRest } from "./components/page/rest.ts"
import { loadEditor } from "./components/ui/live-editor.ts"
import { App } from "./components/page/App.tsx"
import { ErrorBoundary } from "./components/ui/ErrorBoundary.tsx"
import { takeDrops, takePastes } from "./state/effects.ts"
import { openRemembered } from "./state/boot.ts"
import { takeKeys } from "./state/commands/hotkeys.ts"
import { type Embedding, embeddingOf } from "./state/embedding.ts"
import { startKeeping } from "./state/keep/start.ts"
import { host, store } from "./state/page.ts"
import { endLoading, watchRequests } from "./state/requests.ts"
import { followAddress, hasDocument, openAddress, pageAddress } from "./state/route.ts"
import { runOnChange } from "./state/run.ts"
import { guardScripts } from "./state/trusted-types.ts"
import "./styles/tokens.css"
import "./styles/base.css"

guardScripts()
watchRequests()
const missing = (): void =>
  store.getState().actions.tell("A part of the page could not be fetched: reload it to go on.")
const embedding = embeddingOf(location.search)
void loadEditor().catch(missing)
void Promise.all([embedding === null ? startPage() : startWithin(embedding), loadWorker()])
  .catch(missing)
  .then(() => runOnChange(store, host.engine))

/** The page in a window of its own. */
async function startPage(): Promise<void> {
  takePastes(store.getState().actions)
  takeDrops(store.getState().actions)
  takeKeys(store)
  await openRemembered(store, host, hasDocument(pageAddress))
  // Before the first drawing, so that nothing else is seen.
  await openAddress(store, pageAddress).catch(missing)
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  )
  followAddress(store, pageAddress)
  afterFirstVerdict(() => void finishLoading().catch(missing))
}

/** Fetches the last scripts of the page; what is fetched from then on is told. */
async function finishLoading(): Promise<void> {
  const [{ keepOffline, startLateEffects }] = await Promise.all([
    loadRest(),
    startKeeping(store, host),
  ])
  startLateEffects(store, host)
  endLoading()
  void keepOffline()
}

/** Where what is opened gives none, after a while. */
function afterFirstVerdict(go: () => void): void {
  const begin = (): void => {
    clearTimeout(timer)
    unsubscribe()
    go()
  }
  const timer = setTimeout(begin, 2000)
  const unsubscribe = store.subscribe(({ results }) => {
    if (results.token !== null) begin()
  })
}

/** The page within another one, which keeps nothing. */
async function startWithin(embedding: Embedding): Promise<void> {
  const { startEmbedded } = await import("./embedded.tsx")
  startEmbedded(embedding).catch(missing)
}
