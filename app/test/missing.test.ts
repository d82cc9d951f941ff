import { describe, expect, it } from "vitest"
import { missingChips, missingNow, missingShown } from "../state/derive/missing.ts"
import { shownProblems, textDiagnostics } from "../state/derive/problems.ts"
import { parsedAuthorizer } from "../state/derive/work.ts"
import type { Store } from "../state/state.ts"
import { run } from "./pages.ts"
import { idOf, pageOf, textOf } from "./sources.ts"

const expiring = "check if time($t), $t < 2027-01-01T00:00:00Z;"

const told = (page: Store): readonly string[] =>
  missingNow(page.getState()).map(({ message, hint, title }) =>
    [message, hint, title].filter((part) => part !== "").join(" / "),
  )

describe("what nothing supplies", () => {
  it("is told with the fact that a request usually brings", async () => {
    const page = await pageOf(["", expiring], "allow if true;")
    expect(told(page)).toEqual([
      "nothing supplies `time(…)` / the authorizer normally does / time(…)",
    ])
  })

  it("is stated as it stands where it is all values", async () => {
    const page = await pageOf(["", 'check if right("file1", "read");'], "allow if true;")
    expect(told(page)).toEqual(['nothing supplies `right(…, …)` / right("file1", "read")'])
  })

  it("is only named where nobody but the reader knows its values", async () => {
    const page = await pageOf(["", "check if right($file, $right);"], "allow if true;")
    expect(told(page)).toEqual(["nothing supplies `right(…, …)`"])
    expect(missingNow(page.getState())[0]!.supply).toBeNull()
  })

  it("is told apart from what a block says that is not trusted", async () => {
    const page = await pageOf(["check if right(1);", "right(1);"], "allow if true;")
    expect(told(page)).toEqual([
      "nothing that check 0 of authority trusts supplies `right(…)` / block 1 does, without being trusted / right(1)",
    ])
  })

  it("is awaited while the key of a third party is not known", async () => {
    const page = await pageOf([""], "allow if true;")
    const { actions } = page.getState()
    actions.addThirdPartyBlock()
    actions.editBlock(idOf(page, 1), expiring, false)
    expect(told(page)).toEqual([])
    await run(page)
    expect(told(page)).toHaveLength(1)
  })

  it("is not told while a text has errors, and stays beside the result", async () => {
    const page = await pageOf(["", expiring], "allow if true;")
    page.getState().actions.editAuthorizer("allow if tr(", true)
    expect(told(page)).toEqual([])
    expect(missingShown(page.getState())).toHaveLength(1)
  })

  it("is told once beside the result, however many checks read it", async () => {
    const page = await pageOf(["", `${expiring}\n${expiring}`], "allow if true;")
    const all = missingShown(page.getState())
    expect(all).toHaveLength(2)
    expect(missingChips(all)).toHaveLength(1)
  })

  it("is underlined where it is read, beside what else is wrong there", async () => {
    const page = await pageOf(["", expiring], "allow if true;")
    const id = idOf(page, 1)
    const [underline] = textDiagnostics(page.getState(), id)
    expect(textOf(page, id).slice(underline!.from, underline!.to)).toBe("time($t)")
    expect(underline).toMatchObject({ severity: "warning", code: "missing-input" })
    // As long as it says the same, it is not drawn again.
    const before = textDiagnostics(page.getState(), id)
    page.getState().actions.editAuthorizer("allow if true, true;", true)
    expect(textDiagnostics(page.getState(), id)).toBe(before)
  })

  it("is among the problems, with its place", async () => {
    const page = await pageOf(["", `// until then\n${expiring}`], "allow if true;")
    expect(shownProblems(page.getState())).toMatchObject([
      { code: "missing-input", line: 2, column: 10, document: idOf(page, 1) },
    ])
  })

  it("is supplied by the page's clock, in one step", async () => {
    const page = await pageOf(["", expiring], "user(1);\nallow if true;")
    const { actions } = page.getState()
    actions.setClock("2026-02-03T04:05:06Z")
    actions.supplyInput(missingNow(page.getState())[0]!.supply!)
    expect(textOf(page, "authorizer")).toBe("user(1);\ntime(2026-02-03T04:05:06Z);\nallow if true;")
    expect(told(page)).toEqual([])
    actions.undo()
    expect(textOf(page, "authorizer")).toBe("user(1);\nallow if true;")
  })

  it("is found in the blocks of a pasted token", async () => {
    const page = await pageOf(["user(1);", expiring], "allow if true;")
    const state = page.getState()
    const view = state.results.token!.value
    if (view?.kind !== "token") throw new Error("no token")
    state.actions.openPasted()
    state.actions.pasteToken(view.text)
    expect(told(page)).toEqual([])
    await run(page)
    expect(told(page)).toHaveLength(1)
    const [underline] = textDiagnostics(page.getState(), "decoded 1")
    expect([underline!.from, underline!.to]).toEqual([9, 17])
    underline!.action!.run()
    expect(parsedAuthorizer(page.getState().documents.authorizer).ast.facts).toMatchObject([
      { name: "time" },
    ])
  })
})
