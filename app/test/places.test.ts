import { describe, expect, it } from "vitest"
import { litRanges } from "../state/derive/lit.ts"
import { placeOfFact } from "../state/derive/places.ts"
import { ownToken } from "../state/derive/token.ts"
import { followMaker } from "../state/follow.ts"
import type { Store } from "../state/state.ts"
import { openPage, run } from "./pages.ts"

const authority = 'user("alice");\nright("file1", "read");\nreader($u) <- user($u);'

async function authored(): Promise<Store> {
  const page = openPage()
  page.getState().actions.editBlock(0, authority, false)
  await run(page)
  return page
}

/** The same token, pasted, with a block appended that states a fact. */
async function pasted(): Promise<Store> {
  const page = await authored()
  const { actions } = page.getState()
  const { text } = ownToken(page.getState())!
  actions.openPasted()
  actions.pasteToken(text)
  actions.addBlock()
  const [draft] = page.getState().documents.pasted.blocks
  actions.editBlock(draft!.id, '\n device("phone");', false)
  await run(page)
  return page
}

describe("where a fact is stated", () => {
  it("is in the block that states it, or the authorizer", async () => {
    const state = (await authored()).getState()
    expect(placeOfFact(state, { block: 0, index: 1 })).toEqual({ document: 0, from: 15, to: 37 })
    const operation = placeOfFact(state, { block: "authorizer", index: 2 })!
    const { text } = state.documents.authorizer
    expect(text.slice(operation.from, operation.to)).toBe('operation("read")')
    expect(placeOfFact(state, { block: 0, index: 2 })).toBeNull()
    expect(placeOfFact(state, { block: 7, index: 0 })).toBeNull()
  })

  it("is in the decoded source of a pasted token, and in the blocks appended to it", async () => {
    const state = (await pasted()).getState()
    expect(placeOfFact(state, { block: 0, index: 1 })?.document).toBe("decoded 0")
    const [draft] = state.documents.pasted.blocks
    expect(placeOfFact(state, { block: 2, index: 0 })).toEqual({
      document: draft!.id,
      from: 2,
      to: 17,
    })
  })

  it("is not known once the text has changed, which is said", async () => {
    const page = await authored()
    page.getState().actions.editBlock(0, ` ${authority}`, true)
    expect(placeOfFact(page.getState(), { block: 0, index: 1 })).toBeNull()
    followMaker(page.getState(), { kind: "fact", block: 0, index: 1 })
    expect(page.getState().view.reveal).toBeNull()
    expect(page.getState().view.notice?.text).toContain("has changed")
  })

  it("is where its maker leads, as is the rule of a derived fact", async () => {
    const page = await authored()
    followMaker(page.getState(), { kind: "fact", block: 0, index: 0 })
    expect(page.getState().view.reveal).toMatchObject({ document: 0, from: 0 })
    followMaker(page.getState(), { kind: "rule", block: 0, index: 0 })
    expect(page.getState().view.reveal).toMatchObject({ document: 0, from: 39 })
  })
})

describe("what is pointed at, in a pasted token", () => {
  it("lights up in the decoded source", async () => {
    const page = await pasted()
    const clause = { kind: "rule", block: 0, index: 0 } as const
    page.getState().actions.light({ clause, variable: "u", value: '"alice"' })
    expect(litRanges(page.getState(), "decoded 0")).toHaveLength(3)
    expect(litRanges(page.getState(), "decoded 1")).toEqual([])
  })
})
