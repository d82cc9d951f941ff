import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { printRule } from "../../src/ast/index.ts"
import { Answers } from "../../src/worker/answer.ts"
import { answerTable, isQueryStale, queryResult, aboutWords } from "../state/derive/query-answer.ts"
import { queryReading } from "../state/derive/query-text.ts"
import { isStale } from "../state/derive/shown.ts"
import { explainInSight } from "../state/explain.ts"
import type { Host } from "../state/host.ts"
import { runOnChange } from "../state/run.ts"
import type { QueryQuestion, Store } from "../state/state.ts"
import { opened, openPage, openTestPage, run } from "./pages.ts"
import { authorizerText } from "./queries.ts"

const textOf = ({ rule }: QueryQuestion): string => printRule(rule)

const asked = (text: string): string | null => {
  const { rule } = queryReading(text)
  return rule && printRule(rule)
}

const messages = (text: string): string[] =>
  queryReading(text).diagnostics.map(({ message }) => message)

describe("the text of a query", () => {
  it("is a rule as it is", () => {
    expect(asked('readable($f) <- right($f, "read")')).toBe('readable($f) <- right($f, "read")')
  })

  it("is a body, whose variables are asked for in the order in which they appear", () => {
    expect(asked("right($b, $a), user($c), right($a, $b)")).toBe(
      "query($b, $a, $c) <- right($b, $a), user($c), right($a, $b)",
    )
  })

  it("is a body without variables, which holds or not", () => {
    expect(asked('user("alice")')).toBe('query(true) <- user("alice")')
  })

  it("may say what it trusts", () => {
    expect(asked("user($u) trusting authority")).toBe("query($u) <- user($u) trusting authority")
  })

  it("may end in a semicolon, and have blanks around it", () => {
    expect(asked("\n user($u) ;\n ")).toBe("query($u) <- user($u)")
    expect(asked("a($u) <- user($u);")).toBe("a($u) <- user($u)")
  })

  it("asks nothing while it is empty", () => {
    for (const text of ["", "  \n", ";"]) {
      expect(queryReading(text)).toEqual({ rule: null, diagnostics: [] })
    }
  })

  it("has its errors where they were typed", () => {
    const text = "  user($u), righ(,"
    const { rule, diagnostics } = queryReading(text)
    expect(rule).toBeNull()
    expect(diagnostics[0]!.from).toBe(text.indexOf(",", text.indexOf("righ")))
    for (const { from, to } of diagnostics) {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(text.length)
    }
  })

  it("is refused when its head asks for what nothing binds", () => {
    const text = "a($u, $v) <- user($u)"
    expect(queryReading(text)).toMatchObject({
      rule: null,
      diagnostics: [{ code: "unbound-variable", from: text.indexOf("$v") }],
    })
  })

  it("is refused when it has branches, or is a check", () => {
    expect(messages("user($u) or right($u, $v)")).toEqual([
      "a query has one body; `or` joins those of checks and policies",
    ])
    expect(messages("check if user($u)")).toEqual(["this is not part of the query"])
    expect(messages("user($u); user($v)")[0]).toBe("this is not part of the query")
  })

  it("tells an arrow from a comparison", () => {
    expect(asked("n($a), $a<-1")).toBe("query($a) <- n($a), $a < -1")
  })
})

describe("a query among the documents", () => {
  it("is no change of what is run", async () => {
    const page = await opened()
    const { revision, results } = page.getState()
    const { actions } = page.getState()
    actions.editQuery("user($u)", false)
    actions.chooseViewpoint("query_all")
    actions.fallBehind()
    expect(page.getState().revision).toBe(revision)
    expect(isStale(page.getState())).toBe(false)
    actions.undo()
    actions.undo()
    actions.redo()
    expect(page.getState().revision).toBe(revision)
    expect(page.getState().results.report).toBe(results.report)
  })

  it("is undone in turn with other texts, and each is run again or not", () => {
    const page = openPage()
    const { actions } = page.getState()
    const before = authorizerText(page)
    actions.editQuery("user($u)", false)
    actions.editAuthorizer("allow if true;", false)
    actions.chooseViewpoint({ block: 1 })
    const { revision } = page.getState()
    actions.undo()
    expect(page.getState().documents.query.viewpoint).toEqual({ block: "authorizer" })
    expect(page.getState().revision).toBe(revision)
    actions.undo()
    expect(authorizerText(page)).toBe(before)
    expect(page.getState().revision).toBe(revision + 1)
    actions.undo()
    expect(page.getState().documents.query.text).toBe("")
    expect(page.getState().revision).toBe(revision + 1)
    for (let i = 0; i < 3; i++) actions.redo()
    expect(page.getState().documents).toMatchObject({
      authorizer: { text: "allow if true;" },
      query: { text: "user($u)", viewpoint: { block: 1 } },
    })
    expect(page.getState().revision).toBe(revision + 2)
  })

  it("is undone a run of typing at a time, and comes into sight", () => {
    const { store, outside } = openTestPage()
    const { actions } = store.getState()
    for (const [i] of [..."user($u)"].entries()) {
      outside.time += 100
      actions.editQuery("user($u)".slice(0, i + 1), i > 0)
    }
    actions.openPane("facts")
    actions.undo()
    expect(store.getState().documents.query.text).toBe("")
    expect(store.getState().view).toMatchObject({ pane: "query", reveal: { document: "query" } })
  })

  it("goes with a clean sheet", () => {
    const page = openPage()
    const { actions } = page.getState()
    actions.editQuery("user($u)", false)
    actions.cleanSheet()
    expect(page.getState().documents.query.text).toBe("")
    actions.undo()
    expect(page.getState().documents.query.text).toBe("user($u)")
  })

  it("does not take the focus when its tab is opened after it was shown", () => {
    const page = openPage()
    const { actions } = page.getState()
    actions.openQuery()
    expect(page.getState().view.reveal).toMatchObject({ document: "query" })
    actions.openPane("facts")
    actions.openPane("query")
    expect(page.getState().view.reveal).toBeNull()
  })
})

describe("asking", () => {
  let page: Store
  let runs = 0
  let queries: string[] = []
  let ends: (() => void)[] = []

  beforeEach(async () => {
    vi.useFakeTimers()
    page = await opened()
    runs = 0
    queries = []
    const answers = new Answers()
    const engine: Host["engine"] = {
      run: async () => {
        runs++
        return null
      },
      facts: async () => null,
      factsText: async () => null,
      snapshot: async () => null,
      explain: async (work, questions) => {
        queries.push(...questions.flatMap((one) => (one.kind === "query" ? [textOf(one)] : [])))
        const { revision } = work
        const request = { kind: "explain", id: 0, revision, work, questions } as const
        const reply = await answers.answer(request)
        return reply.kind === "explain" ? reply : null
      },
      stop: () => {},
    }
    ends = [runOnChange(page, engine), explainInSight(page, engine)]
    page.getState().actions.openPane("query")
    await vi.advanceTimersByTimeAsync(200)
    runs = 0
  })
  afterEach(() => {
    for (const end of ends) end()
    vi.useRealTimers()
  })

  const amount = (): string => answerTable(queryResult(page.getState())!).amount

  it("waits until the typing rests, and does not run anything", async () => {
    const { actions } = page.getState()
    for (const text of ["user($u", "user($u)", "user($us)"]) {
      actions.editQuery(text, true)
      await vi.advanceTimersByTimeAsync(40)
    }
    expect(queries).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(queries).toEqual(["query($us) <- user($us)"])
    expect(amount()).toBe("1 answer")
    expect(runs).toBe(0)
  })

  it("keeps the last answer while the text has errors, and says what it is to", async () => {
    const { actions } = page.getState()
    actions.editQuery("user($u)", false)
    await vi.advanceTimersByTimeAsync(200)
    expect(isQueryStale(page.getState())).toBe(false)
    actions.editQuery("user($u", true)
    await vi.advanceTimersByTimeAsync(200)
    expect(amount()).toBe("1 answer")
    expect(isQueryStale(page.getState())).toBe(true)
    expect(aboutWords(page.getState())).toBe("to the query before")
    actions.editQuery("user($u)", true)
    await vi.advanceTimersByTimeAsync(200)
    expect(queries).toHaveLength(1)
    expect(isQueryStale(page.getState())).toBe(false)
    expect(aboutWords(page.getState())).toBe("")
  })

  it("asks again from another viewpoint, and of another run", async () => {
    const { actions } = page.getState()
    actions.editQuery("user($u)", false)
    await vi.advanceTimersByTimeAsync(200)
    actions.chooseViewpoint({ block: 1 })
    await vi.advanceTimersByTimeAsync(200)
    expect(queries).toHaveLength(2)
    actions.editBlock(0, 'user("bob"); user("cyd");', false)
    expect(isQueryStale(page.getState())).toBe(true)
    await run(page)
    await vi.advanceTimersByTimeAsync(200)
    expect(queries).toHaveLength(3)
    expect(amount()).toBe("2 answers")
  })

  it("asks nothing in other panes, nor with an empty text", async () => {
    const { actions } = page.getState()
    actions.editQuery("user($u)", false)
    actions.openPane("facts")
    await vi.advanceTimersByTimeAsync(200)
    expect(queries).toEqual([])
    actions.openPane("query")
    actions.editQuery("", false)
    await vi.advanceTimersByTimeAsync(200)
    expect(queries).toEqual([])
    expect(queryResult(page.getState())).toBeNull()
  })
})
