/** Actions that change the documents: texts, blocks, keys, limits; and undo and redo of all of them. */
import type { Change, Get, Keys, Look } from "./actions.ts"
import {
  type BlockDraft,
  type Documents,
  drawId,
  emptyDocuments,
  findBlock,
  firstDocuments,
  firstMovable,
  isMovable,
  nextId,
  runsAlike,
  withWritten,
  written,
} from "../documents.ts"
import { changedPlace, type Moved, recorded, redone, undone } from "../history.ts"
import type { Host } from "../host.ts"
import { leftWith, newKept, openInstead } from "../keep/left.ts"
import { greatestLimit } from "../limits.ts"
import { withRequestFact } from "../request-facts.ts"
import { ownProgram } from "../snapshot.ts"
import type { Actions, Store } from "../state.ts"
import { decodedDrafts, documentName, pastedView } from "../derive/token.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export const documentActions = (
  change: Change,
  look: Look,
  set: Store["setState"],
  get: Get,
  host: Host,
  keys: Keys,
) => ({
  ...textActions(change, look, get),
  ...blockActions(change, look, get, keys),
  ...pastedActions(change, look, get, keys),
  ...sheetActions(look, set, get, host, keys),
  ...historyActions(set, get),
})

/** An edit of the blocks of the token that is shown. */
export const edited = (
  documents: Documents,
  edit: (blocks: readonly BlockDraft[]) => readonly BlockDraft[],
): Partial<Documents> => withWritten(documents, { blocks: edit(written(documents).blocks) })

export const replaced =
  (id: number, part: Partial<BlockDraft>) => (blocks: readonly BlockDraft[]) =>
    blocks.map((block) => (block.id === id ? { ...block, ...part } : block))

function textActions(change: Change, look: Look, get: Get) {
  return {
    editBlock: (id, text, joins) =>
      change((documents) => edited(documents, replaced(id, { text })), {
        group: `block ${id}`,
        joins,
      }),
    editAuthorizer: (text, joins) =>
      change(() => ({ authorizer: { text } }), { group: "authorizer", joins }),
    addRequestFact: (name, argument) => {
      const { authorizer } = get().documents
      const { text, from, to } = withRequestFact(authorizer, name, argument)
      change(() => ({ authorizer: { text } }))
      look({ region: "authorizer", reveal: { document: "authorizer", from, to } })
    },
    chooseLimits: (name) => change(({ limits }) => ({ limits: { ...limits, name } })),
    changeLimit: (name, value) => {
      const bound = name === "maxTime" || name === "maxBlocks" ? Infinity : greatestLimit
      if (!(value >= 1 && value <= bound)) return
      change(
        ({ limits: { custom } }) => ({
          limits: { name: "custom", custom: { ...custom, [name]: value } },
        }),
        { group: `limit ${name}`, joins: true },
      )
    },
  } satisfies Part<
    "editBlock" | "editAuthorizer" | "addRequestFact" | "chooseLimits" | "changeLimit"
  >
}

function blockActions(change: Change, look: Look, get: Get, { newKey }: Keys) {
  const append = (thirdParty: boolean): void => {
    const id = nextId(get().documents)
    const block = {
      id,
      text: "",
      next: newKey(),
      external: thirdParty ? newKey() : null,
      signed: null,
    }
    change((documents) => edited(documents, (blocks) => [...blocks, block]))
    // To be written in at once.
    look({ region: "token", reveal: { document: id, from: 0, to: 0 } })
  }
  return {
    addBlock: () => append(false),
    addThirdPartyBlock: () => append(true),
    removeBlock: (id) => {
      if (!isMovable(get().documents, id)) return
      const text = `Removed ${documentName(get(), id)}.`
      change((documents) =>
        edited(documents, (blocks) => blocks.filter((block) => block.id !== id)),
      )
      look({ notice: { text, undo: true } })
    },
    duplicateBlock: (id) => {
      const { documents } = get()
      const block = findBlock(documents, id)
      if (block === undefined) return
      const copy = { ...block, id: nextId(documents), next: newKey() }
      const index = written(documents).blocks.indexOf(block) + 1
      change((documents) => edited(documents, (blocks) => blocks.toSpliced(index, 0, copy)))
      look({ reveal: { document: copy.id, from: 0, to: 0 } })
    },
    moveBlock: (id, index) => {
      const { documents } = get()
      const { blocks } = written(documents)
      const at = blocks.findIndex((block) => block.id === id)
      const to = Math.min(Math.max(index, firstMovable(documents)), blocks.length - 1)
      if (at === to || !isMovable(documents, id)) return
      change((documents) =>
        edited(documents, (all) => all.toSpliced(at, 1).toSpliced(to, 0, blocks[at]!)),
      )
    },
    sealToken: (sealed) => change((documents) => withWritten(documents, { sealed })),
  } satisfies Part<
    "addBlock" | "addThirdPartyBlock" | "removeBlock" | "duplicateBlock" | "moveBlock" | "sealToken"
  >
}

function pastedActions(change: Change, look: Look, get: Get, { newKey }: Keys) {
  return {
    pasteToken: (token) => {
      change(({ pasted }) => ({ pasted: { ...pasted, token } }), {
        group: "pasted token",
        joins: true,
      })
      const { actions, kept } = get()
      if (token === "" && kept.keepsReal) void actions.keepReal(false)
    },
    setPublicKey: (publicKey) =>
      change(({ pasted }) => ({ pasted: { ...pasted, publicKey } }), {
        group: "public key",
        joins: true,
      }),
    openPasted: () => {
      change((documents) => ({ source: "pasted", ...ownProgram(documents) }))
      look({ region: "token", reveal: null, current: null, cursor: null })
    },
    backToMyBlocks: () => {
      change((documents) => ({ source: "authored", ...ownProgram(documents) }))
      look({ reveal: null, current: null, cursor: null })
    },
    editCopy: () => {
      const state = get()
      const view = pastedView(state)
      if (view === null) return
      const first = nextId(state.documents)
      const blocks = decodedDrafts(view).map(({ text }, i) => ({
        id: first + i,
        text,
        next: newKey(),
        external: view.blocks[i]!.externalKey === null ? null : newKey(),
        signed: null,
      }))
      const authored = { root: newKey(), blocks, sealed: false }
      change(() => ({ source: "authored", authored }))
      const text =
        "This is a copy under keys of this page: whoever knows the original's root key will refuse it."
      look({ region: "token", reveal: null, cursor: null, notice: { text, undo: true } })
    },
  } satisfies Part<"pasteToken" | "setPublicKey" | "openPasted" | "backToMyBlocks" | "editCopy">
}

function sheetActions(
  look: Look,
  set: Store["setState"],
  get: Get,
  { now, random }: Host,
  { newKey }: Keys,
) {
  /** A document of its own, which undoing leaves again. */
  const open = (documents: Documents, text: string): void => {
    const id = drawId(random)
    const at = now().getTime()
    set((state) => {
      const history = recorded(state.history, state.documents, null, at)
      const kept = newKept(id, "", documents, state.kept)
      return { ...openInstead(state, { documents, history, kept }), revision: state.revision + 1 }
    })
    look({ reveal: null, current: null, cursor: null, notice: { text, undo: true } })
  }
  return {
    cleanSheet: () => open(emptyDocuments(newKey, get().documents), "This is a clean sheet."),
    firstExample: () => open(firstDocuments(newKey, now()), "This is the first example."),
  } satisfies Part<"cleanSheet" | "firstExample">
}

function historyActions(set: Store["setState"], get: Get) {
  const move = (moved: Moved | null): void => {
    if (moved === null) return
    set((state) => {
      const { documents, revision, view } = state
      // A step that opened another document goes back to the one that was open.
      const left = leftWith(state.shelf, moved.documents)
      return {
        ...(left === undefined ? moved : openInstead(state, { ...moved, kept: left.kept })),
        revision: runsAlike(documents, moved.documents) ? revision : revision + 1,
        view: {
          ...view,
          notice: null,
          pane: documents.query === moved.documents.query ? view.pane : "query",
          reveal: changedPlace(documents, moved.documents) ?? view.reveal,
        },
      }
    })
  }
  return {
    undo: () => move(undone(get().history, get().documents)),
    redo: () => move(redone(get().history, get().documents)),
  } satisfies Part<"undo" | "redo">
}
