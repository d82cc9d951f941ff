import { describe, expect, test } from "vitest"
import { printPredicate, printTerm, type Authorizer, type Expression } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { clauseLimits, explainClause, type ClauseLimits } from "../explain/clause.ts"
import type {
  Attempt,
  BranchExplanation,
  ClauseAddress,
  ClauseExplanation,
  Evaluation,
  NamedFact,
} from "../explain/types.ts"
import type { Extern } from "../types.ts"

const firstCheck: ClauseAddress = { kind: "check", block: "authorizer", index: 0 }

function run(
  authorizer: string,
  blocks: readonly string[] = [],
  externs: Readonly<Record<string, Extern>> = {},
): Authorization {
  return authorize({
    blocks: blocks.map((source) => ({ block: parseBlock(source).ast, externalKey: null })),
    authorizer: parseAuthorizer(authorizer).ast,
    externs,
  })
}

function explained(
  authorization: Authorization,
  at: ClauseAddress = firstCheck,
  limits: ClauseLimits = { ...clauseLimits, milliseconds: Infinity },
): ClauseExplanation {
  const explanation = explainClause(authorization, at, limits)
  expect(explanation).not.toBe(null)
  return explanation!
}

/** The explanation of the only branch of the authorizer's first check. */
function branch(authorizer: string, blocks: readonly string[] = []): BranchExplanation {
  const { branches } = explained(run(authorizer, blocks))
  expect(branches.length).toBe(1)
  return branches[0]!
}

const printFact = (fact: NamedFact): string => printPredicate(fact)

/** An attempt as words: what matched, what is missing with its nearest facts, what conditions came to. */
function inWords({ predicates, conditions, bindings }: Attempt): readonly string[] {
  return [
    ...predicates.map((each) =>
      each.kind === "matched"
        ? `matched ${printFact(each.fact)}`
        : [
            `missing ${printPredicate(each.wanted)} (${each.reason})`,
            ...each.nearest.map(
              ({ fact, trusted, differs }) =>
                `${trusted ? "" : "untrusted "}${printFact(fact)} differs at [${differs.join()}]`,
            ),
          ].join("; "),
    ),
    ...conditions.map((each) => `${each.kind}: ${each.text}`),
    ...bindings.map(({ name, term }) => `$${name} = ${printTerm(term)}`),
  ]
}

/** An evaluation as lines, parts indented below what they are part of. */
function asTree({ text, state, value, operands, call }: Evaluation, depth = 0): readonly string[] {
  const came = state === "value" ? printTerm(value!) : state
  return [
    `${"  ".repeat(depth)}${text} => ${came}`,
    ...operands.flatMap((each) => asTree(each, depth + 1)),
    ...(call === null
      ? []
      : [
          `${"  ".repeat(depth)}call ${call.params.map(({ name, term }) => `$${name} = ${printTerm(term)}`).join()}`,
          ...asTree(call.body, depth + 1),
        ]),
  ]
}

/** The evaluation of the only condition of the first attempt. */
function evaluationOf(condition: string, externs?: Readonly<Record<string, Extern>>): Evaluation {
  const authorization = run(`n(1); n(4); check if ${condition}; allow if true`, [], externs)
  const [outcome] = explained(authorization).branches[0]!.attempts[0]!.conditions
  if (outcome === undefined || outcome.kind === "unknown") throw new Error("it was not evaluated")
  return outcome.evaluation
}

describe("a check that fails", () => {
  test("shows the condition that is false with its values", () => {
    const { attempts, holds, finding } = branch(
      "time(2026-11-20T18:04:00Z); check if time($t), $t < 2026-01-01T00:00:00Z; allow if true",
    )
    expect([holds, finding]).toEqual([false, "closest"])
    expect(attempts.map(inWords)).toEqual([
      [
        "matched time(2026-11-20T18:04:00Z)",
        "false: $t < 2026-01-01T00:00:00Z",
        "$t = 2026-11-20T18:04:00Z",
      ],
    ])
  })

  test("shows the predicate without a match and the fact that comes nearest", () => {
    const { attempts } = branch(
      'resource("file2"); operation("read"); right("file1", "read"); right("file1", "write"); check if resource($r), operation($o), right($r, $o); allow if true',
    )
    expect(attempts.map(inWords)).toEqual([
      [
        'matched resource("file2")',
        'matched operation("read")',
        'missing right("file2", "read") (differs); right("file1", "read") differs at [0]; right("file1", "write") differs at [0,1]',
        '$r = "file2"',
        '$o = "read"',
      ],
      // To do without the resource is as good, and misses an earlier predicate.
      [
        'missing resource("file1") (differs); resource("file2") differs at [0]',
        'matched operation("read")',
        'matched right("file1", "read")',
        '$r = "file1"',
        '$o = "read"',
      ],
    ])
  })

  test("finds the right fact in an origin that is not trusted, before those that differ", () => {
    const { attempts, trusted } = branch('check if right("file2", "read"); allow if true', [
      'right("file3", "read");',
      'right("file2", "read");',
    ])
    expect(trusted).toEqual([0, "authorizer"])
    expect(attempts.map(inWords)).toEqual([
      [
        'missing right("file2", "read") (untrusted); untrusted right("file2", "read") differs at []; right("file3", "read") differs at [0]',
      ],
    ])
  })

  test("does without a predicate in the middle rather than stop at it", () => {
    const { attempts } = branch("f(1); h(1); check if f($x), g($x), h($x); allow if true")
    expect(attempts.map(inWords)).toEqual([
      ["matched f(1)", "missing g(1) (absent)", "matched h(1)", "$x = 1"],
    ])
  })

  test("prefers the match that meets more conditions, and tells the next best", () => {
    const { attempts } = branch(
      "f(1); f(5); f(9); check if f($x), $x > 3, $x > 7, $x < 8; allow if true",
    )
    expect(attempts.map((each) => inWords(each).at(-1))).toEqual(["$x = 5", "$x = 9", "$x = 1"])
  })

  test("prefers the attempt whose missing predicate nearly fits", () => {
    const { attempts } = branch(
      "u(1); u(2); g(3, 4); g(2, 4); check if u($x), g($x, 5); allow if true",
    )
    expect(attempts.map((each) => inWords(each).at(-1))).toEqual(["$x = 2", "$x = 1"])
  })

  test("leaves conditions open that read a variable of a missing predicate", () => {
    const { attempts } = branch("check if f($x), $x < 3; allow if true")
    expect(attempts.map(inWords)).toEqual([["missing f($x) (absent)", "unknown: $x < 3"]])
  })

  test("names predicates that may have been meant", () => {
    const { attempts } = branch(
      'opeartion("read"); operation("a", "b"); user(1); check if operation("read"); allow if true',
    )
    const [outcome] = attempts[0]!.predicates
    expect(outcome?.kind === "missing" && outcome.similar).toEqual([
      { name: "operation", arity: 2 },
      { name: "opeartion", arity: 1 },
    ])
  })

  test("keeps twelve predicates apart without trying every set of them", () => {
    const facts = Array.from({ length: 12 }, (_, i) => `p${i}(${i});`).join(" ")
    const body = Array.from({ length: 12 }, (_, i) => `p${i}($x)`).join(", ")
    const { attempts, complete } = branch(`${facts} check if ${body}; allow if true`)
    expect(complete).toBe(true)
    expect(attempts.map((each) => inWords(each).at(-1))).toEqual([
      "$x = 0",
      "$x = 1",
      "$x = 2",
      "$x = 3",
    ])
  })
})

describe("every kind of clause", () => {
  const outcomes = ({ outcome, branches }: ClauseExplanation): readonly string[] => [
    outcome,
    ...branches.map(({ finding, holds, matches }) => `${finding} ${holds} ${matches}`),
  ]

  test.each([
    ["f(1); f(2); check if f($x); allow if true", ["holds", "match true 2"]],
    ["f(1); f(2); check all f($x), $x > 0; allow if true", ["holds", "match true 2"]],
    ["f(1); f(2); check all f($x), $x > 1; allow if true", ["fails", "counterexample false 2"]],
    ["check all f($x), $x > 1; allow if true", ["fails", "closest false 0"]],
    ["f(1); reject if f($x); allow if true", ["fails", "match false 1"]],
    ["reject if f($x); allow if true", ["holds", "closest true 0"]],
    ["f(1); check if g($x) or f($x); allow if true", ["holds", "closest false 0", "match true 1"]],
    ["f(1); check if f($x), $x / 0 > 1; allow if true", ["raises", "error false 0"]],
    ["f(1); check if f($x), $x; allow if true", ["raises", "error false 0"]],
    // An error in a branch after the one that decides is not met.
    ["f(1); check if f(1) or $x; allow if true", ["holds", "match true 1", "error false 0"]],
  ])("%s", (source, expected) => {
    expect(outcomes(explained(run(source)))).toEqual(expected)
  })

  test("policies that were not reached are explained as the others", () => {
    const authorization = run("f(1); allow if true; deny if f($x); deny if g($x)")
    const outcomeOf = (index: number): string =>
      explained(authorization, { kind: "policy", block: "authorizer", index }).outcome
    expect([0, 1, 2].map(outcomeOf)).toEqual(["holds", "holds", "fails"])
  })

  test("a rule that ends the run names the match that raised the error", () => {
    const authorization = run("f(1); f(0); h($x) <- f($x), 1 / $x > 0; allow if true")
    const at: ClauseAddress = { kind: "rule", block: "authorizer", index: 0 }
    const { outcome, branches } = explained(authorization, at)
    expect(outcome).toBe("raises")
    expect(branches[0]!.attempts.map(inWords)).toEqual([
      ["matched f(0)", "error: 1 / $x > 0", "$x = 0"],
    ])
  })

  test("a variable that no predicate binds is an error, not an open condition", () => {
    const { conditions } = branch("f(1); check if f($x), $y > 1; allow if true").attempts[0]!
    expect(conditions[0]).toMatchObject({
      kind: "error",
      error: { code: "UnknownVariable", detail: ["y"] },
    })
  })

  test("where there is no clause there is no explanation", () => {
    const authorization = run("f(1); allow if true")
    for (const kind of ["rule", "check", "policy"] as const) {
      expect(explainClause(authorization, { kind, block: "authorizer", index: 1 })).toBe(null)
      expect(explainClause(authorization, { kind, block: 3, index: 0 })).toBe(null)
    }
  })
})

describe("the evaluation of a condition", () => {
  test("shows every operand", () => {
    expect(asTree(evaluationOf("!(1 + 2 < 4)"))).toEqual([
      "!(1 + 2 < 4) => false",
      "  (1 + 2 < 4) => true",
      "    1 + 2 < 4 => true",
      "      1 + 2 => 3",
      "        1 => 1",
      "        2 => 2",
      "      4 => 4",
    ])
  })

  test("shows which element decided, and what a lazy operator left out", () => {
    expect(asTree(evaluationOf("[1, 4].all($p -> $p < 3 || $p > 9)"))).toEqual([
      "[1, 4].all($p -> $p < 3 || $p > 9) => false",
      "  [1, 4] => [1, 4]",
      "  $p -> $p < 3 || $p > 9 => closure",
      "call $p = 4",
      "  $p < 3 || $p > 9 => false",
      "    $p < 3 => false",
      "      $p => 4",
      "      3 => 3",
      "    $p > 9 => closure",
      "  call ",
      "    $p > 9 => false",
      "      $p => 4",
      "      9 => 9",
    ])
    expect(evaluationOf("false && 1 / 0 == 1").call).toBe(null)
  })

  test("shows what `try_or` caught", () => {
    expect(asTree(evaluationOf("(1 / 0 == 1).try_or(false)"))).toEqual([
      "(1 / 0 == 1).try_or(false) => false",
      "  (1 / 0 == 1) => closure",
      "  false => false",
      "call ",
      "  (1 / 0 == 1) => skipped",
      "    1 / 0 == 1 => skipped",
      "      1 / 0 => raised",
      "        1 => 1",
      "        0 => 0",
      "      1 => skipped",
    ])
  })

  test("finds the part that raised in a closure", () => {
    expect(asTree(evaluationOf("n($n), [0].any($p -> $n / $p == 1)"))).toEqual([
      "[0].any($p -> $n / $p == 1) => skipped",
      "  [0] => [0]",
      "  $p -> $n / $p == 1 => closure",
      "call $p = 0",
      "  $n / $p == 1 => skipped",
      "    $n / $p => raised",
      "      $n => 1",
      "      $p => 0",
      "    1 => skipped",
    ])
    // The closure has a value; the operator cannot use it.
    expect(evaluationOf("[0].any($p -> $p)").state).toBe("raised")
  })

  test("reads maps, sets and arrays, and calls functions of the host", () => {
    const twice: Extern = (left) => ({
      kind: "integer",
      value: left.kind === "integer" ? 2n * left.value : 0n,
    })
    expect(asTree(evaluationOf('{"a": 3}.get("a").extern::twice() === 7', { twice }))).toEqual([
      '{"a": 3}.get("a").extern::twice() === 7 => false',
      '  {"a": 3}.get("a").extern::twice() => 6',
      '    {"a": 3}.get("a") => 3',
      '      {"a": 3} => {"a": 3}',
      '      "a" => "a"',
      "  7 => 7",
    ])
    expect(evaluationOf("1.extern::missing() == 1").operands[0]!.state).toBe("raised")
  })

  test.each<[string, Expression]>([
    ["nothing", []],
    ["an operator without operands", [{ kind: "binary", op: "Add" }]],
    [
      "two values",
      [
        { kind: "value", term: { kind: "integer", value: 1n } },
        { kind: "value", term: { kind: "integer", value: 2n } },
      ],
    ],
    ["a closure", [{ kind: "closure", params: [], ops: [] }]],
    [
      "an operator that takes no closure",
      [
        { kind: "closure", params: ["p"], ops: [{ kind: "unary", op: "Negate" }] },
        { kind: "unary", op: "Length" },
      ],
    ],
  ])("of %s says that it is malformed", (_, expression) => {
    const check = { kind: "one", queries: [{ body: [], expressions: [expression], scopes: [] }] }
    const authorizer: Authorizer = { ...parseAuthorizer("allow if true").ast, checks: [] }
    const authorization = authorize({
      blocks: [],
      // The kinds stand as literals.
      authorizer: { ...authorizer, checks: [check as Authorizer["checks"][number]] },
    })
    const { outcome, branches } = explained(authorization)
    expect(outcome).toBe("raises")
    expect(branches[0]!.attempts[0]!.conditions[0]).toMatchObject({
      kind: "error",
      error: { code: "InvalidStack" },
      evaluation: { state: "raised", value: null },
    })
  })
})
