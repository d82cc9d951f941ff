import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import type { Op, Term } from "../../ast/index.ts"
import {
  diagnosticCodes,
  maxNesting,
  maxSourceLength,
  parseAuthorizer,
  parseBlock,
  parseCheck,
  parseFact,
  parseRule,
  type Parsed,
} from "../index.ts"
import { maxRecovery } from "../recovery.ts"

const codes = ({ diagnostics }: Parsed<unknown>): string[] => diagnostics.map(({ code }) => code)

const integer = (value: bigint): Term => ({ kind: "integer", value })
const string = (value: string): Term => ({ kind: "string", value })

describe("expressions become postfix operations", () => {
  const show = (op: Op): string => {
    if (op.kind === "value") return "value" in op.term ? String(op.term.value) : op.term.kind
    if (op.kind === "closure") return `closure(${op.params.join()})[${op.ops.map(show).join(" ")}]`
    return op.op
  }
  test.each([
    ["1 + 2 * 3 === 7", "1 2 3 Mul Add 7 Equal"],
    ["1 | 2 ^ 3 & 4 === 1", "1 2 BitwiseOr 3 4 BitwiseAnd BitwiseXor 1 Equal"],
    ["true && false || true", "true closure()[false] LazyAnd closure()[true] LazyOr"],
    ["true || false && true", "true closure()[false closure()[true] LazyAnd] LazyOr"],
    ["!1 + 2 === 3", "1 2 Add Negate 3 Equal"],
    ["!true * 3", "true 3 Mul Negate"],
    ["1 * !true + 2", "1 true 2 Add Negate Mul"],
    [
      "[1].any($p -> 2 > 1 && true)",
      "array closure(p)[2 1 GreaterThan closure()[true] LazyAnd] Any",
    ],
    ["3.length().try_or(1) + 1 === 2", "closure()[3 Length] 1 TryOr 1 Add 2 Equal"],
    ["(3 / 0).try_or(1 / 0) === 1", "closure()[3 0 Div Parens] 1 0 Div TryOr 1 Equal"],
  ])("%s", (source, expected) => {
    const { ast, diagnostics } = parseCheck(`check if ${source}`)
    expect(diagnostics).toEqual([])
    expect(ast!.queries[0]!.expressions[0]!.map(show).join(" ")).toBe(expected)
  })
})

describe("positions", () => {
  const source =
    'é("🔒"); right($r) <- res($r), $r.starts_with("a" + "b") trusting authority;'.replace("é", "e")
  const { ast, positions } = parseBlock(source)
  const textOf = (node: object): string => {
    const { from, to } = positions.get(node)!
    return source.slice(from, to)
  }
  test("cover facts, rules and their parts in UTF-16 units", () => {
    const rule = ast.rules[0]!
    expect(textOf(ast.facts[0]!)).toBe('e("🔒")')
    expect(textOf(ast.facts[0]!.terms[0]!)).toBe('"🔒"')
    expect(textOf(rule)).toBe(source.slice(source.indexOf("right"), -1))
    expect(textOf(rule.head)).toBe("right($r)")
    expect(textOf(rule.body[0]!)).toBe("res($r)")
    expect(textOf(rule.scopes[0]!)).toBe("authority")
    expect(rule.expressions[0]!.map(textOf)).toEqual([
      "$r",
      '"a"',
      '"b"',
      '"a" + "b"',
      '$r.starts_with("a" + "b")',
    ])
  })
  test("are those of each occurrence, also of equal ones", () => {
    const twice = parseBlock("f(1); f(1);")
    expect(twice.ast.facts.map((fact) => twice.positions.get(fact))).toEqual([
      { from: 0, to: 4 },
      { from: 6, to: 10 },
    ])
  })
})

describe("parameters", () => {
  const parameters = { p: integer(1n), q: string("a") }
  test("are replaced in facts, however deep", () => {
    const { ast, diagnostics } = parseBlock("f({p}, { {p}, {q}}, [[{q}]], {{q}: {p}})", {
      parameters,
    })
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
    expect(ast.facts).toEqual(
      parseBlock('f(1, [1, "a"], [["a"]], {"a": 1})').ast.facts.map((fact) => ({
        ...fact,
        terms: fact.terms.map((term, i) =>
          i === 1 && term.kind === "array" ? { kind: "set", items: term.items } : term,
        ),
      })),
    )
  })
  test("are replaced in terms, conditions and closures of queries", () => {
    const source = 'h({p}) <- f({p}), {q} == "a" || [1].any($x -> $x == {p})'
    const { ast, diagnostics } = parseBlock(source, { parameters })
    expect(diagnostics).toEqual([])
    expect(ast).toEqual(parseBlock('h(1) <- f(1), "a" == "a" || [1].any($x -> $x == 1)').ast)
  })
  test.each([
    "check if f({ {p}})",
    "check if [{p}] == 1",
    'h(1) <- f({"a": {p}})',
    "check if {{p}: 1} == 1",
  ])("are not replaced in a collection of a query: %s", (source) =>
    expect(codes(parseBlock(source, { parameters: { p: integer(1n) } }))).toContain(
      "unbound-parameter",
    ),
  )
  test("of scopes are keys", () => {
    const key = { algorithm: "ed25519", bytes: new Uint8Array(32) } as const
    const { ast, diagnostics } = parseAuthorizer("allow if true trusting {k}", {
      scopeParameters: { k: key },
    })
    expect(diagnostics).toEqual([])
    expect(ast.policies[0]!.queries[0]!.scopes).toEqual([{ kind: "publicKey", key }])
  })
  test("that do not occur are a warning, as the reference takes them", () => {
    expect(codes(parseBlock("f(1)", { parameters, scopeParameters: {} }))).toEqual([
      "unused-parameter",
      "unused-parameter",
    ])
  })
  test("named like members of every object have no value", () => {
    expect(codes(parseBlock("f({constructor})", { parameters: {} }))).toEqual(["unbound-parameter"])
  })
  test("stay in single statements", () => {
    expect(parseFact("f({p})")).toMatchObject({
      ast: { terms: [{ kind: "parameter", name: "p" }] },
      diagnostics: [],
    })
    expect(parseRule("h({p}) <- true trusting {k}").diagnostics).toEqual([])
  })
})

describe("a block's own scopes", () => {
  test("are applied", () => {
    expect(parseBlock("trusting authority, previous;\nf(1)").ast.scopes).toEqual([
      { kind: "authority" },
      { kind: "previous" },
    ])
  })
})

describe("sources that are too much", () => {
  const nested = (levels: number): string =>
    `check if ${"(".repeat(levels)}true${")".repeat(levels)}`
  test("nesting is read up to its bound", () => {
    expect(codes(parseBlock(nested(maxNesting)))).toEqual([])
    expect(codes(parseBlock(nested(maxNesting + 1)))).toEqual(["nesting"])
  })
  test.each([
    nested(10_000),
    `check if ${"(".repeat(10_000)}`,
    `f(${"[".repeat(10_000)}${"]".repeat(10_000)})`,
    `f(${'{"a":'.repeat(10_000)}`,
    `check if ${"!".repeat(10_000)}true`,
    `check if 1${" + !1".repeat(10_000)}`,
    `check if 1${".try_or(1)".repeat(10_000)}`,
    `check if ${"[1].any($p -> ".repeat(10_000)}`,
  ])("%# is refused for its nesting, once", (source) => {
    expect(codes(parseBlock(source))).toEqual(["nesting"])
  })
  test("a statement that is too deep does not hide the others", () => {
    const { ast, diagnostics } = parseBlock(`f(1); ${nested(200)}; f("((((");`)
    expect(ast.facts.length).toBe(2)
    expect(diagnostics).toMatchObject([{ code: "nesting", from: 15 + maxNesting }])
  })
  test.each([
    ["operators", `check if 1${" + 1".repeat(20_000)} == 1`],
    ["methods", `check if 1${".type()".repeat(20_000)} == 1`],
    ["branches", `check if true${" or true".repeat(20_000)}`],
    ["negations side by side", `check if !true${" && !true".repeat(5000)}`],
    ["words in one run", `check if 1${"or1".repeat(20_000)}`],
    ["elements", `f([${"1, ".repeat(20_000)}1])`],
  ])("many %s are no nesting", (_, source) => {
    expect(
      parseAuthorizer(source).diagnostics.filter(({ severity }) => severity === "error"),
    ).toEqual([])
  })
  test("a long source is read for so long after its first mistake, up to a semicolon", () => {
    const statement = "f(1);\n"
    const before = statement.repeat(100)
    const after = statement.repeat(20_000)
    const { ast, diagnostics } = parseBlock(`${before}f(;${after}`)
    expect(diagnostics.map(({ code, from }) => [code, from])).toEqual([
      ["unexpected-input", before.length + 2],
      ["unread-rest", diagnostics[1]!.from],
    ])
    expect(diagnostics[1]!.from).toBeLessThanOrEqual(before.length + 2 + maxRecovery)
    expect(diagnostics[1]!.to).toBe(before.length + 3 + after.length)
    expect(ast.facts.length).toBeGreaterThan(5000)
  })
  test("a long source is read whole without mistakes, or with one near its end", () => {
    const facts = "f(1);\n".repeat(20_000)
    expect(parseBlock(facts)).toMatchObject({ diagnostics: [] })
    expect(parseBlock(facts).ast.facts.length).toBe(20_000)
    expect(codes(parseBlock(`${facts}f(;${"f(1);".repeat(100)}`))).toEqual(["unexpected-input"])
  })
  test("a source beyond the bound is not read", () => {
    expect(codes(parseBlock("f(1);".repeat(maxSourceLength / 5 + 1)))).toEqual(["source-size"])
  })
  test.each([
    ["$"],
    ['"'],
    ["'"],
    [";"],
    [")"],
    ["bad "],
    ["/*"],
    ["1."],
    ["check if "],
    ["2020-01-01T"],
    ["{p"],
    ["\0"],
  ])("nothing but %j ends in diagnostics", (piece) =>
    expect(parseAuthorizer(piece.repeat(5000)).diagnostics.length).toBeGreaterThan(0),
  )
})

test("half a surrogate pair is an error at its place", () => {
  expect(parseBlock('f("🔒\ud800");').diagnostics).toMatchObject([
    { code: "lone-surrogate", from: 5, to: 6 },
  ])
})

test("every code has a section in docs/diagnostics.md, and every section a code", () => {
  const text = readFileSync(new URL("../../../docs/diagnostics.md", import.meta.url), "utf8")
  const sections = [...text.matchAll(/^### `(.*)`$/gm)].map(([, code]) => code)
  expect(sections.toSorted()).toEqual(Object.keys(diagnosticCodes).toSorted())
})
