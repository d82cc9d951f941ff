import { describe, expect, it } from "vitest"
import { printPublicKey } from "../../src/ast/index.ts"
import { explainAt, followCaret } from "../state/caret.ts"
import { isBeyond, shownLens, unseenWords } from "../state/derive/lens.ts"
import { shownToken } from "../state/derive/token.ts"
import type { DocumentId } from "../state/documents.ts"
import type { Store } from "../state/state.ts"
import { idOf, pageOf, textOf } from "./sources.ts"

const blocks = [
  'user("alice");',
  "check if operation($o);\nseen($u) <- user($u);\n",
  "trusting authority, previous;\ncheck if user($u) or user($u) trusting authority;",
]

/** Puts the caret behind the first `part` of a text. */
function caretAfter(page: Store, document: DocumentId, part: string): void {
  const position = textOf(page, document).indexOf(part) + part.length
  followCaret(page.getState(), document, position)
}

function words(page: Store): string | null {
  const lens = shownLens(page.getState())
  return lens && `${lens.name} sees ${lens.words}`
}

describe("the lens", () => {
  it("shows nothing before the caret is in a clause", async () => {
    const page = await pageOf(blocks, "allow if true;")
    expect(words(page)).toBeNull()
    expect(unseenWords(page.getState(), 1)).toBe("")
  })

  it("shows what a policy reads, and names the blocks that it does not", async () => {
    const page = await pageOf(blocks, "allow if true;")
    caretAfter(page, "authorizer", "allow if")
    expect(words(page)).toBe("policy 0 sees authority and authorizer")
    const state = page.getState()
    expect([0, 1, 2].map((block) => unseenWords(state, block))).toEqual([
      "",
      "not seen from policy 0",
      "not seen from policy 0",
    ])
  })

  it("shows what a check and a rule of a block read", async () => {
    const page = await pageOf(blocks, "allow if true;")
    caretAfter(page, idOf(page, 1), "check if operation($o);")
    expect(words(page)).toBe("check 0 of block 1 sees authority, block 1 and authorizer")
    caretAfter(page, idOf(page, 1), "seen")
    expect(words(page)).toBe("rule 0 of block 1 sees authority, block 1 and authorizer")
  })

  it("joins what the branches of a check read, and says that they differ", async () => {
    const page = await pageOf(blocks, "allow if true;")
    caretAfter(page, idOf(page, 2), "or user")
    expect(words(page)).toBe(
      "check 0 of block 2 sees every block and the authorizer, by one branch or another",
    )
  })

  it("knows the blocks that a key signed", async () => {
    const page = await pageOf(["", "", "// third party\nright(1);"], "allow if true;")
    const key = printPublicKey(shownToken(page.getState())!.blocks[2]!.externalKey!)
    page.getState().actions.editAuthorizer(`allow if right(1) trusting ${key};`, false)
    caretAfter(page, "authorizer", "allow")
    expect(words(page)).toBe("policy 0 sees block 2 and authorizer")
  })

  it("ends at a fact, on an empty line, and where it is switched off", async () => {
    const page = await pageOf(blocks, "user(1);\nallow if true;\n\n")
    caretAfter(page, "authorizer", "allow")
    expect(words(page)).not.toBeNull()
    caretAfter(page, "authorizer", "user")
    expect(words(page)).toBeNull()
    caretAfter(page, "authorizer", "true;\n")
    expect(words(page)).toBeNull()
    caretAfter(page, "authorizer", "allow")
    page.getState().actions.switchLens(false)
    expect(words(page)).toBeNull()
  })

  it("changes nothing while one types within a clause", async () => {
    const page = await pageOf(blocks, "allow if true;")
    caretAfter(page, "authorizer", "allow")
    const lens = shownLens(page.getState())
    const before = page.getState()
    caretAfter(page, "authorizer", "allow if tr")
    expect(page.getState()).toBe(before)
    page.getState().actions.editAuthorizer("allow if true, 1 < 2;", true)
    expect(shownLens(page.getState())).toBe(lens)
  })

  it("lets facts recede that follow from a block it does not read", async () => {
    const page = await pageOf(blocks, "allow if true;")
    caretAfter(page, "authorizer", "allow")
    const lens = shownLens(page.getState())
    expect(isBeyond(lens, [0])).toBe(false)
    expect(isBeyond(lens, [0, "authorizer"])).toBe(false)
    expect(isBeyond(lens, [0, 1])).toBe(true)
    expect(isBeyond(null, [1])).toBe(false)
  })
})

describe("a question about a place in a text", () => {
  it("is about the clause there", async () => {
    const page = await pageOf(blocks, "allow if true;")
    explainAt(page.getState(), idOf(page, 1), 3)
    expect(page.getState().view.why.focus?.clause).toEqual({ kind: "check", block: 1, index: 0 })
  })

  it("is about the fact there, as the world holds it", async () => {
    const page = await pageOf(blocks, "allow if true;")
    explainAt(page.getState(), idOf(page, 0), 3)
    expect(page.getState().view.why.proved).toMatchObject({
      kind: "fact",
      fact: { name: "user", origin: [0] },
    })
  })

  it("is answered in words where nothing is written", async () => {
    const page = await pageOf(blocks, "allow if true;\n\n")
    explainAt(page.getState(), "authorizer", 16)
    expect(page.getState().view.notice?.text).toMatch(/no fact, rule, check or policy/)
  })
})
