import { describe, expect, it } from "vitest"
import type { Report } from "../../src/worker/index.ts"
import { Answers } from "../../src/worker/answer.ts"
import {
  factGroups,
  factsWanted,
  factTable,
  matchingCount,
  nextSort,
  previewed,
  rowsInSight,
  windowRows,
} from "../state/derive/facts.ts"
import { shownReport } from "../state/derive/shown.ts"
import type { FactsView, Store } from "../state/state.ts"
import { openPage, run } from "./pages.ts"

const numbers = (amount: number): string =>
  Array.from({ length: amount }, (_, i) => `n(${i}, "user ${i}");`).join("")

/** A page whose authority holds facts n(i, "user i"). */
async function pageOf(amount: number): Promise<Store> {
  const page = openPage()
  const { actions } = page.getState()
  actions.chooseLimits("custom")
  actions.editBlock(0, `${numbers(amount)} user("alice"); seen($u) <- user($u);`, false)
  await run(page)
  return page
}

const reportOf = (page: Store): Report => shownReport(page.getState())!.value

/** Fetches the page of facts that is wanted, if one is. */
async function fetch(page: Store): Promise<boolean> {
  const wanted = factsWanted(page.getState())
  if (wanted === null) return false
  const { work, query } = wanted
  const request = { kind: "facts", id: 0, revision: work.revision, work, query } as const
  const reply = await new Answers().answer(request)
  if (reply.kind === "facts") page.getState().actions.finishFacts(work, reply.page)
  return reply.kind === "facts"
}

const look = (page: Store, view: Partial<FactsView>): void =>
  page.setState((state) => ({ view: { ...state.view, facts: { ...state.view.facts, ...view } } }))

const table = { name: "n", arity: 2 }

describe("facts beside each other", () => {
  it("are grouped by predicate, with their birth and the rule of it", async () => {
    const groups = factGroups(reportOf(await pageOf(3)), "")
    expect(groups.map(({ name, arity, total }) => `${name}/${arity} ${total}`)).toContain("n/2 3")
    expect(groups.find(({ name }) => name === "seen")!.lines).toEqual([
      {
        row: 0,
        terms: ['"alice"'],
        origin: [0],
        birth: "round 1, rule 0 of authority",
        isGiven: false,
        from: { kind: "rule", block: 0, index: 0 },
        fact: { name: "seen", terms: [{ kind: "string", value: "alice" }], origin: [0] },
      },
    ])
  })

  it("are the first ones of a predicate that has many", async () => {
    const group = factGroups(reportOf(await pageOf(900)), "").find(({ name }) => name === "n")!
    expect(group).toMatchObject({ total: 900, matching: group.held })
    expect(group.lines).toHaveLength(previewed)
  })

  it("are filtered by their text, origin and birth", async () => {
    const report = reportOf(await pageOf(3))
    const found = (filter: string): string[] =>
      factGroups(report, filter).flatMap(({ name, lines }) =>
        lines.map(({ terms }) => `${name}(${terms.join(", ")})`),
      )
    expect(found("USER 2")).toEqual(['n(2, "user 2")'])
    expect(found("n(1,")).toEqual(['n(1, "user 1")'])
    expect(found("round 1")).toEqual(['seen("alice")'])
    expect(found("authority")).toHaveLength(5)
    expect(matchingCount(factGroups(report, "nowhere"))).toBe(0)
  })

  it("keep a predicate that may hold more of what is looked for", async () => {
    const report = reportOf(await pageOf(900))
    expect(factGroups(report, "user 899")).toMatchObject([{ name: "n", matching: 0 }])
  })
})

describe("a table of facts", () => {
  it("begins with the rows that the report holds", async () => {
    const page = await pageOf(900)
    page.getState().actions.openTable(table, null)
    expect(factTable(page.getState())).toMatchObject({ total: 900, matching: 900, from: 0 })
    expect(factTable(page.getState())!.lines[5]!.terms).toEqual(["5", '"user 5"'])
  })

  it("has the rows in sight, wherever it is scrolled to", async () => {
    const page = await pageOf(2000)
    page.getState().actions.openTable(table, null)
    for (const from of [0, 150, 390, 1234, 1990, 700]) {
      page.getState().actions.lookAtRows(from, from + 40)
      await fetch(page)
      const rows = windowRows(factTable(page.getState())!, from, from + 40)
      expect(rows).toHaveLength(Math.min(40, 2000 - from))
      for (const { row, line } of rows)
        expect(line).toMatchObject({ row, terms: [`${row}`, `"user ${row}"`] })
    }
  })

  it("asks for nothing while the rows in sight are known", async () => {
    const page = await pageOf(2000)
    expect(await fetch(page)).toBe(false)
    page.getState().actions.openTable(table, null)
    page.getState().actions.lookAtRows(0, 40)
    expect(await fetch(page)).toBe(true)
    page.getState().actions.lookAtRows(120, 160)
    expect(await fetch(page)).toBe(false)
  })

  it("is filtered and sorted, and keeps the rows it had until those are there", async () => {
    const page = await pageOf(900)
    const { openTable, filterFacts, sortFacts } = page.getState().actions
    openTable(table, null)
    filterFacts("user 89")
    expect(factTable(page.getState())!.matching).toBe(900)
    await fetch(page)
    expect(factTable(page.getState())!.matching).toBe(11)
    sortFacts({ by: 0, descending: true })
    expect(factTable(page.getState())!.lines[0]!.terms[0]).toBe("89")
    await fetch(page)
    expect(factTable(page.getState())!.lines[0]!.terms[0]).toBe("899")
  })

  it("closes when the run makes no such fact any more", async () => {
    const page = await pageOf(3)
    page.getState().actions.openTable(table, null)
    page.getState().actions.editBlock(0, 'user("alice");', false)
    await run(page)
    expect(factTable(page.getState())).toBeNull()
  })

  it("has rows that are still to come", async () => {
    const page = await pageOf(900)
    look(page, { table })
    const rows = windowRows(factTable(page.getState())!, 880, 950)
    expect(rows).toHaveLength(20)
    expect(rows[0]).toEqual({ row: 880, line: null })
  })
})

describe("a column", () => {
  it("sorts upwards, then downwards, then not at all", () => {
    const up = nextSort(null, 1)
    expect(up).toEqual({ by: 1, descending: false })
    const down = nextSort(up, 1)
    expect(down).toEqual({ by: 1, descending: true })
    expect(nextSort(down, 1)).toBeNull()
    expect(nextSort(down, "origin")).toEqual({ by: "origin", descending: false })
  })
})

describe("the rows in sight", () => {
  const start = rowsInSight(0, 280, 28, { from: 0, to: 0 })

  it("have spare ones around them", () => {
    expect(start).toEqual({ from: 0, to: 20 })
    expect(rowsInSight(2800, 280, 28, start)).toEqual({ from: 90, to: 120 })
  })

  it("stay while there are spare ones on both sides", () => {
    expect(rowsInSight(100, 280, 28, start)).toBe(start)
    expect(rowsInSight(200, 280, 28, start)).not.toBe(start)
  })

  it("always cover the view", () => {
    let range = start
    for (let top = 0; top < 20_000; top += 37) {
      range = rowsInSight(top, 280, 28, range)
      expect(range.from).toBeLessThanOrEqual(Math.floor(top / 28))
      expect(range.to).toBeGreaterThanOrEqual(Math.ceil((top + 280) / 28))
    }
  })
})
