/** What the reader can do, in the reader's words; and what the run reports. Keys are drawn here and nowhere else. */
import type { Reply } from "../../src/worker/index.ts"
import { type BlockDraft, type Documents, drawKey, type Random } from "./documents.ts"
import {
  type Actions,
  maxSplit,
  minSplit,
  type Results,
  type Store,
  type View,
  type Work,
} from "./state.ts"

type Set = Store["setState"]
type Get = Store["getState"]

export function makeActions(set: Set, get: Get, random: Random): Actions {
  const change: Change = (edit) =>
    set(({ documents, revision }) => ({
      documents: { ...documents, ...edit(documents) },
      revision: revision + 1,
    }))
  return {
    ...tokenActions(change, set, random),
    ...blockActions(change, set, get),
    ...viewActions(set, change),
    ...runActions(set),
  }
}

type Change = (edit: (documents: Documents) => Partial<Documents>) => void

function tokenActions(change: Change, set: Set, random: Random) {
  const append = (thirdParty: boolean): void => {
    change(({ blocks }) => ({ blocks: [...blocks, newBlock(blocks, thirdParty, random)] }))
    // To be written in at once.
    set(({ documents, view }) => ({
      view: { ...view, reveal: { document: documents.blocks.at(-1)!.id, from: 0, to: 0 } },
    }))
  }
  return {
    addBlock: () => append(false),
    addThirdPartyBlock: () => append(true),
    sealToken: (sealed) => change(() => ({ sealed })),
    newRootKey: (algorithm) => change(() => ({ root: drawKey(random, algorithm) })),
    editAuthorizer: (text) => change(() => ({ authorizer: { text } })),
    pasteToken: (token) => change(({ pasted }) => ({ pasted: { ...pasted, token } })),
    setPublicKey: (publicKey) => change(({ pasted }) => ({ pasted: { ...pasted, publicKey } })),
    changeLimits: (limits) => change(() => ({ limits })),
  } satisfies Partial<Actions>
}

function blockActions(change: Change, set: Set, get: Get) {
  return {
    editBlock: (id, text) =>
      change(({ blocks }) => ({
        blocks: blocks.map((block) => (block.id === id ? { ...block, text } : block)),
      })),
    removeBlock: (id) => {
      const { blocks } = get().documents
      const index = blocks.findIndex((block) => block.id === id)
      // The authority stays: a token has one.
      if (index < 1) return
      set({ removed: { block: blocks[index]!, index } })
      change(() => ({ blocks: blocks.toSpliced(index, 1) }))
    },
    restoreBlock: () => {
      const { removed } = get()
      if (removed === null) return
      set({ removed: null })
      change(({ blocks }) => ({ blocks: blocks.toSpliced(removed.index, 0, removed.block) }))
    },
  } satisfies Partial<Actions>
}

function viewActions(set: Set, change: Change) {
  const look = (view: Partial<View>): void => set((state) => ({ view: { ...state.view, ...view } }))
  return {
    openPasted: () => {
      change(() => ({ source: "pasted" }))
      look({ region: "token", reveal: null })
    },
    backToMyBlocks: () => {
      change(() => ({ source: "authored" }))
      look({ reveal: null })
    },
    openPane: (pane) => look({ pane }),
    openRegion: (region) => look({ region }),
    resize: (split) => look({ split: Math.min(maxSplit, Math.max(minSplit, split)) }),
    goTo: (reveal) =>
      look({ reveal, region: reveal.document === "authorizer" ? "authorizer" : "token" }),
    showPrivateKey: (privateKeyShown) => look({ privateKeyShown }),
  } satisfies Partial<Actions>
}

function runActions(set: Set) {
  return {
    startRun: () => set({ running: true }),
    cancelRun: () => set({ running: false }),
    finishRun: (work, reply) =>
      set(({ results, revision }) => ({
        running: false,
        results: work.revision === revision ? merge(results, work, reply) : results,
      })),
  } satisfies Partial<Actions>
}

function newBlock(blocks: readonly BlockDraft[], thirdParty: boolean, random: Random): BlockDraft {
  return {
    id: Math.max(...blocks.map((block) => block.id)) + 1,
    text: "",
    next: drawKey(random),
    external: thirdParty ? drawKey(random) : null,
  }
}

/** A reply without a report leaves the last report in place: its authorizer could not be read. */
function merge(results: Results, work: Work, reply: Reply): Results {
  if (!reply.ok) return { ...results, error: { work, value: reply.error } }
  const { token, report } = reply
  return {
    token: { work, value: token },
    report: report === null ? results.report : { work, value: report, token },
    error: null,
  }
}
