import { describe, expect, it } from "vitest"
import { blocksOf, openTestPage, type TestPage } from "./pages.ts"

const text = ({ store }: TestPage): string => store.getState().documents.authorizer.text

/** Types a text character by character, a tenth of a second each. */
function type(page: TestPage, start: string, typed: string): void {
  for (let end = 1; end <= typed.length; end++) {
    page.outside.time += 100
    page.store.getState().actions.editAuthorizer(start + typed.slice(0, end), end > 1)
  }
}

describe("undo", () => {
  it("takes back a run of typing at once", () => {
    const page = openTestPage()
    const before = text(page)
    type(page, before, "deny if true;")
    page.store.getState().actions.undo()
    expect(text(page)).toBe(before)
    page.store.getState().actions.redo()
    expect(text(page)).toBe(`${before}deny if true;`)
  })

  it("stops where the typing rested", () => {
    const page = openTestPage()
    const before = text(page)
    type(page, before, "one")
    page.outside.time += 2000
    page.store.getState().actions.editAuthorizer(`${before}one two`, true)
    page.store.getState().actions.undo()
    expect(text(page)).toBe(`${before}one`)
  })

  it("goes from one text to another, and shows where it changed something", () => {
    const page = openTestPage()
    const { actions } = page.store.getState()
    actions.editBlock(0, 'user("bob");', false)
    actions.editAuthorizer("allow if true;", false)
    actions.undo()
    actions.undo()
    expect(blocksOf(page.store)[0]!.text).toContain('user("alice")')
    expect(page.store.getState().view.reveal).toMatchObject({ document: 0 })
    actions.redo()
    const bob = 'user("bob'.length
    expect(page.store.getState().view.reveal).toEqual({ document: 0, from: bob, to: bob })
  })

  it("brings back blocks with their keys, their order, seals, pasted tokens and limits", () => {
    const page = openTestPage()
    const { actions } = page.store.getState()
    const before = page.store.getState().documents
    actions.addThirdPartyBlock()
    actions.moveBlock(2, 1)
    actions.removeBlock(1)
    actions.sealToken(true)
    actions.newRootKey("secp256r1")
    actions.pasteToken("abc")
    actions.chooseLimits("strict")
    actions.cleanSheet()
    for (let i = 0; i < 8; i++) actions.undo()
    expect(page.store.getState().documents).toEqual(before)
    expect(page.store.getState().history.past).toEqual([])
    for (let i = 0; i < 8; i++) actions.redo()
    expect(blocksOf(page.store)).toHaveLength(1)
  })

  it("is of no effect when there is nothing to take back", () => {
    const page = openTestPage()
    const before = page.store.getState().documents
    page.store.getState().actions.undo()
    page.store.getState().actions.redo()
    expect(page.store.getState().documents).toBe(before)
  })

  it("forgets what was undone once something else is written", () => {
    const page = openTestPage()
    const { actions } = page.store.getState()
    actions.editAuthorizer("a(1);", false)
    actions.undo()
    actions.editAuthorizer("b(1);", false)
    actions.redo()
    expect(text(page)).toBe("b(1);")
  })

  it("keeps no more steps than memory allows, and always the last", () => {
    const page = openTestPage()
    const { actions } = page.store.getState()
    const long = "x".repeat(4_000_000)
    for (let i = 0; i < 20; i++) actions.editAuthorizer(`// ${i}${long}`, false)
    const { past } = page.store.getState().history
    expect(past.length).toBeLessThan(10)
    actions.undo()
    expect(text(page).slice(0, 5)).toBe("// 18")
  })
})

describe("blocks that move", () => {
  it("stay behind the authority", () => {
    const page = openTestPage()
    const { actions } = page.store.getState()
    actions.addBlock()
    actions.moveBlock(2, 0)
    expect(blocksOf(page.store).map(({ id }) => id)).toEqual([0, 2, 1])
    actions.moveBlock(0, 2)
    expect(blocksOf(page.store).map(({ id }) => id)).toEqual([0, 2, 1])
  })

  it("are duplicated with a key of their own behind the original", () => {
    const page = openTestPage()
    page.store.getState().actions.duplicateBlock(1)
    const blocks = blocksOf(page.store)
    expect(blocks.map(({ id }) => id)).toEqual([0, 1, 2])
    expect(blocks[2]!.text).toBe(blocks[1]!.text)
    expect(blocks[2]!.next).not.toEqual(blocks[1]!.next)
  })
})
