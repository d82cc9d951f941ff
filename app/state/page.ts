/** The one store of this page, with the browser and the worker behind it, and how components read it. */
import { useStore } from "zustand"
import { Client, createWorker, Workshop } from "../../src/worker/index.ts"
import { browser, preferences } from "./effects.ts"
import { embeddingOf } from "./embedding.ts"
import type { Host } from "./host.ts"
import type { Actions, State } from "./state.ts"
import { createPlaygroundStore } from "./store.ts"

/**
 * Milliseconds after which a run is ended from outside; the engine's own limits come long before. Of pages within
 * another one many may start at once.
 */
const deadline = embeddingOf(location.search) === null ? 3000 : 10_000

export const host: Host = {
  ...browser,
  engine: new Client({ createWorker, deadline }),
  workshop: new Workshop({ createWorker, deadline }),
}

export const store = createPlaygroundStore(host, preferences())

export const usePlayground = <T>(select: (state: State) => T): T => useStore(store, select)

export const useActions = (): Actions => usePlayground((state) => state.actions)
