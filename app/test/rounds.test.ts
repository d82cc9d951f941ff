import { describe, expect, it } from "vitest"
import type { RoundFacts, Rounds } from "../../src/worker/index.ts"
import { growth, roundFacts, roundSentence, ruleLines, shownRound } from "../state/derive/rounds.ts"
import { shownReport } from "../state/derive/shown.ts"
import type { ReportResult, Store } from "../state/state.ts"
import { openTestPage, run } from "./pages.ts"

/** A page where a chain of three edges was closed, in three rounds. */
async function closed(): Promise<Store> {
  const { store } = openTestPage()
  store.getState().actions.editAuthorizer(
    `edge(1, 2); edge(2, 3); edge(3, 4);
     path($a, $b) <- edge($a, $b);
     path($a, $c) <- path($a, $b), edge($b, $c);
     allow if path(1, 4);`,
    false,
  )
  await run(store)
  return store
}

const resultOf = (page: Store): ReportResult => shownReport(page.getState())!

const rounds: Rounds = { kind: "rounds", totals: [6, 9, 11, 12], rules: [] }

describe("the rounds of a run", () => {
  it("shows the last round until another is chosen", async () => {
    const page = await closed()
    expect(shownRound(page.getState())).toBe(3)
    page.getState().actions.lookAtRound(1)
    expect(shownRound(page.getState())).toBe(1)
  })

  it("shows the last round there is when the chosen one is gone", async () => {
    const page = await closed()
    page.getState().actions.lookAtRound(3)
    page.getState().actions.editAuthorizer("edge(1, 2); path($a, $b) <- edge($a, $b);", false)
    await run(page)
    expect(shownRound(page.getState())).toBe(1)
  })

  it("says what a round made, and how far that is from the limit", async () => {
    const result = resultOf(await closed())
    expect(roundSentence(result, rounds, 0)).toBe(
      "Before the first round there are the 6 facts that were written",
    )
    expect(roundSentence(result, rounds, 2)).toBe(
      "Round 2 of 3 made 2 new facts: 11 of 1,000 so far",
    )
  })

  it("names the rules that fired as they are written, and what each made", async () => {
    const result = resultOf(await closed())
    const round: RoundFacts = {
      kind: "round",
      round: 2,
      made: 2,
      facts: [
        {
          name: "path",
          terms: [
            { kind: "integer", value: 1n },
            { kind: "integer", value: 3n },
          ],
          origin: ["authorizer"],
          round: 2,
          from: { kind: "rule", block: "authorizer", index: 1 },
        },
      ],
      rules: [{ at: { kind: "rule", block: "authorizer", index: 1 }, fired: 2, made: 2 }],
    }
    expect(ruleLines(result, round)).toMatchObject([
      { text: "path($a, $c) <- path($a, $b), edge($b, $c)", fired: "fired 2×", made: "2 new" },
    ])
    expect(roundFacts(round).map(({ text }) => text)).toEqual(["path(1, 3)"])
  })
})

describe("the growth of a run", () => {
  it("rises from what was written to the last total, which is the top", () => {
    expect(growth(rounds, 1000)).toMatchObject({
      points: "0.00,50.00 33.33,25.00 66.67,8.33 100.00,0.00",
      limit: null,
    })
  })

  it("is drawn under its limit once a quarter of that is used", () => {
    expect(growth(rounds, 24)).toMatchObject({ limit: 0 })
    expect(growth(rounds, 24).spots.at(-1)).toEqual({ x: 100, y: 50 })
  })

  it("passes a limit that it went beyond", () => {
    expect(growth(rounds, 6).limit).toBe(50)
  })
})
