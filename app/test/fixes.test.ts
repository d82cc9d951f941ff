import { describe, expect, it } from "vitest"
import { parseFact, parseRule } from "../../src/language/index.ts"
import type { Fix, FixEdit } from "../../src/worker/index.ts"
import { fixApplies } from "../state/derive/fixes.ts"
import { parsedAuthorizer, parsedBlock } from "../state/derive/work.ts"
import type { Store } from "../state/state.ts"
import { blocksOf, run } from "./pages.ts"
import { idOf, pageOf, textOf } from "./sources.ts"

const outcome = { kind: "allowed", policy: 0 } as const
const fixOf = (edit: FixEdit): Fix => ({ ...edit, outcome, meaning: [] })

const trusting = (
  kind: "rule" | "check" | "policy",
  block: number | "authorizer",
  query: number,
  scopes: string,
): Fix =>
  fixOf({
    kind: "trust",
    at: { kind, block, index: 0 },
    query,
    scopes: parseRule(`a(1) <- b(1) trusting ${scopes}`).ast!.scopes,
    block: 1,
  })

const moving = (block: number, index: number, fact: string): Fix =>
  fixOf({ kind: "move", block, index, fact: parseFact(fact).ast! })

const adding = (fact: string): Fix => fixOf({ kind: "add", fact: parseFact(fact).ast! })

const errors = (page: Store): number =>
  [...blocksOf(page).map(parsedBlock), parsedAuthorizer(page.getState().documents.authorizer)]
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ severity }) => severity === "error").length

/** All texts after a fix, none of which may have an error. */
async function fixed(
  blocks: readonly string[],
  authorizer: string,
  fix: Fix,
): Promise<readonly string[]> {
  const page = await pageOf(blocks, authorizer)
  page.getState().actions.applyFix(fix)
  expect(errors(page)).toBe(0)
  return [...blocksOf(page).map(({ text }) => text), textOf(page, "authorizer")]
}

describe("to trust more", () => {
  it("adds scopes behind the query, comments around it kept", async () => {
    const authorizer = "// who\nallow if right(1); // enough\nuser(1);"
    expect(
      await fixed(
        ["", "right(1);"],
        authorizer,
        trusting("policy", "authorizer", 0, "authority, previous"),
      ),
    ).toEqual([
      "",
      "right(1);",
      "// who\nallow if right(1) trusting authority, previous; // enough\nuser(1);",
    ])
  })

  it("puts other scopes in place of those of the query", async () => {
    const check = "check if a(1) or b($x), $x > 1 trusting authority or c(1);"
    expect((await fixed(["", check], "", trusting("check", 1, 1, "authority, previous")))[1]).toBe(
      "check if a(1) or b($x), $x > 1 trusting authority, previous or c(1);",
    )
  })

  it("adds scopes to one branch of several, and to the body of a rule", async () => {
    const check = "check if a(1) or b(1)\n  or c(1);"
    expect((await fixed(["", check], "", trusting("check", 1, 1, "previous")))[1]).toBe(
      "check if a(1) or b(1) trusting previous\n  or c(1);",
    )
    const rule = "a($x) <- b($x), $x > 1"
    expect((await fixed([rule], "", trusting("rule", 0, 0, "previous")))[0]).toBe(
      `${rule} trusting previous`,
    )
  })
})

describe("to move a fact", () => {
  it("takes its line along, and leaves the other lines", async () => {
    const block = 'group("dev");\nright("file2", "read");\n// later\ncheck if true;'
    const fix = moving(1, 1, 'right("file2", "read")')
    const authority = 'user("alice"); // her\n\ncheck if true;'
    expect((await fixed([authority, block], "", fix)).slice(0, 2)).toEqual([
      'user("alice"); // her\nright("file2", "read");\n\ncheck if true;',
      'group("dev");\n// later\ncheck if true;',
    ])
  })

  it("keeps a comment and a statement on its line", async () => {
    expect((await fixed(["", "a(1); b(2); // both"], "", moving(1, 0, "a(1)")))[1]).toBe(
      "b(2); // both",
    )
    expect((await fixed(["", "a(1); b(2); // both"], "", moving(1, 1, "b(2)")))[1]).toBe(
      "a(1); // both",
    )
  })

  it("writes it behind the scopes that a block begins with", async () => {
    const authority = "trusting previous;\ncheck if true;"
    expect((await fixed([authority, "a(1)"], "", moving(1, 0, "a(1)"))).slice(0, 2)).toEqual([
      "trusting previous;\na(1);\ncheck if true;",
      "",
    ])
  })
})

it("adds a fact after those of the authorizer", async () => {
  expect((await fixed([""], "user(1);\nallow if true;", adding("time(2)")))[1]).toBe(
    "user(1);\ntime(2);\nallow if true;",
  )
})

describe("a change", () => {
  it("is one step, is shown and told, and is taken back by undoing once", async () => {
    const page = await pageOf(["", "a(1);"], "allow if a(1);")
    const before = page.getState().documents
    page.getState().actions.applyFix(moving(1, 0, "a(1)"))
    const { view, actions } = page.getState()
    expect(view.notice).toEqual({ text: "The authority states a(1) now.", undo: true })
    const { document, from, to } = view.reveal!
    expect(document).toBe(idOf(page, 0))
    expect(textOf(page, idOf(page, 0)).slice(from, to)).toBe("a(1)")
    actions.undo()
    expect(page.getState().documents).toBe(before)
  })

  it("is refused where the text has changed since", async () => {
    const page = await pageOf(["", "a(1);"], "allow if a(1);")
    const fix = trusting("policy", "authorizer", 0, "previous")
    page.getState().actions.editAuthorizer("user(1); allow if a(1);", false)
    expect(fixApplies(page.getState(), fix)).toBe("the text has changed since this result")
    page.getState().actions.applyFix(fix)
    expect(textOf(page, "authorizer")).toBe("user(1); allow if a(1);")
    expect(page.getState().view.notice?.text).toMatch(/has changed/)
  })

  it("is not for this page where the text is of a pasted token", async () => {
    const page = await pageOf(["check if a(1);"], "allow if true;")
    const state = page.getState()
    const token = state.results.token!.value
    if (token?.kind !== "token") throw new Error("no token")
    state.actions.openPasted()
    state.actions.pasteToken(token.text)
    await run(page)
    const reason = fixApplies(page.getState(), trusting("check", 0, 0, "previous"))
    expect(reason).toBe("only its issuer can change a block of a pasted token")
    expect(fixApplies(page.getState(), adding("a(1)"))).toBeNull()
  })
})
