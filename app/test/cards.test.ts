import { describe, expect, it } from "vitest"
import {
  cardSummary,
  cardWords,
  decodedTally,
  draftTally,
  holdings,
} from "../state/derive/cards.ts"
import {
  decodedDrafts,
  isClosed,
  ownToken,
  pastedView,
  rootKey,
  signatureState,
} from "../state/derive/token.ts"
import { blocksOf, opened, openPage, run } from "./pages.ts"

describe("what a block holds", () => {
  it("is counted by kind", () => {
    expect(holdings({ text: "a(1); b(2); c($x) <- a($x); check if a(1);" })).toBe(
      "2 facts, 1 rule, 1 check",
    )
  })

  it("is nothing in a text of comments alone, and unknown in one with errors alone", () => {
    expect(holdings({ text: "// later\n" })).toBe("empty")
    expect(holdings({ text: ")" })).toBe("")
  })

  it("is said of a closed card, before its version and size", () => {
    const draft = { text: "a(1);" }
    expect(cardWords(draft, "Datalog 3.0 · 9 bytes", false)).toBe("Datalog 3.0 · 9 bytes")
    expect(cardWords(draft, "Datalog 3.0 · 9 bytes", true)).toBe("1 fact · Datalog 3.0 · 9 bytes")
    expect(cardWords(draft, "", true)).toBe("1 fact")
    expect(cardWords({ text: "" }, "Datalog 3.0 · 2 bytes", true)).toBe("empty")
  })
})

describe("the bar of a written block", () => {
  it("follows the block where it is moved", async () => {
    const page = await opened()
    const { actions } = page.getState()
    actions.addBlock()
    actions.editBlock(2, "check if false; check if true;", false)
    await run(page)
    const tallies = (): (string | undefined)[] =>
      blocksOf(page).map((draft) => draftTally(page.getState(), draft)?.spoken)
    expect(tallies()).toEqual([undefined, "2 checks passed", "1 of 2 checks failed"])
    actions.moveBlock(2, 1)
    expect(tallies()).toEqual([undefined, "1 of 2 checks failed", "2 checks passed"])
  })

  it("tells of errors before the outcome of checks", async () => {
    const page = await opened()
    page.getState().actions.editBlock(1, "check if", false)
    const draft = blocksOf(page)[1]!
    expect(draftTally(page.getState(), draft)).toMatchObject({ tone: "deny", text: "1 error" })
  })

  it("has nothing to tell before the first run", () => {
    const page = openPage()
    const draft = blocksOf(page)[1]!
    expect(draftTally(page.getState(), draft)).toBeNull()
    expect(cardSummary(page.getState(), draft)).toBe("")
    page.getState().actions.collapse(1, true)
    expect(cardSummary(page.getState(), draft)).toBe("2 checks")
  })

  it("keeps one object for a result, so that what shows it is drawn once", async () => {
    const page = await opened()
    const tally = () => draftTally(page.getState(), blocksOf(page)[1]!)
    expect(tally()).toBe(tally())
  })
})

describe("a pasted token", () => {
  async function pasted(sealed = false) {
    const page = openPage()
    const { actions } = page.getState()
    actions.sealToken(sealed)
    await run(page)
    const { text } = ownToken(page.getState())!
    const key = rootKey(page.getState())!
    actions.openPasted()
    actions.pasteToken(text)
    actions.setPublicKey(key)
    await run(page)
    return page
  }

  it("counts appended blocks after its own, with their checks", async () => {
    const page = await pasted()
    page.getState().actions.addBlock()
    const [draft] = blocksOf(page)
    page.getState().actions.editBlock(draft!.id, "check if false;", false)
    await run(page)
    expect(decodedTally(page.getState(), 1)?.spoken).toBe("2 checks passed")
    expect(draftTally(page.getState(), blocksOf(page)[0]!)?.spoken).toBe("1 of 1 check failed")
  })

  it("keeps its drafts over runs that read the same", async () => {
    const page = await pasted()
    const before = decodedDrafts(pastedView(page.getState())!)
    page.getState().actions.editAuthorizer("allow if true;", false)
    await run(page)
    const after = decodedDrafts(pastedView(page.getState())!)
    expect(after.every((draft, i) => draft === before[i])).toBe(true)
  })

  it("is collapsed and expanded whole, with what is appended to it", async () => {
    const page = await pasted()
    const { actions } = page.getState()
    actions.addBlock()
    await run(page)
    actions.collapseAll(true)
    const appended = blocksOf(page)[0]!.id
    expect([...page.getState().view.collapsed]).toEqual(["decoded 0", "decoded 1", appended])
    actions.collapseAll(false)
    expect(page.getState().view.collapsed.size).toBe(0)
  })

  it("is closed when it came sealed, and only then", async () => {
    const open = await pasted()
    expect(isClosed(open.getState())).toBe(false)
    open.getState().actions.sealToken(true)
    await run(open)
    expect(isClosed(open.getState())).toBe(false)
    expect(isClosed((await pasted(true)).getState())).toBe(true)
  })

  it("says what was not verified, whatever was", async () => {
    const page = await pasted()
    expect(signatureState(page.getState())?.detail).toContain("Not verified")
    page.getState().actions.setPublicKey("")
    await run(page)
    expect(signatureState(page.getState())?.detail).toContain("Each later block matches")
  })
})
