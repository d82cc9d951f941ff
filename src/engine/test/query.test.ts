import { describe, expect, test } from "vitest"
import { printTerm } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock, parseRule } from "../../language/index.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { query, type Viewpoint } from "../query.ts"
import { caseKeys } from "./case-file.ts"

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

test("answers carry the origins of all their facts", () => {
  expect(ask("x($v, $w) <- f($v), g($w), $v > 2", "query_all")).toEqual([
    "3, 10 @ 1, 2",
    "4, 10 @ 1, authorizer",
  ])
})

test("derived facts are answers too", () => {
  expect(ask("x($v) <- derived($v), $v < 2", "query")).toEqual(["1 @ 0, authorizer"])
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
