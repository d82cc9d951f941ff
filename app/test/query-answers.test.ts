import { describe, expect, it } from "vitest"
import {
  keyChoices,
  queryQuestion,
  sightWords,
  usedViewpoint,
  viewerId,
  viewers,
} from "../state/derive/query.ts"
import {
  aboutWords,
  answersAsCsv,
  answersAsDatalog,
  type AnswerTable,
  noAnswerWords,
  queryResult,
} from "../state/derive/query-answer.ts"
import { exampleQueries } from "../state/derive/query-examples.ts"
import { shownReport } from "../state/derive/shown.ts"
import type { Store } from "../state/state.ts"
import { blocksOf, opened, openPage, run } from "./pages.ts"
import { ask, authorizerText } from "./queries.ts"

const rowsOf = ({ rows }: AnswerTable): string[] =>
  rows.map(({ terms, origin }) => `${terms.join(", ")} from ${origin.join(", ")}`)

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

  it("are said to be of a run that did not finish", async () => {
    const page = openPage()
    page.getState().actions.editBlock(0, 'user("alice"); check if 1 / 0 > 0;', false)
    await run(page)
    expect((await ask(page, "user($u)")).amount).toBe("1 answer")
    expect(aboutWords(page.getState())).toBe("of a run that did not finish")
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
