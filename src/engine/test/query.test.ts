import { describe, expect, test } from "vitest"
import { printFact, printTerm } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock, parseRule } from "../../language/index.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { queryTable } from "../explain/query-table.ts"
import { query, type Viewpoint } from "../query.ts"
import { caseKeys } from "./case-file.ts"
import { integers, patience, runOf } from "./generated.ts"

const token: Authorization = authorize({
  blocks: [
    { block: parseBlock('f(1); f(2); owner("alice");').ast, externalKey: null },
    { block: parseBlock("f(1); g(10);").ast, externalKey: null },
    { block: parseBlock("f(3);").ast, externalKey: caseKeys[0]!.publicKey },
  ],
  authorizer: parseAuthorizer("f(4); derived($x) <- f($x); allow if true").ast,
})

/** Answers as `terms @ origin`. */
function ask(rule: string, viewpoint: Viewpoint, atMost?: number): readonly string[] {
  const { ast, diagnostics } = parseRule(rule)
  expect(diagnostics).toEqual([])
  return query(token, ast!, viewpoint, atMost).answers.map(
    ({ terms, origin }) =>
      `${terms.map((term) => printTerm(term)).join(", ")} @ ${origin.join(", ")}`,
  )
}

describe("who asks decides what is seen", () => {
  test("the verifier sees the authority and itself", () => {
    expect(ask("x($v) <- f($v)", "query")).toEqual(["1 @ 0", "2 @ 0", "4 @ authorizer"])
  })

  test("`query_all` sees every block, and gives each tuple once", () => {
    expect(ask("x($v) <- f($v)", "query_all")).toEqual([
      "1 @ 0",
      "2 @ 0",
      "3 @ 2",
      "4 @ authorizer",
    ])
  })

  test("a block sees what its own clauses see", () => {
    expect(ask("x($v) <- f($v)", { block: 1 })).toEqual([
      "1 @ 0",
      "2 @ 0",
      "1 @ 1",
      "4 @ authorizer",
    ])
  })

  test("written scopes replace the viewpoint's", () => {
    expect(ask("x($v) <- f($v) trusting previous", "query_all")).toEqual(["4 @ authorizer"])
    expect(ask("x($v) <- f($v) trusting previous", { block: 1 })).toEqual([
      "1 @ 0",
      "2 @ 0",
      "1 @ 1",
      "4 @ authorizer",
    ])
  })
})

describe("who asks with keys", () => {
  const [signer, stranger] = caseKeys.map(({ publicKey }) => publicKey)

  test("sees the blocks that they signed, the authority and the authorizer", () => {
    expect(ask("x($v) <- f($v)", { keys: [signer!] })).toEqual([
      "1 @ 0",
      "2 @ 0",
      "3 @ 2",
      "4 @ authorizer",
    ])
  })

  test("sees what the verifier sees when they signed nothing, or there are none", () => {
    const seen = ask("x($v) <- f($v)", "query")
    expect(ask("x($v) <- f($v)", { keys: [stranger!] })).toEqual(seen)
    expect(ask("x($v) <- f($v)", { keys: [] })).toEqual(seen)
  })

  test("sees what any of them signed, and no block of nobody's", () => {
    expect(ask("x($v) <- g($v)", { keys: [stranger!, signer!] })).toEqual([])
    expect(ask("x($v) <- f($v), $v == 3", { keys: [stranger!, signer!] })).toEqual(["3 @ 2"])
  })

  test("sees what the rule's own scopes say, where it has some", () => {
    expect(ask("x($v) <- f($v) trusting authority", { keys: [signer!] })).toEqual(
      ask("x($v) <- f($v)", "query"),
    )
    expect(ask("x($v) <- f($v) trusting previous", { keys: [signer!] })).toEqual(["4 @ authorizer"])
  })
})

test("answers carry the origins of all their facts", () => {
  expect(ask("x($v, $w) <- f($v), g($w), $v > 2", "query_all")).toEqual([
    "3, 10 @ 1, 2",
    "4, 10 @ 1, authorizer",
  ])
})

test("derived facts are answers too", () => {
  expect(ask("x($v) <- derived($v), $v < 2", "query")).toEqual(["1 @ 0, authorizer"])
})

test("an answer carries the facts of its first match, by the predicates of the body", () => {
  const { answers } = query(token, parseRule("x($w) <- g($w), f($v), $v < 3").ast!, "query_all")
  expect(
    answers.map(({ premises }) =>
      premises.map((fact) => `${printFact(fact)} @ ${fact.origin.join()}, round ${fact.round}`),
    ),
  ).toEqual([["g(10) @ 1, round 0", "f(1) @ 0, round 0"]])
})

test("a head with a variable that the body does not bind is misuse", () => {
  const rule = { ...parseRule("x($v) <- f($v)").ast!, body: [] }
  expect(() => query(token, rule, "query")).toThrow(RangeError)
  expect(() => queryTable(token, rule, "query")).toThrow("the query does not bind $v")
})

test("terms that the program does not hold match nothing", () => {
  expect(ask('x($v) <- f($v), owner("bob")', "query")).toEqual([])
})

test("no more answers are given than wanted", () => {
  const rule = parseRule("x($v) <- f($v)").ast!
  expect(query(token, rule, "query_all", 2)).toMatchObject({ answers: { length: 2 }, more: true })
  expect(query(token, rule, "query_all", 4)).toMatchObject({ answers: { length: 4 }, more: false })
})

test("an error in an expression stops the query", () => {
  const rule = parseRule("x($v) <- f($v), $v && true").ast!
  expect(query(token, rule, "query").error?.code).toBe("InvalidType")
})

test("a query does not add to the world", () => {
  ask("fresh($v) <- f($v)", "query")
  expect(ask("x($v) <- fresh($v)", "query_all")).toEqual([])
})

describe("the table of answers", () => {
  const table = (source: string, rule: string): ReturnType<typeof queryTable> =>
    queryTable(runOf(source), parseRule(rule).ast!, "query")

  test("holds a row for each answer", () => {
    expect(table("f(1); f(2)", "x($v) <- f($v), $v > 1")).toMatchObject({
      answers: [{ terms: [{ value: 2n }], origin: ["authorizer"], premises: [{ name: "f" }] }],
      complete: true,
      error: null,
    })
  })

  test("names the error that stopped the query", () => {
    expect(table("f(1)", "x($v) <- f($v), $v.extern::check()").error).toEqual({
      code: "UndefinedExtern",
      detail: ["check"],
    })
  })

  test("ends after a thousand answers, and says that there are more", () => {
    const { input } = runOf("")
    const facts = Array.from({ length: 40 }, (_, i) => integers("f", i))
    const run = authorize({ ...input, authorizer: { ...input.authorizer, facts } })
    const ask = (rule: string): unknown =>
      queryTable(run, parseRule(rule).ast!, "query", patience())
    expect(ask("x($v, $w) <- f($v), f($w), $v < 25")).toMatchObject({
      answers: { length: 1000 },
      complete: true,
    })
    expect(ask("x($v, $w) <- f($v), f($w), $v < 26")).toMatchObject({
      answers: { length: 1000 },
      complete: false,
    })
    // One answer, of more matches than can be looked at.
    expect(ask("x(0) <- f($a), f($b), f($c), f($d), f($e)")).toMatchObject({
      answers: { length: 1 },
      complete: false,
    })
  })
})
