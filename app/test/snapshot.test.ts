import { describe, expect, it } from "vitest"
import {
  decodeBase64,
  decodeSnapshot,
  encodeBase64,
  encodeSnapshot,
  type Snapshot,
  type SnapshotFacts,
} from "../../src/token/index.ts"
import { fixApplies } from "../state/derive/fixes.ts"
import { factGroups } from "../state/derive/facts.ts"
import { ladder } from "../state/derive/ladder.ts"
import { isNothingPasted, shownReport } from "../state/derive/shown.ts"
import {
  savingNote,
  snapshotDifferences,
  snapshotFailure,
  snapshotMode,
  snapshotRows,
  snapshotView,
} from "../state/derive/snapshot.ts"
import { decodedDrafts, decodedWords } from "../state/derive/token.ts"
import { verdict } from "../state/derive/verdict.ts"
import type { Store } from "../state/state.ts"
import { blocksOf, opened, openPage, openTestPage, run, type TestPage } from "./pages.ts"

/** A page on which the first example, or another one, has run, and what it saved. */
async function saved(change: (page: Store) => void = () => {}): Promise<string> {
  const { store, outside } = openTestPage()
  change(store)
  await run(store)
  await store.getState().actions.copySnapshot()
  return outside.clipboard.at(-1)!
}

/** A page on which a snapshot was opened. */
async function openedOn(text: string): Promise<TestPage> {
  const page = openTestPage()
  await page.store.getState().actions.openSnapshot(text)
  await run(page.store)
  return page
}

const facts = (page: Store): string[] =>
  factGroups(shownReport(page.getState())!.value, "").flatMap(({ name, lines }) =>
    lines.map(({ terms, origin }) => `${origin.join()}: ${name}(${terms.join()})`),
  )

const derives = (page: Store): void => {
  page.getState().actions.editBlock(0, 'user("alice");\nknown($u) <- user($u);', false)
  page.getState().actions.editAuthorizer('allow if known("alice");', false)
  page.getState().actions.removeBlock(1)
}

describe("a run that is saved as a snapshot and opened elsewhere", () => {
  it("has the same verdict, facts and texts", async () => {
    const original = await opened()
    const { store } = await openedOn(await saved())
    expect(verdict(store.getState()).headline).toBe("Allowed")
    expect(facts(store).toSorted()).toEqual(facts(original).toSorted())
    const view = snapshotView(store.getState())!
    expect(decodedDrafts(view).map(({ text }) => text)).toEqual([
      'user("alice");\nright("file1", "read");\nright("file2", "write");',
      'check if operation("read");\ncheck if time($t), $t < 2027-01-01T00:00:00Z;',
    ])
  })

  it("is judged as stored, and says how it was run", async () => {
    const { store } = await openedOn(await saved(derives))
    expect(snapshotMode(store.getState())?.title).toBe("As stored")
    const [ofRun, limits, stored, blocks] = snapshotRows(snapshotView(store.getState())!)
    expect(ofRun?.text).toMatch(/^evaluated in .* ms, 1 round$/)
    expect(limits?.text).toBe("1,000 facts, 100 rounds, 1 ms")
    expect(stored?.text).toBe("2 stored")
    expect(blocks?.text).toBe("1")
    expect(snapshotDifferences(store.getState())).toEqual([])
  })

  it("is evaluated again once the authorizer is another one, until its own is back", async () => {
    const { store } = await openedOn(await saved(derives))
    const { actions } = store.getState()
    actions.editAuthorizer('deny if known("alice");', false)
    await run(store)
    expect(verdict(store.getState()).headline).toBe("Denied")
    expect(snapshotMode(store.getState())).toMatchObject({
      title: "Evaluated again with your authorizer",
      isAnew: true,
    })
    actions.takeStoredAuthorizer()
    await run(store)
    expect(verdict(store.getState()).headline).toBe("Allowed")
    expect(snapshotMode(store.getState())?.isAnew).toBe(false)
  })

  it("is as stored however its authorizer is laid out", async () => {
    const { store } = await openedOn(await saved(derives))
    store.getState().actions.editAuthorizer('// mine\nallow if\n  known("alice");', false)
    await run(store)
    expect(snapshotMode(store.getState())?.title).toBe("As stored")
  })

  it("brings its authorizer and limits in one step, which undo takes back", async () => {
    const text = await saved((page) => page.getState().actions.changeLimit("maxFacts", 77))
    const { store } = openTestPage()
    const before = store.getState().documents
    await store.getState().actions.openSnapshot(text)
    const { documents, view, actions } = store.getState()
    expect(documents.limits).toMatchObject({ name: "custom", custom: { maxFacts: 77 } })
    expect(documents.authored).toBe(before.authored)
    expect(view.notice).toMatchObject({ undo: true })
    actions.undo()
    expect(store.getState().documents).toBe(before)
  })

  it("gives authorizer and limits back to whoever leaves it, but for what was edited", async () => {
    const text = await saved(derives)
    const { store } = openTestPage()
    const { actions, documents: before } = store.getState()
    await actions.openSnapshot(text)
    await actions.openSnapshot(text)
    actions.backToMyBlocks()
    expect(store.getState().documents).toMatchObject({
      source: "authored",
      authorizer: before.authorizer,
      limits: before.limits,
    })
    await actions.openSnapshot(text)
    actions.editAuthorizer("deny if true;", false)
    actions.openPasted()
    expect(store.getState().documents).toMatchObject({
      source: "pasted",
      authorizer: { text: "deny if true;" },
      limits: before.limits,
    })
  })

  it("is still there after leaving, to be asked with one's own authorizer or its", async () => {
    const { store } = await openedOn(await saved(derives))
    const { actions } = store.getState()
    actions.backToMyBlocks()
    const { authorizer, limits } = store.getState().documents
    actions.showSnapshot()
    await run(store)
    expect(snapshotMode(store.getState())?.isAnew).toBe(true)
    actions.takeStoredAuthorizer()
    await run(store)
    expect(snapshotMode(store.getState())?.isAnew).toBe(false)
    expect(store.getState().documents.limits).toBe(limits)
    actions.backToMyBlocks()
    expect(store.getState().documents).toMatchObject({ authorizer, limits })
  })

  it("has no blocks where it was made without a token, and can be worked from all the same", async () => {
    const snapshot = decodeSnapshot(decodeBase64(await saved(derives)))
    const bare = { ...snapshot, blocks: [], facts: [], iterations: 0, executionTime: null }
    const { store } = await openedOn(encodeBase64(encodeSnapshot(bare)))
    expect(snapshotRows(snapshotView(store.getState())!)[3]?.text).toBe(
      "none: it was made without a token",
    )
    expect(verdict(store.getState()).headline).toBe("Denied")
    store.getState().actions.workFromSnapshot()
    await run(store)
    expect(blocksOf(store).map(({ text }) => text)).toEqual([""])
  })

  it("is a step of its field too, together with what it brings", async () => {
    const text = await saved(derives)
    const { store } = openTestPage()
    store.getState().actions.showSnapshot()
    expect(isNothingPasted(store.getState())).toBe(true)
    expect(verdict(store.getState()).headline).toBe("No snapshot yet")
    const before = store.getState().documents
    await store.getState().actions.editSnapshot(text)
    expect(store.getState().documents.authorizer.text).toBe('allow if known("alice");')
    store.getState().actions.undo()
    expect(store.getState().documents).toBe(before)
  })

  it("has no step for signatures but the word that there are none", async () => {
    const { store } = await openedOn(await saved())
    expect(ladder(store.getState())[0]).toMatchObject({
      tone: "none",
      label: "no signatures in a snapshot",
    })
    const view = snapshotView(store.getState())!
    expect(decodedWords(view, 0)).toMatchObject({ signature: null, revocationId: null })
  })

  it("shows the key of a third party, and says that biscuit-rust refuses it", async () => {
    const { store, outside } = openTestPage()
    store.getState().actions.addThirdPartyBlock()
    store.getState().actions.editBlock(2, 'member("night shift");', false)
    await run(store)
    await store.getState().actions.copySnapshot()
    expect(store.getState().view.notice?.text).toMatch(
      /^Copied the run as a snapshot\. Biscuit-rust refuses to load it: block 2 is of a third party/,
    )
    const other = await openedOn(outside.clipboard.at(-1)!)
    const view = snapshotView(other.store.getState())!
    expect(decodedWords(view, 2).externalKey).toMatch(/^ed25519\//)
    expect(view.notes).toMatchObject([{ code: "refused", block: 2 }])
    expect(snapshotRows(view)[3]?.text).toBe("3, 1 of a third party")
  })

  it("can be worked from: its blocks become one's own", async () => {
    const { store } = await openedOn(await saved(derives))
    store.getState().actions.workFromSnapshot()
    await run(store)
    const { documents } = store.getState()
    expect(documents.source).toBe("authored")
    expect(blocksOf(store).map(({ text }) => text)).toEqual([
      'user("alice");\nknown($u) <- user($u);',
    ])
    expect(documents.authorizer.text).toBe('allow if known("alice");')
    expect(verdict(store.getState()).headline).toBe("Allowed")
  })
})

describe("a snapshot whose facts are not those that its rules make", () => {
  const edited = async (change: (snapshot: Snapshot) => Snapshot): Promise<Store> => {
    const snapshot = decodeSnapshot(decodeBase64(await saved(derives)))
    const { store } = await openedOn(encodeBase64(encodeSnapshot(change(snapshot))))
    return store
  }
  const named = (name: string): SnapshotFacts => ({
    origin: [0],
    facts: [{ name: "known", terms: [{ kind: "string", value: name }] }],
  })

  it("lists what is stored and made by nothing", async () => {
    const store = await edited((snapshot) => ({
      ...snapshot,
      facts: [...snapshot.facts, named("mallory")],
    }))
    expect(snapshotDifferences(store.getState())).toEqual([
      {
        title: "Stored, but neither written nor made by a rule here: 1 fact",
        facts: [{ text: 'known("mallory")', origin: [0] }],
        more: 0,
      },
    ])
    const births = factGroups(shownReport(store.getState())!.value, "known")
    expect(births[0]!.lines.map(({ birth }) => birth)).toContain("stored in the snapshot")
  })

  it("lists what follows and is not stored, twenty facts at most", async () => {
    const facts = Array.from({ length: 30 }, (_, i) => named(`n${i}`).facts[0]!)
    const store = await edited((snapshot) => ({
      ...snapshot,
      facts: [{ origin: [0], facts }],
    }))
    const [unmade, lacking] = snapshotDifferences(store.getState())
    expect(unmade).toMatchObject({ more: 10 })
    expect(unmade!.title).toMatch(/30 facts$/)
    expect(lacking).toMatchObject({
      title: "Made by a rule here, but not stored: 1 fact",
      facts: [{ text: 'known("alice")', origin: [0] }],
    })
  })
})

describe("a run that failed", () => {
  const tooMany = (page: Store): void => {
    page.getState().actions.editBlock(0, "n(0);\nm($x) <- n($x);", false)
    page.getState().actions.editAuthorizer("allow if m(0);", false)
    page.getState().actions.removeBlock(1)
    page.getState().actions.changeLimit("maxFacts", 2)
  }

  it("is saved as not run, which is said before and after", async () => {
    const { store } = openTestPage()
    tooMany(store)
    await run(store)
    expect(verdict(store.getState()).headline).toBe("Stopped")
    expect(savingNote(store.getState())).toMatch(/whoever loads it runs it again/)
    await store.getState().actions.saveSnapshot()
    expect(store.getState().view.notice?.text).toMatch(/^Saved authorizer\.snapshot\. The run/)
  })

  it("goes on from its facts when it is opened", async () => {
    const { store } = await openedOn(await saved(tooMany))
    expect(snapshotMode(store.getState())?.title).toBe("Run from what is stored")
    const view = snapshotView(store.getState())!
    expect(snapshotRows(view)[0]?.text).toBe("not evaluated yet")
    expect(view.notes.map(({ code }) => code)).toEqual(["runs-again"])
  })
})

describe("what is no snapshot", () => {
  it("is told in a sentence, and judged by nobody", async () => {
    const page = openPage()
    await page.getState().actions.openSnapshot("this is none")
    await run(page)
    expect(snapshotFailure(page.getState())?.message).not.toBe("")
    expect(verdict(page.getState())).toMatchObject({
      tone: "deny",
      headline: "Not readable",
    })
  })

  it("is a snapshot that was cut short, wherever it is pasted", async () => {
    const text = await saved()
    const page = openPage()
    await page.getState().actions.takeAnything(text.slice(0, 120))
    await expect.poll(() => page.getState().documents.source).toBe("snapshot")
    await run(page)
    expect(snapshotFailure(page.getState())?.message).toMatch(/bytes/)
  })

  it("leaves authorizer and limits as they are", async () => {
    const page = openPage()
    const { authorizer, limits } = page.getState().documents
    await page.getState().actions.openSnapshot("this is none")
    expect(page.getState().documents).toMatchObject({ authorizer, limits })
  })
})

describe("the blocks of a snapshot", () => {
  it("cannot be changed by what an explanation proposes", async () => {
    const { store } = await openedOn(await saved())
    const trust = {
      kind: "trust",
      block: 0,
      at: { kind: "check", block: 1, index: 0 },
      query: 0,
      scopes: [{ kind: "authority" }],
    } as const
    expect(fixApplies(store.getState(), trust)).toBe(
      "a block of a snapshot can only be read: work from it to change it",
    )
  })
})
