import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { printRule } from "../../src/ast/index.ts"
import { Answers } from "../../src/worker/answer.ts"
import type { Viewpoint } from "../../src/worker/index.ts"
import { questionsWanted } from "../state/derive/explanations.ts"
import {
  keyChoices,
  queryQuestion,
  sightWords,
  usedViewpoint,
  viewerId,
  viewers,
} from "../state/derive/query.ts"
import {
  answersAsCsv,
  answersAsDatalog,
  type AnswerTable,
  answerTable,
  isQueryStale,
  noAnswerWords,
  queryResult,
  staleWords,
} from "../state/derive/query-answer.ts"
import { exampleQueries } from "../state/derive/query-examples.ts"
import { queryReading } from "../state/derive/query-text.ts"
import { isStale, shownReport } from "../state/derive/shown.ts"
import { explainInSight } from "../state/explain.ts"
import { runOnChange } from "../state/run.ts"
import type { Host } from "../state/host.ts"
import type { QueryQuestion, Store } from "../state/state.ts"
import { blocksOf, opened, openPage, openTestPage, run } from "./pages.ts"

/** Answers the query of a page whose pane is open, as the worker does. */
async function answer(page: Store): Promise<void> {
  const state = page.getState()
  const result = shownReport(state)!
  const { work } = result
  const { revision } = work
  const questions = questionsWanted(state).filter(({ kind }) => kind === "query")
  const [question] = questions
  if (question?.kind !== "query") return
  const request = { kind: "explain", id: 0, revision, work, questions } as const
  const reply = await new Answers().answer(request)
  const value = reply.kind === "explain" ? reply.answers[0] : null
  state.actions.finishQuery({ result, question, value: value?.kind === "query" ? value : null })
}

async function ask(page: Store, text: string, viewpoint?: Viewpoint): Promise<AnswerTable> {
  const { actions } = page.getState()
  actions.openPane("query")
  actions.editQuery(text, false)
  if (viewpoint !== undefined) actions.chooseViewpoint(viewpoint)
  await answer(page)
  return answerTable(queryResult(page.getState())!)
}

const rowsOf = ({ rows }: AnswerTable): string[] =>
  rows.map(({ terms, origin }) => `${terms.join(", ")} from ${origin.join(", ")}`)

const authorizerText = (page: Store): string => page.getState().documents.authorizer.text

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
    expect(staleWords(page.getState())).toBe("to the query before")
    actions.editQuery("user($u)", true)
    await vi.advanceTimersByTimeAsync(200)
    expect(queries).toHaveLength(1)
    expect(isQueryStale(page.getState())).toBe(false)
    expect(staleWords(page.getState())).toBe("")
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

describe("the answers to a query", () => {
  it("are a table with the origin and the facts of each", async () => {
    const page = await opened()
    const table = await ask(page, "right($file, $right), operation($right), user($who)")
    expect(table.columns).toEqual(["$file", "$right", "$who"])
    expect(table.amount).toBe("1 answer")
    expect(rowsOf(table)).toEqual(['"file1", "read", "alice" from 0, authorizer'])
    expect(table.rows[0]!.premises.map(({ text, origin }) => `${text} ${origin.join()}`)).toEqual([
      'right("file1", "read") 0',
      'operation("read") authorizer',
      'user("alice") 0',
    ])
  })

  it("say whether a query without variables holds", async () => {
    const page = await opened()
    const table = await ask(page, 'right("file1", "read")')
    expect(table).toMatchObject({ columns: [], amount: "It holds, 1 way" })
    expect((await ask(page, 'right("file1", "write")')).amount).toBe("It does not hold")
  })

  it("are at most a thousand, and say so", async () => {
    const page = openPage()
    const { actions } = page.getState()
    actions.chooseLimits("custom")
    actions.changeLimit("maxFacts", 5000)
    actions.editBlock(0, Array.from({ length: 1200 }, (_, i) => `n(${i});`).join(""), false)
    await run(page)
    const table = await ask(page, "n($i)")
    expect(table.rows).toHaveLength(1000)
    expect(table.amount).toBe("The first 1,000 answers")
    expect((await ask(page, "n($i), $i < 12")).amount).toBe("12 answers")
  })

  it("are none where an expression has no value, and say why", async () => {
    const page = await opened()
    const table = await ask(page, "user($u), 1 / 0 > 0")
    expect(table).toMatchObject({ rows: [], amount: "" })
    expect(table.error).toBe("The query failed with division by zero.")
    const unknown = await ask(page, "user($u), $v > 0")
    expect(unknown.error).toContain("an unknown variable")
  })

  it("say what would help where there is none", async () => {
    const page = await opened()
    expect((await ask(page, "rihgt($a, $b)")).amount).toBe("No answer")
    expect(noAnswerWords(page.getState())).toBe("The run holds no fact `rihgt` of 2 terms.")
    await ask(page, 'user("bob")')
    expect(noAnswerWords(page.getState())).toContain("every block")
    await ask(page, 'user("bob")', "query_all")
    expect(noAnswerWords(page.getState())).not.toContain("every block")
  })

  it("are copied as Datalog and as CSV", async () => {
    const page = await opened()
    const table = await ask(page, 'may($file, "say \\"x\\", y", 1) <- right($file, $right)')
    expect(table.columns).toEqual(["$file", '"say \\"x\\", y"', "1"])
    const result = queryResult(page.getState())!
    expect(answersAsDatalog(result)).toBe(
      'may("file1", "say \\"x\\", y", 1);\nmay("file2", "say \\"x\\", y", 1);\n',
    )
    expect(answersAsCsv(result).split("\r\n")).toEqual([
      'file,"""say \\""x\\"", y""",1,origin',
      'file1,"say ""x"", y",1,authority',
      'file2,"say ""x"", y",1,authority',
      "",
    ])
  })
})

/** A page whose block 1 is a third party's, with a fact of its own. */
async function withThirdParty(): Promise<Store> {
  const page = openPage()
  const { actions } = page.getState()
  actions.editBlock(1, "seen(1);", false)
  actions.addThirdPartyBlock()
  actions.editBlock(2, 'group("admin");', false)
  await run(page)
  return page
}

const titles = (page: Store): string[] => viewers(page.getState()).map(({ title }) => title)

describe("whose eyes a query has", () => {
  it("are those of the authorizer, a block, everybody, or keys that signed blocks", async () => {
    expect(titles(await opened())).toEqual(["authorizer", "authority", "block 1", "every block"])
    const page = await withThirdParty()
    expect(titles(page).slice(-3)).toEqual(["block 2", "every block", "authorizer and chosen keys"])
  })

  it("decide what is found", async () => {
    const page = await withThirdParty()
    expect((await ask(page, "seen($n)")).amount).toBe("No answer")
    expect(sightWords(page.getState())).toBe("Sees the facts of authority and authorizer.")
    expect((await ask(page, "seen($n)", { block: 1 })).amount).toBe("1 answer")
    expect(sightWords(page.getState())).toBe("Sees the facts of authority, block 1 and authorizer.")
    expect((await ask(page, "group($g)", { block: 1 })).amount).toBe("No answer")
    expect((await ask(page, "group($g)", "query_all")).amount).toBe("1 answer")
    expect(sightWords(page.getState())).toBe("Sees every fact.")
  })

  it("take up a third party's key, and leave it out again", async () => {
    const page = await withThirdParty()
    await ask(page, "group($g)", viewers(page.getState()).at(-1)!.viewpoint)
    const [choice, ...others] = keyChoices(page.getState())
    expect(others).toEqual([])
    expect(choice).toMatchObject({ isChosen: false })
    expect(choice!.title).toMatch(/^ed25519\/\w{4}…\w{4} \(block 2\)$/)
    expect((await ask(page, "group($g)", choice!.other)).amount).toBe("1 answer")
    expect(sightWords(page.getState())).toBe("Sees the facts of authority, block 2 and authorizer.")
    const [chosen] = keyChoices(page.getState())
    expect(chosen!.isChosen).toBe(true)
    expect((await ask(page, "group($g)", chosen!.other)).amount).toBe("No answer")
  })

  it("still show a key that signs no block any more", async () => {
    const page = await withThirdParty()
    const { actions } = page.getState()
    actions.chooseViewpoint({ keys: [] })
    actions.chooseViewpoint(keyChoices(page.getState())[0]!.other)
    actions.removeBlock(2)
    await run(page)
    expect(keyChoices(page.getState())[0]!.title).toContain("signs no block")
  })

  it("are the authorizer's once the block is gone, and say so", async () => {
    const page = await opened()
    const { actions } = page.getState()
    actions.chooseViewpoint({ block: 1 })
    expect(viewerId(usedViewpoint(page.getState()))).toBe("1")
    actions.removeBlock(1)
    await run(page)
    expect(usedViewpoint(page.getState())).toEqual({ block: "authorizer" })
    expect(sightWords(page.getState())).toBe(
      "There is no block 1 in this token. Sees the facts of authority and authorizer.",
    )
    actions.undo()
    await run(page)
    expect(viewerId(usedViewpoint(page.getState()))).toBe("1")
  })

  it("are as the query itself says where it says what it trusts", async () => {
    const page = await withThirdParty()
    const table = await ask(page, "user($u) trusting authority", "query_all")
    expect(table.amount).toBe("1 answer")
    expect(sightWords(page.getState())).toBe(
      "As it says what it trusts, it sees the facts of authority and authorizer.",
    )
  })

  it("give the same question for the same state, so that nothing is drawn anew", async () => {
    const page = await opened()
    await ask(page, "user($u)")
    const state = page.getState()
    for (const select of [queryQuestion, viewers, keyChoices, queryResult, usedViewpoint]) {
      expect(select(state)).toBe(select({ ...state }))
    }
  })
})

const outcome = (page: Store): string => shownReport(page.getState())!.value.outcome.kind

describe("a query turned into a check", () => {
  it("stands at the end of the authorizer, in sight", async () => {
    const page = await opened()
    const before = authorizerText(page)
    await ask(page, 'right($f, "read"), $f.starts_with("file");')
    page.getState().actions.turnIntoCheck()
    const check = 'check if right($f, "read"), $f.starts_with("file")'
    expect(authorizerText(page)).toBe(`${before}\n${check};`)
    const from = before.length + 1
    expect(page.getState().view.reveal).toEqual({
      document: "authorizer",
      from,
      to: from + check.length,
    })
    await run(page)
    expect(outcome(page)).toBe("allowed")
    page.getState().actions.undo()
    expect(authorizerText(page)).toBe(before)
  })

  it("ends the clause before it", async () => {
    const page = openPage()
    page.getState().actions.editAuthorizer("allow if true\n", false)
    await run(page)
    await ask(page, "nothing(1)")
    page.getState().actions.turnIntoCheck()
    expect(authorizerText(page)).toBe("allow if true;\ncheck if nothing(1);")
    await run(page)
    expect(outcome(page)).toBe("denied")
  })

  it("stands in the block whose eyes it had", async () => {
    const page = await withThirdParty()
    await ask(page, "seen($n)", { block: 1 })
    page.getState().actions.turnIntoCheck()
    expect(blocksOf(page)[1]!.text).toBe("seen(1);\ncheck if seen($n);")
    await run(page)
    expect(outcome(page)).toBe("allowed")
  })

  it("trusts the keys that were chosen", async () => {
    const page = await withThirdParty()
    page.getState().actions.chooseViewpoint({ keys: [] })
    await ask(page, "group($g)", keyChoices(page.getState())[0]!.other)
    page.getState().actions.turnIntoCheck()
    expect(authorizerText(page)).toMatch(
      /\ncheck if group\(\$g\) trusting authority, ed25519\/[0-9a-f]{64};$/,
    )
    await run(page)
    expect(outcome(page)).toBe("allowed")
  })

  it("says that it sees less than every block", async () => {
    const page = await withThirdParty()
    await ask(page, "group($g)", "query_all")
    page.getState().actions.turnIntoCheck()
    expect(page.getState().view.notice?.text).toContain("authority and authorizer")
    await run(page)
    expect(outcome(page)).toBe("denied")
  })

  it("is not made of a text with errors", async () => {
    const page = await opened()
    const before = authorizerText(page)
    page.getState().actions.editQuery("user($u", false)
    page.getState().actions.turnIntoCheck()
    expect(authorizerText(page)).toBe(before)
    expect(page.getState().view.notice?.text).toBe("The query has errors: correct it first.")
  })
})

describe("queries to begin with", () => {
  it("are made from the predicates of the run, and have answers", async () => {
    const page = await opened()
    const examples = exampleQueries(shownReport(page.getState())!.value)
    expect(examples).toHaveLength(3)
    expect(examples.slice(0, 2)).toEqual(['right($a, "read")', "right($a, $b)"])
    for (const text of examples) expect((await ask(page, text)).rows).not.toHaveLength(0)
  })

  it("are none where there are no facts", async () => {
    const page = openPage()
    page.getState().actions.cleanSheet()
    await run(page)
    expect(exampleQueries(shownReport(page.getState())!.value)).toEqual([])
  })
})
