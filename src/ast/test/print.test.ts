import { describe, expect, test } from "vitest"
import {
  makeSet,
  printBlock,
  printDate,
  printExpression,
  printTerm,
  reference,
  referenceOrder,
  source,
  SymbolTable,
  type Expression,
  type Op,
  type Term,
} from "../index.ts"

const string = (value: string): Term => ({ kind: "string", value })
const value = (term: Term): Op => ({ kind: "value", term })
const variable = (name: string): Op => value({ kind: "variable", name })
const integer = (n: number): Op => value({ kind: "integer", value: BigInt(n) })
const bool = (b: boolean): Op => value({ kind: "bool", value: b })
const unary = (op: Extract<Op, { kind: "unary" }>["op"]): Op => ({ kind: "unary", op })
const binary = (op: Extract<Op, { kind: "binary" }>["op"]): Op => ({ kind: "binary", op })
const closure = (params: readonly string[], ...ops: Op[]): Op => ({ kind: "closure", params, ops })

describe("what must read back is escaped, what must equal the reference is not", () => {
  test.each<[Term, string, string]>([
    [string('a"b\\c\nd'), '"a\\"b\\\\c\\nd"', '"a"b\\c\nd"'],
    [makeSet([{ kind: "bool", value: true }]), "{ true}", "{true}"],
    [makeSet([{ kind: "null" }]), "{ null}", "{null}"],
    [makeSet([{ kind: "bytes", value: Uint8Array.of(0, 255) }]), "{ hex:00ff}", "{hex:00ff}"],
    [makeSet([]), "{,}", "{,}"],
    [{ kind: "map", entries: [] }, "{}", "{}"],
  ])("%j", (term, readable, exact) => {
    expect(printTerm(term, source)).toBe(readable)
    expect(printTerm(term, reference)).toBe(exact)
  })
})

test("sets are printed by bytes, or by symbol index once symbols are assigned", () => {
  const set = makeSet([string("a"), string("b")])
  expect(printTerm(set, reference)).toBe('{"a", "b"}')
  expect(printTerm(set, referenceOrder(new SymbolTable(["b", "a"]).compare))).toBe('{"b", "a"}')
})

test("the reference's builders number the strings of each expression anew", () => {
  const set = value(makeSet([string("a"), string("b")]))
  const expression: Expression = [value(string("b")), set, binary("HeterogeneousEqual")]
  expect(printExpression(expression, reference)).toBe('"b" == {"b", "a"}')
  expect(printExpression(expression, source)).toBe('"b" == {"a", "b"}')
})

describe("parentheses appear where a token's order needs them", () => {
  test.each<[Expression, string, string]>([
    [
      [integer(1), integer(2), binary("Add"), integer(3), binary("Mul")],
      "(1 + 2) * 3",
      "1 + 2 * 3",
    ],
    [
      [integer(1), integer(2), integer(3), binary("Sub"), binary("Sub")],
      "1 - (2 - 3)",
      "1 - 2 - 3",
    ],
    [[integer(1), integer(2), binary("Sub"), integer(3), binary("Sub")], "1 - 2 - 3", "1 - 2 - 3"],
    [[bool(true), unary("Negate"), integer(3), binary("Mul")], "(!true) * 3", "!true * 3"],
    [
      [bool(true), unary("Negate"), bool(false), binary("LazyAnd")],
      "!true && false",
      "!true && false",
    ],
    [
      [integer(1), integer(2), binary("LessThan"), bool(true), binary("HeterogeneousEqual")],
      "(1 < 2) == true",
      "1 < 2 == true",
    ],
    [
      [variable("a"), variable("b"), binary("Add"), unary("Length")],
      "($a + $b).length()",
      "$a + $b.length()",
    ],
    [
      [value({ kind: "date", value: 0n }), unary("TypeOf")],
      "(1970-01-01T00:00:00Z).type()",
      "1970-01-01T00:00:00Z.type()",
    ],
    [
      [
        bool(true),
        closure([], bool(false), closure([], bool(true)), binary("LazyOr")),
        binary("LazyAnd"),
      ],
      "true && (false || true)",
      "true && false || true",
    ],
    [
      [closure([], integer(1), integer(0), binary("Div")), integer(2), binary("TryOr")],
      "(1 / 0).try_or(2)",
      "1 / 0.try_or(2)",
    ],
    [
      [
        variable("s"),
        closure(["p"], variable("p"), integer(1), binary("GreaterThan")),
        binary("Any"),
      ],
      "$s.any($p -> $p > 1)",
      "$s.any($p -> $p > 1)",
    ],
    [[bool(true), bool(false), binary("And")], "true && false", "true &&! false"],
    [[bool(true), bool(false), binary("Or")], "true || false", "true ||! false"],
    [[integer(1), integer(2), binary("HeterogeneousNotEqual")], "1 != 2", "1 != 2"],
    [[integer(1), integer(2), binary("NotEqual")], "1 !== 2", "1 !== 2"],
  ])("%#: %s", (expression, readable, exact) => {
    expect(printExpression(expression, source)).toBe(readable)
    expect(printExpression(expression, reference)).toBe(exact)
  })
})

test("a malformed expression is printed as such", () => {
  expect(printExpression([integer(1), integer(2)], reference)).toBe(
    "<invalid expression: [Value(1), Value(2)]>",
  )
})

test.each([
  [0n, "1970-01-01T00:00:00Z"],
  [1_577_836_800n, "2020-01-01T00:00:00Z"],
  [253_402_300_799n, "9999-12-31T23:59:59Z"],
  [253_402_300_800n, "<invalid date>"],
  [2n ** 64n - 1n, "1969-12-31T23:59:59Z"],
])("%s seconds are %s", (seconds, text) => {
  expect(printDate(seconds)).toBe(text)
})

test("a block's scopes come first, and alone without a line break, which the grammar would refuse", () => {
  const empty = { scopes: [{ kind: "previous" } as const], facts: [], rules: [], checks: [] }
  expect(printBlock(empty)).toBe("trusting previous;")
  expect(printBlock({ ...empty, facts: [{ name: "f", terms: [string("a")] }] })).toBe(
    'trusting previous;\nf("a");\n',
  )
  expect(printBlock(empty, reference)).toBe("")
})
