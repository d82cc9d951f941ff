/** Makes the store of a page. A test makes one of its own, with its own random numbers and time. */
import { createStore } from "zustand/vanilla"
import type { RunLimits } from "../../src/worker/index.ts"
import { makeActions } from "./actions.ts"
import { firstDocuments, type Random } from "./documents.ts"
import { defaultSplit, type State, type Store } from "./state.ts"

export interface StoreOptions {
  readonly random: Random
  readonly now: Date
  readonly limits: RunLimits
}

export const createPlaygroundStore = ({ random, now, limits }: StoreOptions): Store =>
  createStore<State>()((set, get) => ({
    documents: firstDocuments(random, now, limits),
    revision: 0,
    running: false,
    results: { token: null, report: null, error: null },
    removed: null,
    view: {
      pane: "why",
      split: defaultSplit,
      region: "result",
      reveal: null,
      privateKeyShown: false,
    },
    actions: makeActions(set, get, random),
  }))
