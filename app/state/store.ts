/** Makes the store of a page. A test makes one of its own, with its own host. */
import { createStore } from "zustand/vanilla"
import { emptyFields } from "./attenuation.ts"
import { makeActions } from "./actions/actions.ts"
import { noResults } from "./actions/run-actions.ts"
import { drawId, firstDocuments, keyMaker } from "./documents.ts"
import { noBytes } from "./derive/anatomy-carry.ts"
import { emptyHistory } from "./history.ts"
import type { Host, Preferences } from "./host.ts"
import type { SigningKey } from "../../src/worker/index.ts"
import { newKept } from "./keep/left.ts"
import type { Hold, KeyId } from "./keys.ts"
import { firstCode } from "./code.ts"
import { firstSharing } from "./share.ts"
import { defaultSplit, type State, type Store, type View } from "./state.ts"

const noPreferences: Preferences = {
  theme: "system",
  split: defaultSplit,
  isStripCollapsed: false,
  lens: true,
  counts: true,
  language: null,
  isExampleCollapsed: false,
  seen: [],
}

export const createPlaygroundStore = (
  host: Host,
  preferences: Preferences = noPreferences,
): Store =>
  createStore<State>()((set, get) => {
    const keys = new Map<KeyId, SigningKey>()
    let nextId = 0
    const first = firstDocuments(
      keyMaker(host.random, (pair) => {
        keys.set(nextId, { id: nextId, ...pair })
        return nextId++
      }),
      host.now(),
    )
    const hold: Hold = (pair) => {
      const id = nextId++
      set(({ keyring }) => ({ keyring: new Map([...keyring, [id, { id, ...pair }]]) }))
      return id
    }
    return {
      documents: first,
      history: emptyHistory,
      kept: newKept(drawId(host.random), "", first, { refusal: null }),
      shelf: { documents: null, revisions: null, left: new Map() },
      keyring: keys,
      revision: 0,
      running: null,
      late: false,
      results: noResults,
      view: firstView(preferences),
      actions: makeActions(set, get, host, hold),
    }
  })

const firstView = ({
  theme,
  split,
  isStripCollapsed,
  isExampleCollapsed,
  lens,
  counts,
  language,
  seen,
}: Preferences): View => ({
  pane: "why",
  split,
  theme,
  region: "result",
  reveal: null,
  current: null,
  collapsed: new Set([
    ...(isStripCollapsed ? (["strip"] as const) : []),
    ...(isExampleCollapsed ? (["example"] as const) : []),
  ]),
  dialog: null,
  facts: { table: null, filter: "", sort: null, from: 0, to: 0 },
  why: {
    opened: new Map(),
    attempts: new Map(),
    proved: null,
    others: false,
    focus: null,
    preview: null,
  },
  tokenPart: "chain",
  bytes: noBytes,
  attenuation: { fields: emptyFields, names: {}, target: null },
  weighed: null,
  thirdParty: {
    step: "request",
    request: "",
    text: "",
    key: null,
    made: null,
    block: "",
    read: null,
  },
  share: { options: firstSharing, made: null },
  code: firstCode(language),
  round: null,
  cursor: null,
  held: null,
  lens,
  counts,
  lit: null,
  clock: null,
  notice: null,
  incoming: null,
  present: null,
  seen: new Set(seen),
  copied: null,
})
