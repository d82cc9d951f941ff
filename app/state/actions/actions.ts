/** What the reader can do, in the reader's words; and what the run reports. Keys and times are drawn here and nowhere else. */
import { documentActions } from "./document-actions.ts"
import { type Documents, keyMaker, type NewKey, runsAlike } from "../documents.ts"
import { recorded, type Step } from "../history.ts"
import type { Host } from "../host.ts"
import type { Hold } from "../keys.ts"
import { bytesActions } from "./bytes-actions.ts"
import { keepActions } from "./keep-actions.ts"
import { keyActions } from "./key-actions.ts"
import { keyFileActions } from "./key-file-actions.ts"
import { openingActions } from "./opening-actions.ts"
import { pasteActions } from "./paste-actions.ts"
import { revocationActions } from "./revocation-actions.ts"
import { codeActions } from "./code-actions.ts"
import { exampleActions } from "./example-actions.ts"
import { explainActions } from "./explain-actions.ts"
import { incomingActions } from "./incoming-actions.ts"
import { fixActions } from "./fix-actions.ts"
import { lensActions } from "./lens-actions.ts"
import { makingActions } from "./make-actions.ts"
import { queryActions } from "./query-actions.ts"
import { runActions } from "./run-actions.ts"
import { shareActions } from "./share-actions.ts"
import { snapshotActions } from "./snapshot-actions.ts"
import type { Actions, Store, View } from "../state.ts"
import { viewActions } from "./view-actions.ts"

export type Get = Store["getState"]

/** Changes the documents, as a step of its own or, where `step` joins, as more of the last one. */
export type Change = (edit: (documents: Documents) => Partial<Documents>, step?: Step) => void

/** How private keys are taken in and drawn; never within a change. */
export interface Keys {
  readonly hold: Hold
  readonly newKey: NewKey
}

/** Changes what is looked at, which is no step. */
export type Look = (view: Partial<View>) => void

export function makeActions(set: Store["setState"], get: Get, host: Host, hold: Hold): Actions {
  const keys: Keys = { hold, newKey: keyMaker(host.random, hold) }
  const change: Change = (edit, step) =>
    set(({ documents: before, history, revision, view }) => {
      const documents = { ...before, ...edit(before) }
      return {
        documents,
        history: recorded(history, before, step ?? null, host.now().getTime()),
        revision: runsAlike(before, documents) ? revision : revision + 1,
        view: { ...view, notice: null },
      }
    })
  const look: Look = (view) => set((state) => ({ view: { ...state.view, ...view } }))
  return {
    ...documentActions(change, look, set, get, host, keys),
    ...keyActions(change, set, get, keys),
    ...keyFileActions(change, look, get, host),
    ...keepActions(look, set, get, host, keys),
    ...openingActions(change, look, set, get, host, keys),
    ...incomingActions(look, get, host),
    ...exampleActions(change, look, set, get, host),
    ...pasteActions(change, look, get, host),
    ...bytesActions(set, look, get),
    ...revocationActions(change, look, get),
    ...viewActions(look, get, host),
    ...explainActions(look, get),
    ...fixActions(change, look, get, host),
    ...queryActions(change, look, get),
    ...lensActions(look, get, host),
    ...makingActions(change, look, get, host, keys),
    ...shareActions(look, get),
    ...codeActions(look, get, host),
    ...snapshotActions(change, look, get, host, keys),
    ...runActions(set),
  }
}
