import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { openRemembered } from "../state/boot.ts"
import { keeping } from "../state/derive/keeping.ts"
import { shelfRows } from "../state/derive/shelf.ts"
import { followTabs, keepOnChange } from "../state/keep/keep-on-change.ts"
import type { Store } from "../state/state.ts"
import { openStorage } from "./archive.ts"
import { openTestPage } from "./pages.ts"
import {
  authorizer,
  documents,
  keep,
  keptTexts,
  notice,
  openTab,
  reopened,
  revisions,
  settle,
  stops,
  write,
} from "./tabs.ts"

describe("two tabs with one document", () => {
  async function twoTabs() {
    const storage = openStorage()
    const first = openTab(storage)
    write(first.store, "allow if one();")
    await keep(first.store)
    const second = await reopened(storage)
    return { storage, first, second }
  }

  it("notice each other at once", async () => {
    const { storage } = await twoTabs()
    const third = openTestPage(storage)
    await openRemembered(third.store, third.host, false)
    followTabs(third.store, third.host)
    expect(notice(third.store)).toMatch(/^This document is open in another tab too/)
  })

  it("do not overwrite each other, and nothing of either is lost", async () => {
    const { storage, first, second } = await twoTabs()
    const { id } = first.store.getState().kept
    write(first.store, "allow if two();")
    await keep(first.store)
    expect(keeping(second.store.getState())).toBe("conflict")
    write(second.store, "allow if three();")
    await keep(second.store)
    write(second.store, "allow if four();")
    await keep(second.store)
    expect(keptTexts(storage)).toEqual(["allow if two();"])
    expect((await revisions(second.store)).map(({ saved }) => saved?.authorizer)).toEqual([
      "allow if four();",
    ])
    await second.store.getState().actions.takeTheirs()
    expect(authorizer(second.store)).toBe("allow if two();")
    expect(keeping(second.store.getState())).toBe("saved")
    expect(second.store.getState().kept.id).toBe(id)
    second.store.getState().actions.undo()
    expect(authorizer(second.store)).toBe("allow if four();")
  })

  it("go on as two documents where mine is kept as a copy", async () => {
    const { storage, first, second } = await twoTabs()
    write(second.store, "allow if three();")
    write(first.store, "allow if two();")
    await keep(first.store)
    second.store.getState().actions.keepMine()
    await keep(second.store)
    expect(storage.documents.size).toBe(2)
    expect(second.store.getState().kept.name).toBe("Untitled (copy)")
    write(first.store, "allow if five();")
    await keep(first.store)
    expect(keeping(first.store.getState())).toBe("saved")
    expect(keeping(second.store.getState())).toBe("saved")
  })

  it("go on with what one of them deletes, and say what that means", async () => {
    const { storage, first, second } = await twoTabs()
    const { id } = first.store.getState().kept
    await second.store.getState().actions.deleteDocument(id)
    expect(notice(first.store)).toMatch(/^This document was deleted in another tab/)
    expect(keeping(first.store.getState())).toBe("unchanged")
    await keep(first.store)
    expect(storage.documents.size).toBe(0)
    first.outside.time += 1000
    write(first.store, "allow if two();")
    await keep(first.store)
    expect(keeping(first.store.getState())).toBe("saved")
    await second.store.getState().actions.undeleteDocument(id)
    expect(keptTexts(storage)).toEqual(["allow if two();"])
    expect(authorizer(second.store)).toBe("allow if two();")
  })

  it("find out by the archive where they cannot hear each other", async () => {
    const { storage, first } = await twoTabs()
    const deaf = openTestPage(storage)
    await openRemembered(deaf.store, deaf.host, false)
    write(first.store, "allow if two();")
    await keep(first.store)
    write(deaf.store, "allow if three();")
    await keep(deaf.store)
    expect(keeping(deaf.store.getState())).toBe("conflict")
    expect((await revisions(deaf.store))[0]?.saved?.authorizer).toBe("allow if three();")
  })
})

describe("a browser that refuses", () => {
  it.each([
    ["denied", /^This browser allows the page no storage/],
    ["full", /^This browser has no room left/],
    ["newer", /^A newer version of this page/],
    ["blocked", /^Another tab has an older version/],
    ["taken", /^Another tab opened a newer version/],
    ["failed", /^This browser's storage failed/],
  ] as const)(
    "as %s is told once, and what is written stays and can be saved as a file",
    async (code, words) => {
      const storage = openStorage()
      storage.refuses = code
      const { store, outside } = openTab(storage)
      write(store, "deny if true;")
      await keep(store)
      expect(notice(store)).toMatch(words)
      expect(store.getState().kept.refusal).toMatch(words)
      expect(keeping(store.getState())).toBe("refused")
      store.getState().actions.dismiss()
      write(store, "deny if false;")
      await keep(store)
      expect(notice(store)).toBe("")
      store.getState().actions.cleanSheet()
      expect((await documents(store)).map(({ at, summary }) => [at, summary])).toEqual([
        [null, expect.stringMatching(/^2 blocks: /)],
      ])
      await store.getState().actions.openKept(idOfLeft(store))
      expect(authorizer(store)).toBe("deny if false;")
      await store.getState().actions.exportFile()
      expect(outside.files).toEqual(["untitled.biscuit-playground.json"])
      storage.refuses = null
      write(store, "deny if true;")
      await keep(store)
      expect(keeping(store.getState())).toBe("saved")
    },
  )

  it("for want of room gives up its oldest revisions without a name first, and says so", async () => {
    const storage = openStorage()
    const { store, outside } = openTab(storage)
    for (let i = 0; i < 60; i++) {
      outside.time += 1000
      write(store, `allow if n(${i});`)
      await settle(store)
    }
    await store.getState().actions.saveRevision("named")
    storage.fullFor = 1
    write(store, "allow if last();")
    await keep(store)
    expect(keeping(store.getState())).toBe("saved")
    expect(notice(store)).toMatch(/oldest revisions without a name were removed/)
    expect((await revisions(store)).map(({ name }) => name)).toContain("named")
    expect(storage.revisions.size).toBe(10)
  })

  it("at the start opens the first example, and says why", async () => {
    const storage = openStorage()
    storage.bookmark.write("0".repeat(32))
    storage.refuses = "newer"
    const { store } = await reopened(storage)
    expect(notice(store)).toMatch(/^A newer version of this page/)
    expect(keeping(store.getState())).toBe("refused")
    expect(authorizer(store)).toContain("allow if")
  })

  it.each([
    ["opens the document when it is there", "", "deny if true;"],
    ["leaves what was written meanwhile", "allow if false;", "allow if false;"],
  ])("to answer in time does not keep the page waiting, and %s", async (_, meanwhile, shown) => {
    const storage = openStorage()
    const { store } = openTab(storage)
    write(store, "deny if true;")
    await keep(store)
    let answer = (): void => {}
    const held = new Promise<void>((settle) => (answer = settle))
    const archive = {
      ...storage.archive,
      document: async (id: string) => (await held, storage.archive.document(id)),
    }
    const slow = openTestPage({ ...storage, archive })
    await openRemembered(slow.store, slow.host, false)
    expect(authorizer(slow.store)).toContain("allow if")
    if (meanwhile !== "") write(slow.store, meanwhile)
    answer()
    await vi.waitFor(() => expect(authorizer(slow.store)).toBe(shown))
    if (meanwhile !== "") {
      await vi.waitFor(() => expect(notice(slow.store)).toMatch(/Documents opens it/))
    }
  })
})

const idOfLeft = (page: Store): string => [...page.getState().shelf.left.keys()][0]!

describe("what cannot be read", () => {
  it("is listed, kept as it is, and saved as a file", async () => {
    const storage = openStorage()
    const { store, outside } = openTab(storage)
    storage.documents.set("bad", { id: "bad", version: 3 })
    storage.documents.set("worse", { nonsense: true } as never)
    expect(await documents(store)).toMatchObject([{ id: "bad", unreadable: expect.any(String) }])
    await store.getState().actions.openKept("bad")
    expect(notice(store)).toMatch(/cannot be read/)
    await store.getState().actions.exportKept("bad")
    expect(outside.files).toEqual(["unreadable-bad.json"])
    storage.bookmark.write("bad")
    const again = (await reopened(storage)).store
    expect(notice(again)).toMatch(/cannot be read/)
    expect(authorizer(again)).toContain("allow if")
    expect(storage.documents.get("bad")).toEqual({ id: "bad", version: 3 })
  })

  it("of its numbers does not keep the rest from being listed", async () => {
    const storage = openStorage()
    const { store } = openTab(storage)
    for (const [i, at] of [9e15, 1e300, Infinity, 1.5, -1, "now"].entries()) {
      storage.documents.set(`${i}`, { id: `${i}`, version: 1e300, at } as never)
    }
    const listed = await documents(store)
    expect(listed).toHaveLength(6)
    expect(shelfRows(listed, "", "", 0)).toHaveLength(6)
  })

  it("of a revision is listed without its state, and not restored", async () => {
    const storage = openStorage()
    const { store } = openTab(storage)
    write(store, "deny if true;")
    await keep(store)
    const { id } = store.getState().kept
    storage.revisions.set(7, { key: 7, document: id, at: 1, name: "torn" })
    expect(await revisions(store)).toMatchObject([{ key: 7, name: "torn", saved: null }])
    await store.getState().actions.restoreRevision(7)
    expect(notice(store)).toMatch(/cannot be read/)
    expect(authorizer(store)).toBe("deny if true;")
  })
})

describe("keeping", () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it("is done after a rest, and within a second of any letter while one types", async () => {
    const storage = openStorage()
    const { store, host } = openTab(storage)
    await store.getState().actions.readyKeeping()
    stops.push(keepOnChange(store, host))
    expect(storage.asked).toBe(0)
    write(store, "d")
    await vi.advanceTimersByTimeAsync(0)
    // So that it is open by the time that something is to be kept.
    expect(storage.asked).toBe(1)
    await vi.advanceTimersByTimeAsync(250)
    expect(storage.documents.size).toBe(0)
    await vi.advanceTimersByTimeAsync(200)
    expect(storage.documents.size).toBe(1)
    for (let i = 0; i < 20; i++) {
      store.getState().actions.editAuthorizer(`deny if n(${i});`, true)
      await vi.advanceTimersByTimeAsync(100)
      const at = Number(/\d+/.exec(String(keptTexts(storage)[0]))?.[0] ?? -1)
      expect(i - at).toBeLessThanOrEqual(9)
    }
    await vi.advanceTimersByTimeAsync(6000)
    expect(storage.revisions.size).toBe(1)
  })

  it("is done at once when the page is put aside", async () => {
    const storage = openStorage()
    const { store, host } = openTab(storage)
    await store.getState().actions.readyKeeping()
    let leave = (): void => {}
    stops.push(keepOnChange(store, { ...host, onLeave: (call) => ((leave = call), () => {}) }))
    write(store, "deny if true;")
    leave()
    await vi.advanceTimersByTimeAsync(0)
    expect(keptTexts(storage)).toEqual(["deny if true;"])
    expect(keeping(store.getState())).toBe("saved")
    write(store, "deny if false;")
    await vi.advanceTimersByTimeAsync(1000)
    expect(keptTexts(storage)).toEqual(["deny if false;"])
    expect(keeping(store.getState())).toBe("saved")
  })

  it("is done of a document that is left before it was", async () => {
    const storage = openStorage()
    const { store, host } = openTab(storage)
    await store.getState().actions.readyKeeping()
    stops.push(keepOnChange(store, host))
    write(store, "deny if true;")
    store.getState().actions.cleanSheet()
    await vi.advanceTimersByTimeAsync(1000)
    expect(storage.documents.size).toBe(1)
    expect(storage.revisions.size).toBe(1)
  })
})
