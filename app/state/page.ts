/** The one store of this page, with the page's own clock and random numbers, and how components read it. */
import { useStore } from "zustand"
import { referenceLimits } from "../../src/worker/index.ts"
import type { Actions, State } from "./state.ts"
import { createPlaygroundStore } from "./store.ts"

export const store = createPlaygroundStore({
  random: (bytes) => crypto.getRandomValues(bytes),
  now: new Date(),
  limits: referenceLimits,
})

export const usePlayground = <T>(select: (state: State) => T): T => useStore(store, select)

export const useActions = (): Actions => usePlayground((state) => state.actions)
