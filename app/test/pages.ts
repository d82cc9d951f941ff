/** Pages for tests: a store over a browser and a worker that live in the test's own thread. */
import { Answers } from "../../src/worker/answer.ts"
import type { Task } from "../../src/worker/index.ts"
import { perform } from "../../src/worker/tasks.ts"
import { work } from "../state/derive/work.ts"
import { type BlockDraft, written } from "../state/documents.ts"
import type { Host } from "../state/host.ts"
import type { Store } from "../state/state.ts"
import { createPlaygroundStore } from "../state/store.ts"
import { openStorage, type Storage } from "./archive.ts"

/** What a page did to its browser. */
export interface Outside {
  readonly clipboard: string[]
  readonly files: string[]
  readonly stored: Map<string, string | null>
  /** Milliseconds; moved by hand. */
  time: number
  refuses: boolean
}

export interface TestPage {
  readonly store: Store
  readonly host: Host
  readonly outside: Outside
}

const noon = Date.parse("2026-06-01T12:00:00Z")

/** A page at noon whose random numbers are 1, 2, 3, …; each key is another. Pages of one storage are tabs of a browser. */
export function openTestPage(storage: Storage = openStorage()): TestPage {
  let next = 0
  const outside: Outside = {
    clipboard: [],
    files: [],
    stored: new Map(),
    time: noon,
    refuses: false,
  }
  const answers = new Answers()
  const host: Host = {
    random: (bytes) => bytes.fill(++next),
    now: () => new Date(outside.time),
    engine: {
      run: async (asked) => {
        const reply = await answers.answer({ kind: "run", id: 0, work: asked })
        return reply.kind === "run" || reply.kind === "failed" ? reply : null
      },
      facts: async (asked, query) => {
        const { revision } = asked
        const reply = await answers.answer({ kind: "facts", id: 0, revision, work: asked, query })
        return reply.kind === "facts" || reply.kind === "failed" ? reply : null
      },
      factsText: async (asked, query, format) => {
        const { revision } = asked
        const request = { kind: "facts-text", id: 0, revision, work: asked, query, format } as const
        const reply = await answers.answer(request)
        return reply.kind === "facts-text" || reply.kind === "failed" ? reply : null
      },
      explain: async (asked, questions) => {
        const { revision } = asked
        const request = { kind: "explain", id: 0, revision, work: asked, questions } as const
        const reply = await answers.answer(request)
        return reply.kind === "explain" || reply.kind === "failed" ? reply : null
      },
      snapshot: async (asked) => {
        const { revision } = asked
        const reply = await answers.answer({ kind: "snapshot", id: 0, revision, work: asked })
        return reply.kind === "snapshot" || reply.kind === "failed" ? reply : null
      },
      stop: () => {},
    },
    workshop: {
      do: async (task) => {
        const { product } = await perform({ kind: "workshop", id: 0, task: task as Task })
        return product as never
      },
    },
    writeClipboard: async (text) => {
      if (!outside.refuses) outside.clipboard.push(text)
      return !outside.refuses
    },
    download: (name) => void outside.files.push(name),
    remember: (name, value) => {
      if (!outside.refuses) outside.stored.set(name, value)
      return !outside.refuses
    },
    openArchive: async () => storage.archive,
    tabs: storage.tabs(),
    bookmark: storage.bookmark,
    onLeave: () => () => {},
    applyTheme: () => {},
    focusRegion: () => {},
    address: () => "https://example.org/",
    chooseFile: async () => null,
  }
  return { store: createPlaygroundStore(host), host, outside }
}

export const openPage = (): Store => openTestPage().store

/** Runs what the page would run, in this thread. */
export async function run(page: Store): Promise<void> {
  const { documents, keyring, revision, actions } = page.getState()
  const asked = work(documents, keyring, revision)
  if (asked === null) return
  actions.startRun(asked)
  const reply = await new Answers().answer({ kind: "run", id: 0, work: asked })
  if (reply.kind === "run" || reply.kind === "failed") actions.finishRun(asked, reply)
}

/** A page on which the first example has run. */
export async function opened(): Promise<Store> {
  const page = openPage()
  await run(page)
  return page
}

export const blocksOf = (page: Store): readonly BlockDraft[] =>
  written(page.getState().documents).blocks
