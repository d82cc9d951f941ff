import { expect, test } from "vitest"
import { parseAuthorizer, parseBlock, parseRule } from "../../language/index.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { referenceLimits, strictLimits } from "../limits.ts"
import { query } from "../query.ts"
import { makeReport } from "../report.ts"
import { referenceResult } from "../result.ts"
import type { Report, RunLimits } from "../types.ts"

const run = (source: string, limits?: Partial<RunLimits>): Report =>
  makeReport(
    authorize({ blocks: [], authorizer: parseAuthorizer(source).ast, ...(limits && { limits }) }),
  )

const facts = (count: number): string =>
  Array.from({ length: count }, (_, i) => `f(${i});`).join("\n")

test("1500 given facts without a rule are within the limits", () => {
  expect(run(`${facts(1500)} allow if true`).outcome).toEqual({ kind: "allowed", policy: 0 })
})

test("999 facts and a derived one reach the limit of 1000, 998 and one do not", () => {
  const rule = "g(1) <- f(1); allow if true"
  expect(run(`${facts(999)} ${rule}`).outcome).toMatchObject({ failure: { code: "TooManyFacts" } })
  expect(run(`${facts(998)} ${rule}`).outcome).toEqual({ kind: "allowed", policy: 0 })
})

test("a cross product stops long before it fills the memory, and names its rule", () => {
  const report = run(
    `${facts(900)} h(1) <- f(1); g($x, $y, $z) <- f($x), f($y), f($z); allow if true`,
  )
  expect(report.outcome).toEqual({
    kind: "failed",
    failure: {
      kind: "limit",
      code: "TooManyFacts",
      limit: "maxFacts",
      allowed: 1000,
      found: 101_901,
      at: { kind: "rule", block: "authorizer", index: 1 },
    },
  })
  expect(report.run.facts).toBeLessThan(200_000)
})

test("any number of given facts is within the limits while rules add nothing", () => {
  const { ast } = parseAuthorizer("allow if true; f($x) <- f($x);")
  const given = Array.from({ length: 102_000 }, (_, i) => ({
    name: "f",
    terms: [{ kind: "integer", value: BigInt(i) } as const],
  }))
  const authorization = authorize({ blocks: [], authorizer: { ...ast, facts: given } })
  expect(makeReport(authorization).outcome).toEqual({ kind: "allowed", policy: 0 })
})

test("the clock stops a round that makes nothing", () => {
  const source = `${facts(999)} g(1) <- f($x), f($y), f($z), f($w), $x + $y + $z + $w < 0; allow if true`
  const { outcome } = run(source, { maxFacts: 1000, maxIterations: 100, maxTime: 30 })
  expect(outcome).toMatchObject({ failure: { kind: "limit", code: "Timeout" } })
})

test("a run that the clock stopped has a world that can be asked", () => {
  const source = `${facts(999)} g(1) <- f($x), f($y), f($z), f($w), $x + $y + $z + $w < 0; allow if true`
  const { ast } = parseAuthorizer(source)
  const authorization = authorize({ blocks: [], authorizer: ast, limits: { maxTime: 1 } })
  expect(authorization.failure).not.toBeNull()
  const { answers } = query(
    authorization,
    parseRule("x($v) <- f($v), f($w), f($v), $w < 20").ast!,
    "query",
  )
  expect(answers).toHaveLength(999)
})

test("the clock stops closures within closures", () => {
  const many = `[${Array.from({ length: 500 }, (_, i) => i).join()}]`
  const source = `check if ${many}.all($a -> ${many}.all($b -> ${many}.all($c -> ${many}.all($d -> true)))); allow if true`
  const { outcome } = run(source, { maxFacts: 1000, maxIterations: 100, maxTime: 30 })
  expect(outcome).toMatchObject({ failure: { kind: "limit", code: "Timeout" } })
})

test("no time at all is a timeout, as the reference has it", () => {
  const { outcome } = run("allow if true", { maxFacts: 1000, maxIterations: 100, maxTime: 0 })
  expect(outcome).toMatchObject({ failure: { code: "Timeout" } })
})

test("a report holds the first facts of each predicate and counts the rest", () => {
  const { predicates } = run(`${facts(700)} allow if true`)
  expect(predicates).toMatchObject([{ name: "f", arity: 1, total: 700, facts: { length: 200 } }])
})

test("a rule whose head nothing binds fails the load with block 0, whichever block it is in", () => {
  const bad = {
    ...parseBlock("").ast,
    rules: [
      {
        head: { name: "h", terms: [{ kind: "variable", name: "x" } as const] },
        body: [],
        expressions: [],
        scopes: [],
      },
    ],
  }
  const empty = parseBlock("").ast
  const authorization = authorize({
    blocks: [empty, bad].map((block) => ({ block, externalKey: null })),
    authorizer: parseAuthorizer("allow if true").ast,
  })
  expect(referenceResult(authorization)).toEqual({
    Err: { FailedLogic: { InvalidBlockRule: [0, "h($x) <- "] } },
  })
  expect(makeReport(authorization).outcome).toMatchObject({
    failure: { at: { block: 1, index: 0 } },
  })
})

test.each([
  ["a success and an error", 'f(1); f("a"); check if f($x), $x > 0; allow if true'],
  [
    "two different errors",
    'f(9223372036854775807); f("a"); check if f($x), $x + 1 == 0; allow if true',
  ],
  ["a failure and an error", 'f(0); f("a"); check all f($x), $x > 0; allow if true'],
])("%s for one query: the report says that the order decides", (_, source) => {
  expect(run(source).orderDependent).toEqual([
    { kind: "check", block: "authorizer", index: 0, query: 0 },
  ])
})

test("two rules that raise different errors in one round depend on the order too", () => {
  const { orderDependent } = run(
    "f(1); a(1) <- f($x), $x && true; b(1) <- f($x), $x / 0 == 1; allow if true",
  )
  expect(orderDependent).toEqual([{ kind: "rule", block: "authorizer", index: 1 }])
})

test("a run that has one outcome is not called dependent on the order", () => {
  expect(run("f(1); f(2); check if f($x), $x > 1; allow if true").orderDependent).toEqual([])
})

test("as many blocks as the limit run, one more is refused before anything is evaluated", () => {
  const block = { block: parseBlock("f(1); g($x) <- f($x);").ast, externalKey: null }
  const { ast: authorizer } = parseAuthorizer("check if f($x), $x / 0 == 1; allow if true")
  const withBlocks = (count: number): Authorization =>
    authorize({ blocks: Array(count).fill(block), authorizer, limits: { maxBlocks: 2 } })
  expect(makeReport(withBlocks(3)).outcome).toMatchObject({ failure: { code: "DivideByZero" } })
  expect(makeReport(withBlocks(4))).toMatchObject({
    outcome: { kind: "failed", failure: { kind: "limit", code: "TooManyBlocks", at: null } },
    checks: [],
    predicates: [],
    run: { facts: 0, iterations: 0 },
  })
  expect(referenceResult(withBlocks(4))).toEqual({ Err: { RunLimit: "TooManyBlocks" } })
})

test("a run has any number of blocks unless it is told otherwise", () => {
  expect(referenceLimits.maxBlocks).toBe(Infinity)
  expect(strictLimits.maxBlocks).toBe(5)
})
