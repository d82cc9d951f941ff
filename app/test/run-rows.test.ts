import { describe, expect, it } from "vitest"
import { limitFields, limitText, readLimit } from "../state/derive/limit-fields.ts"
import { runRows, type RunRow, stopSentence } from "../state/derive/run-rows.ts"
import { shownReport } from "../state/derive/shown.ts"
import type { ReportResult, Store } from "../state/state.ts"
import { datalogVersion, problemCount, tokenSize } from "../state/derive/status.ts"
import { opened, openPage, run } from "./pages.ts"

const result = (page: Store): ReportResult => shownReport(page.getState())!

const row = (page: Store, limit: RunRow["limit"]): RunRow | undefined =>
  runRows(result(page)).find((found) => found.limit === limit)

async function limited(limit: RunRow["limit"], value: number, authorizer: string): Promise<Store> {
  const page = openPage()
  page.getState().actions.changeLimit(limit, value)
  page.getState().actions.editAuthorizer(authorizer, false)
  await run(page)
  return page
}

/** Each round makes one fact. */
const steps = Array.from({ length: 20 }, (_, i) => `step(${i}, ${i + 1});`).join("\n")
const chain = `${steps}\nat(0);\nat($b) <- at($a), step($a, $b);\nallow if true;`

describe("the rows of a run", () => {
  it("tell what was used of each limit", async () => {
    const page = await opened()
    expect(row(page, "maxFacts")).toMatchObject({
      used: "6",
      bound: "of 1,000",
      note: "6 given, 0 derived",
      isReached: false,
    })
    expect(row(page, "maxFacts")?.percent).toBeCloseTo(0.6)
    expect(row(page, "maxBlocks")).toMatchObject({ used: "1", bound: "· no limit", percent: null })
  })

  it("tell given facts from derived ones", async () => {
    const page = openPage()
    page.getState().actions.editAuthorizer("can($u) <- user($u);\nallow if can($u);", false)
    await run(page)
    expect(row(page, "maxFacts")?.note).toBe("3 given, 1 derived")
    expect(row(page, "maxIterations")?.used).toBe("1")
  })

  it("compare the time with the reference's, which is not applied", async () => {
    const page = await opened()
    expect(row(page, "maxTime")).toMatchObject({ bound: "· no limit", percent: null })
    expect(row(page, "maxTime")?.note).toMatch(/the reference's 1 ms, which is not applied/)
  })

  it("mark the limit of facts that stopped the run", async () => {
    const page = await limited("maxFacts", 30, chain)
    expect(row(page, "maxFacts")).toMatchObject({ isReached: true, percent: 100 })
    expect(row(page, "maxIterations")?.isReached).toBe(false)
    expect(stopSentence(result(page).value)).toMatch(
      /^TooManyFacts: 30 facts reached the limit of 30 facts, so there is no verdict\. .*rule 0 of the authorizer/,
    )
  })

  it("mark the limit of rounds that stopped the run", async () => {
    const page = await limited("maxIterations", 5, chain)
    expect(row(page, "maxIterations")).toMatchObject({ isReached: true, used: "5", bound: "of 5" })
    expect(stopSentence(result(page).value)).toContain("5 rounds reached the limit of 5 rounds")
  })

  it("mark the limit of blocks that refused the token", async () => {
    const page = openPage()
    page.getState().actions.changeLimit("maxBlocks", 1)
    page.getState().actions.addBlock()
    await run(page)
    expect(row(page, "maxBlocks")).toMatchObject({ isReached: true, used: "2", bound: "of 1" })
    expect(stopSentence(result(page).value)).toBe(
      "TooManyBlocks: 2 blocks after the authority are over the limit of 1 block, so there is no verdict.",
    )
  })

  it("mark the strict bound for which a token is rejected", async () => {
    const page = openPage()
    page.getState().actions.chooseLimits("strict")
    for (let i = 0; i < 5; i++) page.getState().actions.addBlock()
    await run(page)
    expect(row(page, "maxBlocks")).toMatchObject({ isReached: true, used: "6", bound: "of 5" })
    expect(stopSentence(result(page).value)).toBe(
      "BiscuitBoundsExceeded: 6 blocks after the authority, at most 5 allowed. The token is rejected whatever the policies say.",
    )
  })

  it("mark none where the run came to its end", async () => {
    const page = await opened()
    expect(runRows(result(page)).some(({ isReached }) => isReached)).toBe(false)
    expect(stopSentence(result(page).value)).toBeNull()
  })
})

describe("a field for a limit", () => {
  const [facts, , time] = limitFields
  const message = (text: string): string => {
    const read = readLimit(facts!, text)
    return read.kind === "wrong" ? read.message : ""
  }

  it("reads a number, grouped or not", () => {
    expect(readLimit(facts!, "100,000")).toEqual({ kind: "limit", value: 100_000 })
    expect(readLimit(facts!, " 5 000 ")).toEqual({ kind: "limit", value: 5000 })
  })

  it("says in words what is wrong with one", () => {
    expect(message("many")).toBe("expected a whole number")
    expect(message("-1")).toBe("expected a whole number")
    expect(message("1.5")).toBe("expected a whole number")
    expect(message("0")).toBe("the least limit is 1")
    expect(message("1000001")).toBe("the greatest limit is 1,000,000")
    expect(message("")).toBe("facts need a limit")
  })

  it("means no limit when it is empty and may be", () => {
    expect(readLimit(time!, "")).toEqual({ kind: "limit", value: Infinity })
    expect(limitText(Infinity)).toBe("")
  })
})

describe("the status strip", () => {
  it("tells the token's size and version", async () => {
    const page = openPage()
    expect([tokenSize(page.getState()), datalogVersion(page.getState())]).toEqual(["", ""])
    await run(page)
    expect(tokenSize(page.getState())).toMatch(/^\d+ B$/)
    expect(datalogVersion(page.getState())).toBe("Datalog 3.0")
  })

  it("tells the highest version of the blocks", async () => {
    const page = openPage()
    page.getState().actions.editBlock(1, "reject if bad(true);", false)
    await run(page)
    expect(datalogVersion(page.getState())).toBe("Datalog 3.3")
  })

  it("counts problems by how bad they are", () => {
    const page = openPage()
    expect(problemCount(page.getState()).words).toBe("no problems")
    page.getState().actions.editAuthorizer("allow if", false)
    expect(problemCount(page.getState())).toMatchObject({ errors: 1, words: "1 error" })
  })
})
