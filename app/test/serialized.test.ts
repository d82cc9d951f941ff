import { describe, expect, it } from "vitest"
import type { TokenView } from "../../src/worker/index.ts"
import { textPieces } from "../state/derive/serialized.ts"
import { shownToken } from "../state/derive/token.ts"
import { opened, run } from "./pages.ts"

async function viewOf(blocks: number): Promise<TokenView> {
  const page = await opened()
  for (let i = 2; i < blocks; i++) page.getState().actions.addBlock()
  await run(page)
  return shownToken(page.getState())!
}

describe("the pieces of a token's text", () => {
  it("join to the text again", async () => {
    for (const blocks of [2, 3, 4, 12]) {
      const view = await viewOf(blocks)
      expect(
        textPieces(view)
          .map(({ text }) => text)
          .join(""),
      ).toBe(view.text)
    }
  })

  it("are the blocks in their order, and the proof", async () => {
    const view = await viewOf(3)
    expect(textPieces(view).map(({ name, origin }) => `${name} ${origin}`)).toEqual([
      "authority 0",
      "block 1 1",
      "block 2 2",
      "proof null",
    ])
  })

  it("give four characters to the part that their first byte belongs to", async () => {
    const view = await viewOf(4)
    let at = 0
    for (const { text, name } of textPieces(view)) {
      expect(text.length % 4).toBe(0)
      for (const end = at + text.length; at < end; at += 4) {
        const byte = (at / 4) * 3
        const block = view.blocks.findIndex(({ range }) => range.from <= byte && byte < range.to)
        expect(name).toBe(block < 0 ? "proof" : block === 0 ? "authority" : `block ${block}`)
      }
    }
  })

  it("name what stands before the blocks after the token itself", () => {
    const range = (from: number, to: number) => ({ from, to })
    const blocks = [{ range: range(4, 7) }]
    const view = { text: "AAAABBBBCCCC", blocks, proofRange: range(7, 9) }
    // A view has more fields; the pieces depend on these alone.
    expect(textPieces(view as unknown as TokenView)).toEqual([
      { text: "AAAABBBB", name: "token", origin: null },
      { text: "CCCC", name: "authority", origin: "0" },
    ])
  })
})
