import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Answers } from "../../src/worker/answer.ts"
import { Client } from "../../src/worker/client.ts"
import type { Request } from "../../src/worker/index.ts"
import { runOnChange } from "../state/run.ts"
import { emptyDocument } from "../../src/document/index.ts"
import { verdict } from "../state/derive/verdict.ts"
import { opened, openPage } from "./pages.ts"

describe("running on change", () => {
  const sent: Request[] = []
  const createWorker = () => ({
    send: (request: Request) => void sent.push(request),
    terminate: () => {},
    onReply: () => {},
    onFailure: () => {},
  })
  const page = openPage()
  let end: () => void

  beforeEach(() => {
    vi.useFakeTimers()
    sent.length = 0
    end = runOnChange(page, new Client({ createWorker, deadline: 1000 }))
  })
  afterEach(() => {
    end()
    vi.useRealTimers()
  })

  it("runs at once what is there", () => {
    expect(sent).toHaveLength(1)
  })

  it("says that it runs, and that the result is late, only of what takes a while", () => {
    page.getState().actions.editAuthorizer("a(0);", true)
    vi.advanceTimersByTime(200)
    expect(page.getState()).toMatchObject({ running: null, late: false })
    vi.advanceTimersByTime(100)
    expect(page.getState().running).toMatchObject({ revision: 1 })
    expect(page.getState().late).toBe(true)
  })

  it("shows no result of another document once the one that was opened has none", async () => {
    const store = await opened()
    const end = runOnChange(store, new Client({ createWorker, deadline: 1000 }))
    const before = verdict(store.getState()).headline
    expect(before).toBe("Allowed")
    const [block] = emptyDocument.authored.blocks
    const authored = { ...emptyDocument.authored, blocks: [{ ...block!, text: 'user("' }] }
    store.getState().actions.openBeside({ ...emptyDocument, authored }, "Opened.")
    expect(verdict(store.getState()).headline).toBe("No result yet")
    end()
  })

  it("shows the result of another document only for the moment until its own is there", async () => {
    const store = await opened()
    const end = runOnChange(store, new Client({ createWorker, deadline: 1000 }))
    store.getState().actions.openBeside(emptyDocument, "Opened.")
    expect(verdict(store.getState()).headline).toBe("Allowed")
    vi.advanceTimersByTime(300)
    expect(verdict(store.getState()).headline).toBe("No result yet")
    end()
  })

  it("says that the result is late when only the token could be made", async () => {
    const store = openPage()
    const answers = new Answers()
    const end = runOnChange(store, {
      run: async (asked) => {
        const reply = await answers.answer({ kind: "run", id: 0, work: asked })
        return reply.kind === "run" ? reply : null
      },
      facts: async () => null,
      factsText: async () => null,
      snapshot: async () => null,
      explain: async () => null,
      stop: () => {},
    })
    await vi.advanceTimersByTimeAsync(300)
    expect(store.getState().late).toBe(false)
    store.getState().actions.editAuthorizer("allow if", true)
    await vi.advanceTimersByTimeAsync(300)
    expect(store.getState().late).toBe(true)
    store.getState().actions.editAuthorizer("allow if true;", true)
    await vi.advanceTimersByTimeAsync(300)
    expect(store.getState().late).toBe(false)
    end()
  })

  it("runs the newest of several edits once the one before is answered or its time is up", () => {
    for (const text of ["a(1);", "a(12);", "a(123);"]) {
      page.getState().actions.editAuthorizer(text, true)
      vi.advanceTimersByTime(20)
    }
    expect(sent).toHaveLength(1)
    vi.advanceTimersByTime(200)
    const { revision } = page.getState()
    expect(sent).toHaveLength(2)
    expect(sent[1]).toMatchObject({ work: { revision } })
  })

  it("does not run what cannot be read, nor go on waiting", () => {
    page.getState().actions.editBlock(0, "user(", true)
    vi.advanceTimersByTime(200)
    expect(sent).toHaveLength(1)
    expect(page.getState().running).toBeNull()
    page.getState().actions.editBlock(0, "user(1);", true)
    vi.advanceTimersByTime(200)
    expect(sent).toHaveLength(2)
  })

  it("does not run again by itself after a run that did not finish", async () => {
    const before = sent.length
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toHaveLength(before)
    expect(page.getState().results.error?.value.code).toBe("Timeout")
  })
})
