import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { Client, createWorker } from "../src/worker/index.ts"
import { App } from "./components/App.tsx"
import { ErrorBoundary } from "./components/ErrorBoundary.tsx"
import { takePastes } from "./state/effects.ts"
import { store } from "./state/page.ts"
import { runOnChange } from "./state/run.ts"
import "./styles/tokens.css"
import "./styles/base.css"

/** Milliseconds after which a run is ended from outside; the engine's own limits come long before. */
const deadline = 3000

runOnChange(store, new Client({ createWorker, deadline }))
takePastes(store.getState().actions)
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
)
