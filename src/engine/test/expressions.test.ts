import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { printTerm, type Expression, type Op } from "../../ast/index.ts"
import { parseCheck } from "../../language/index.ts"
import { authorize } from "../authorize.ts"
import { compileExpression, evaluate, trace, type Environment } from "../expression.ts"
import { ExecutionError } from "../errors.ts"
import type { Extern, RunInput } from "../types.ts"

const externs: Readonly<Record<string, Extern>> = {
  same: (left, right) => ({
    kind: "bool",
    value: right !== undefined && printTerm(left) === printTerm(right),
  }),
  double: (left) => {
    if (left.kind !== "integer") throw new Error("not an integer")
    return { kind: "integer", value: 2n * left.value }
  },
  fails: () => {
    throw new Error("no")
  },
}

const environment: Environment = {
  value: () => expect.unreachable("no variable is bound"),
  ordered: (collection) => collection,
  externs,
  interrupt: () => {},
}

const expressionOf = (text: string): Expression => {
  const { ast, diagnostics } = parseCheck(`check if ${text}`)
  expect(
    diagnostics.filter(({ severity }) => severity === "error"),
    text,
  ).toEqual([])
  return ast!.queries[0]!.expressions[0]!
}

function outcomeOf(expression: Expression): string {
  try {
    return printTerm(evaluate(compileExpression(expression, []), environment))
  } catch (error) {
    if (error instanceof ExecutionError) return [error.code, ...error.detail].join(" ")
    throw error
  }
}

const sections = readFileSync(new URL("cases/expressions.txt", import.meta.url), "utf8")
  .split(/^# /m)
  .slice(2)
for (const section of sections) {
  const [title, ...lines] = section.split("\n")
  describe(title!, () => {
    for (const line of lines.filter((each) => each !== "")) {
      test(line, () => {
        const [text, expected] = line.split(" => ")
        expect(outcomeOf(expressionOf(text!))).toBe(expected)
      })
    }
  })
}

describe("operations as only a token can carry them", () => {
  const value = (text: string): Op => expressionOf(text)[0]!
  const unary = (op: "Negate"): Op => ({ kind: "unary", op })
  const binary = (op: "And" | "Or" | "LazyAnd" | "Any" | "Add"): Op => ({ kind: "binary", op })
  const closure = (params: readonly string[], ...ops: Op[]): Op => ({
    kind: "closure",
    params,
    ops,
  })

  test.each<[string, Expression, string]>([
    ["eager `and` takes two booleans", [value("true"), value("false"), binary("And")], "false"],
    ["eager `or` takes two booleans", [value("false"), value("true"), binary("Or")], "true"],
    ["eager `and` refuses others", [value("true"), value("1"), binary("And")], "InvalidType"],
    ["an operator without operands", [binary("Add")], "InvalidStack"],
    ["an operator with one operand", [value("1"), binary("Add")], "InvalidStack"],
    ["two values left", [value("1"), value("2")], "InvalidStack"],
    ["nothing at all", [], "InvalidStack"],
    ["a closure as the result", [closure([], value("1"))], "InvalidStack"],
    ["a closure under `!`", [closure([], value("true")), unary("Negate")], "InvalidStack"],
    [
      "two closures",
      [closure([], value("true")), closure([], value("true")), binary("LazyAnd")],
      "InvalidStack",
    ],
    [
      "a closure on the left",
      [closure([], value("false")), value("true"), binary("LazyAnd")],
      "false",
    ],
    [
      "a closure with a parameter for `&&`",
      [value("true"), closure(["p"], value("true")), binary("LazyAnd")],
      "InvalidType",
    ],
    [
      "a closure without a parameter for `any`",
      [value("[1]"), closure([], value("true")), binary("Any")],
      "InvalidType",
    ],
    [
      "a closure with two parameters",
      [value("[1]"), closure(["p", "q"], value("true")), binary("Any")],
      "InvalidType",
    ],
    ["a closure for `+`", [value("1"), closure([], value("1")), binary("Add")], "InvalidType"],
    ["`&&` on two values", [value("true"), value("true"), binary("LazyAnd")], "InvalidType"],
  ])("%s", (_, expression, expected) => {
    expect(outcomeOf(expression)).toBe(expected)
  })

  test("a deep error comes before a malformed end", () => {
    expect(outcomeOf([value("1"), ...expressionOf("1 / 0")])).toBe("DivideByZero")
  })
})

test("a trace keeps the value after each operation", () => {
  const { values, error } = trace(
    compileExpression(expressionOf("1 + 2 < 3 && true"), []),
    environment,
  )
  expect(values.map((value) => (value === null ? "closure" : printTerm(value)))).toEqual([
    "1",
    "2",
    "3",
    "3",
    "false",
    "closure",
    "false",
  ])
  expect(error).toBeNull()
})

test("a trace ends where the value is missing", () => {
  const { values, error } = trace(compileExpression(expressionOf("1 + 2 < 1 / 0"), []), environment)
  expect(values).toHaveLength(5)
  expect(error?.code).toBe("DivideByZero")
})

describe("closures visit sets in the order of symbols, as the reference does", () => {
  const run = (source: string): string => {
    const check = parseCheck(source).ast!
    const input: RunInput = {
      blocks: [],
      authorizer: { scopes: [], facts: [], rules: [], checks: [check], policies: [] },
    }
    const { verdict, failure } = authorize(input)
    return failure === null ? String(verdict.checks[0]!.passed) : failure.error.message
  }

  test("`read` is a default symbol and comes before `a`", () => {
    expect(run('check if {"a", "read"}.any($p -> $p == "read" || 1 / 0 == 1)')).toBe("true")
    expect(run('check if {"a", "read"}.any($p -> $p == "a" || 1 / 0 == 1)')).toBe(
      "division by zero",
    )
  })

  test("a string that was met earlier comes first", () => {
    expect(run('check if "z" == "z", {"a", "z"}.any($p -> $p == "z" || 1 / 0 == 1)')).toBe("true")
  })
})
