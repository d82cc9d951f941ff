import { describe, expect, it } from "vitest"
import { decidingRows, evaluatedRows, resultRows } from "../state/derive/rows.ts"
import { shownReport } from "../state/derive/shown.ts"
import type { ReportResult, Store } from "../state/state.ts"
import { opened, run } from "./pages.ts"

async function result(write: (actions: ReturnType<Store["getState"]>["actions"]) => void) {
  const page = await opened()
  write(page.getState().actions)
  await run(page)
  return shownReport(page.getState())!
}

const words = (rows: ReturnType<typeof evaluatedRows>): string[] =>
  rows.map(({ block, kind, index, result }) => `${block} ${kind} ${index} ${result}`)

const everywhere = (): Promise<ReportResult> =>
  result(({ editBlock, editAuthorizer }) => {
    editBlock(0, "check if true; check if false;", false)
    editBlock(1, "check if false;", false)
    editAuthorizer("check if true; deny if false; allow if true; deny if true;", false)
  })

describe("the rows of a result", () => {
  it("are checks, block by block, then policies", async () => {
    const { value } = await everywhere()
    expect(words(evaluatedRows(value))).toEqual([
      "authorizer check 0 passed",
      "0 check 0 passed",
      "0 check 1 failed",
      "1 check 0 failed",
      "authorizer policy 0 does not match",
      "authorizer policy 1 matches",
      "authorizer policy 2 not reached",
    ])
  })

  it("stay the same objects over runs that change nothing about them", async () => {
    const page = await opened()
    const before = evaluatedRows(shownReport(page.getState())!.value)
    page.getState().actions.editBlock(1, 'check if operation("read"); check if false;', false)
    await run(page)
    const after = evaluatedRows(shownReport(page.getState())!.value)
    expect(after.map((row) => before.includes(row))).toEqual([true, false, true])
  })

  it("that decided are the failed checks, then the policy that matched", async () => {
    expect(words(decidingRows(await everywhere()))).toEqual([
      "0 check 1 failed",
      "1 check 0 failed",
      "authorizer policy 1 matches",
    ])
  })

  it("show a policy that denies as what denied, and one that does not match as neither", async () => {
    const { value } = await result(({ editAuthorizer }) =>
      editAuthorizer("time(2026-01-01T00:00:00Z); allow if false; deny if true;", false),
    )
    const policies = evaluatedRows(value).filter(({ kind }) => kind === "policy")
    expect(policies.map(({ tone }) => tone)).toEqual(["none", "deny"])
  })

  it("begin with the clause that has no value", async () => {
    const failed = await result(({ editAuthorizer }) =>
      editAuthorizer("check if 1 / 0 === 1; allow if true;", false),
    )
    expect(decidingRows(failed)).toMatchObject([
      { tone: "deny", result: "failed: division by zero", text: "check if 1 / 0 === 1" },
    ])
    expect(resultRows(failed)[0]).toBe(decidingRows(failed)[0])
  })

  it("name the rule of a block that made the run stop", async () => {
    const facts = Array.from({ length: 12 }, (_, i) => `n(${i});`).join("")
    const stopped = await result(({ editBlock }) =>
      editBlock(0, `${facts} p($a, $b, $c) <- n($a), n($b), n($c);`, false),
    )
    expect(decidingRows(stopped)).toMatchObject([
      { kind: "rule", block: 0, text: "p($a, $b, $c) <- n($a), n($b), n($c)" },
    ])
  })
})
