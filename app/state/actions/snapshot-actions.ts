/** Actions that open an authorizer's snapshot, work from it, and save a run as one. */
import type { SavedSnapshot, SnapshotView } from "../../../src/worker/index.ts"
import type { Change, Get, Keys, Look } from "./actions.ts"
import { shownReport } from "../derive/shown.ts"
import { snapshotView } from "../derive/snapshot.ts"
import { decodedDrafts } from "../derive/token.ts"
import { nextId } from "../documents.ts"
import type { Host } from "../host.ts"
import { openedWords, savedWords, withSnapshot, withStoredAuthorizer } from "../snapshot.ts"
import type { Actions } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export const snapshotActions = (change: Change, look: Look, get: Get, host: Host, keys: Keys) => ({
  ...openActions(change, look, get, host),
  ...workActions(change, look, get, keys),
  ...saveActions(look, get, host),
})

function openActions(change: Change, look: Look, get: Get, { workshop }: Host) {
  const read = async (content: string): Promise<SnapshotView | null> => {
    const made = await workshop.do({ kind: "snapshot", content })
    return made?.kind === "snapshot" ? made : null
  }
  const lookAtIt = (): void =>
    look({ region: "token", reveal: null, current: null, cursor: null, held: null })

  return {
    showSnapshot: () => {
      change(() => ({ source: "snapshot" }))
      lookAtIt()
    },
    openSnapshot: async (text) => {
      const view = await read(text)
      change((documents) =>
        view === null
          ? { source: "snapshot", snapshot: { ...documents.snapshot, text } }
          : withSnapshot(text, view, documents),
      )
      lookAtIt()
      if (view !== null) look({ notice: { text: openedWords, undo: true } })
    },
    editSnapshot: async (text) => {
      const step = { group: "snapshot", joins: true }
      change(({ snapshot }) => ({ snapshot: { ...snapshot, text } }), step)
      const { actions, documents, kept } = get()
      if (text === "" && kept.keepsReal) void actions.keepReal(false)
      const { authorizer } = documents
      const view = text.trim() === "" ? null : await read(text)
      // The reader may have gone on meanwhile.
      const now = get().documents
      if (view === null || now.source !== "snapshot") return
      if (now.snapshot.text !== text || now.authorizer !== authorizer) return
      change((documents) => withSnapshot(text, view, documents), step)
      look({ notice: { text: openedWords, undo: true } })
    },
  } satisfies Part<"showSnapshot" | "openSnapshot" | "editSnapshot">
}

function workActions(change: Change, look: Look, get: Get, { newKey }: Keys) {
  return {
    takeStoredAuthorizer: () => {
      const view = snapshotView(get())
      if (view !== null) change((documents) => withStoredAuthorizer(view, documents))
    },
    workFromSnapshot: () => {
      const state = get()
      const view = snapshotView(state)
      if (view === null) return
      const first = nextId(state.documents)
      // A token has an authority, also where the snapshot was made without a token.
      const drafts = view.blocks.length === 0 ? [{ text: "" }] : decodedDrafts(view)
      const blocks = drafts.map(({ text }, i) => ({
        id: first + i,
        text,
        next: newKey(),
        external: (view.blocks[i]?.externalKey ?? null) === null ? null : newKey(),
        signed: null,
      }))
      const authored = { root: newKey(), blocks, sealed: false }
      change(() => ({ source: "authored", authored }))
      const text =
        "The blocks of the snapshot are yours now, under keys of this page; authorizer and limits stay."
      look({ region: "token", reveal: null, cursor: null, notice: { text, undo: true } })
    },
  } satisfies Part<"takeStoredAuthorizer" | "workFromSnapshot">
}

function saveActions(look: Look, get: Get, { engine }: Host) {
  const tell = (text: string): void => look({ notice: { text, undo: false } })
  /** Null when it could not be made, which is then told. */
  const make = async (): Promise<SavedSnapshot | null> => {
    const work = shownReport(get())?.work
    const reply = work === undefined ? null : await engine.snapshot(work)
    if (reply?.kind !== "snapshot") tell("There is no run to save yet: try again in a moment.")
    else if (reply.saved === null) tell("The run was refused before it began: it left nothing.")
    else return reply.saved
    return null
  }
  const add = (done: string, saved: SavedSnapshot): void =>
    tell(`${done} ${savedWords(saved)}`.trim())

  return {
    copySnapshot: async () => {
      const saved = await make()
      if (saved === null) return
      await get().actions.copy(saved.text, "the run as a snapshot")
      if (get().view.copied?.done === true) add("Copied the run as a snapshot.", saved)
    },
    saveSnapshot: async () => {
      const saved = await make()
      if (saved === null) return
      get().actions.download(fileName, new TextEncoder().encode(saved.text))
      add(`Saved ${fileName}.`, saved)
    },
  } satisfies Part<"copySnapshot" | "saveSnapshot">
}

const fileName = "authorizer.snapshot"
