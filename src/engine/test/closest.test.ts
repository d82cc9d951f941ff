import { describe, expect, test } from "vitest"
import { printTerm } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { authorize } from "../authorize.ts"
import { closestAttempts, type Closest } from "../closest.ts"

/** The closest attempts of the first check's first query of the authorizer. */
function closest(authorizer: string, blocks: readonly string[] = [], matches?: number): Closest {
  const authorization = authorize({
    blocks: blocks.map((source) => ({ block: parseBlock(source).ast, externalKey: null })),
    authorizer: parseAuthorizer(authorizer).ast,
  })
  const address = { kind: "check", block: "authorizer", index: 0, query: 0 } as const
  return matches === undefined
    ? closestAttempts(authorization, address)
    : closestAttempts(authorization, address, { matches, attempts: 3, nearest: 3 })
}

/** An attempt as words: what matched, what is missing with its nearest facts, what conditions came to. */
function describeAttempt({
  predicates,
  conditions,
  bindings,
}: Closest["attempts"][number]): readonly string[] {
  return [
    ...predicates.map((each) =>
      each.kind === "matched"
        ? `matched ${each.fact.terms.map((term) => printTerm(term)).join(", ")}`
        : `missing; near: ${each.nearest
            .map(
              ({ fact, trusted, differs }) =>
                `(${fact.terms.map((term) => printTerm(term)).join(", ")}) ${trusted ? "" : "untrusted "}differs at [${differs.join()}]`,
            )
            .join(" ")}`,
    ),
    ...conditions.map((each) =>
      each.kind === "unknown"
        ? "unknown"
        : `${each.kind}: ${each.values.map((v) => (v === null ? "…" : printTerm(v))).join(" ")}`,
    ),
    ...bindings.map(({ name, term }) => `$${name} = ${printTerm(term)}`),
  ]
}

describe("the closest attempt of a query that fails", () => {
  test("names the condition that is false, with its operands", () => {
    const { attempts } = closest(
      "time(2026-11-20T18:04:00Z); check if time($t), $t < 2026-01-01T00:00:00Z; allow if true",
    )
    expect(attempts.map(describeAttempt)).toEqual([
      [
        "matched 2026-11-20T18:04:00Z",
        "false: 2026-11-20T18:04:00Z 2026-01-01T00:00:00Z false",
        "$t = 2026-11-20T18:04:00Z",
      ],
    ])
  })

  test("names the predicate without a match and the fact that comes nearest", () => {
    const { attempts } = closest(
      'resource("file2"); operation("read"); right("file1", "read"); right("file1", "write"); check if resource($r), operation($o), right($r, $o); allow if true',
    )
    expect(attempts.map(describeAttempt)[0]).toEqual([
      'matched "file2"',
      'matched "read"',
      'missing; near: ("file1", "read") differs at [0] ("file1", "write") differs at [0,1]',
      '$r = "file2"',
      '$o = "read"',
    ])
    // To do without the resource is as good by number.
    expect(attempts.map((each) => describeAttempt(each)[0])).toEqual([
      'matched "file2"',
      'missing; near: ("file2") differs at [0]',
    ])
  })

  test("finds the right fact in an origin that is not trusted", () => {
    const { attempts } = closest('check if right("file2", "read"); allow if true', [
      "f(1);",
      'right("file2", "read");',
    ])
    expect(attempts.map(describeAttempt)).toEqual([
      ['missing; near: ("file2", "read") untrusted differs at []'],
    ])
  })

  test("does without a predicate in the middle rather than stop at it", () => {
    const { attempts } = closest("f(1); h(1); check if f($x), g($x), h($x); allow if true")
    expect(attempts.map(describeAttempt)).toEqual([
      ["matched 1", "missing; near: ", "matched 1", "$x = 1"],
    ])
  })

  test("prefers the match that meets more conditions", () => {
    const { attempts } = closest(
      "f(1); f(5); f(9); check if f($x), $x > 3, $x > 7, $x < 8; allow if true",
    )
    expect(attempts.map(describeAttempt)).toEqual(
      [
        ["matched 9", "true: 9 3 true", "true: 9 7 true", "false: 9 8 false", "$x = 9"],
        ["matched 5", "true: 5 3 true", "false: 5 7 false", "true: 5 8 true", "$x = 5"],
      ].toReversed(),
    )
  })

  test("shows errors and values that are no boolean", () => {
    const { attempts } = closest('f("a"); check if f($x), $x < 3 or false; allow if true')
    expect(attempts[0]!.conditions[0]).toMatchObject({
      kind: "error",
      error: { code: "InvalidType" },
    })
  })

  test("leaves conditions open whose variables nothing binds", () => {
    const { attempts } = closest("check if f($x), $x < 3; allow if true")
    expect(attempts.map(describeAttempt)).toEqual([["missing; near: ", "unknown"]])
  })

  test("says when the budget did not suffice", () => {
    const facts = Array.from({ length: 100 }, (_, i) => `f(${i});`).join("")
    const source = `${facts} check if f($x), f($y), $x + $y > 1000; allow if true`
    expect(closest(source, [], 50).complete).toBe(false)
    expect(closest(source).complete).toBe(true)
  })
})

test("an address without a query is a misuse", () => {
  const authorization = authorize({ blocks: [], authorizer: parseAuthorizer("allow if true").ast })
  expect(() => closestAttempts(authorization, { kind: "policy", index: 1, query: 0 })).toThrow(
    RangeError,
  )
})
