import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { loadWorker } from "../src/worker/index.ts"
import { loadRest } from "./components/page/rest.ts"
import { loadEditor } from "./components/ui/live-editor.ts"
import { App } from "./components/page/App.tsx"
import { ErrorBoundary } from "./components/ui/ErrorBoundary.tsx"
import { takeDrops, takePastes } from "./state/effects.ts"
import { takeApartInSight } from "./state/anatomy.ts"
import { takeKeys } from "./state/commands/hotkeys.ts"
import { explainInSight } from "./state/explain.ts"
import { derivePublicKeys } from "./state/public-keys.ts"
import { host, store } from "./state/page.ts"
import { endLoading, watchRequests } from "./state/requests.ts"
import { runOnChange } from "./state/run.ts"
import { makeBlocks } from "./state/third-party.ts"
import { guardScripts } from "./state/trusted-types.ts"
import { warmUp } from "./state/warm-up.ts"
import "./styles/tokens.css"
import "./styles/base.css"

guardScripts()
watchRequests()
const missing = (): void =>
  store.getState().actions.tell("A part of the page could not be fetched: reload it to go on.")
void loadEditor().catch(missing)
void loadWorker()
  .catch(missing)
  .then(() => runOnChange(store, host.engine))
explainInSight(store, host.engine)
takeApartInSight(store, host.workshop)
derivePublicKeys(store, host.workshop)
makeBlocks(store, host)
takePastes(store.getState().actions)
takeDrops(store.getState().actions)
takeKeys(store)
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
)
const unsubscribe = store.subscribe(({ results }) => {
  if (results.token === null) return
  unsubscribe()
  warmUp()
  void loadRest().then(({ keepOffline }) => {
    endLoading()
    void keepOffline()
  }, missing)
})
