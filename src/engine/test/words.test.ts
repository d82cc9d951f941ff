import { describe, expect, test } from "vitest"
import { printPublicKey, type Check, type Expression, type Op } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { ProgramGenerator } from "../../test/programs.ts"
import { caseCount, Random, seed } from "../../test/random.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { explain } from "../explain/explain.ts"
import { spanInWords } from "../explain/gaps.ts"
import { conditionNotes } from "../explain/notes.ts"
import { sentenceText } from "../explain/sentence.ts"
import type { ClauseAddress } from "../explain/types.ts"
import { caseKeys, readCases } from "./case-file.ts"

const clausePattern = /^(?:(check|rule) (\d+|authorizer)\/(\d+)|policy (\d+))$/

function addressOf(text: string): ClauseAddress {
  const match = clausePattern.exec(text)
  if (match === null) throw new Error(`no address: ${text}`)
  const [, kind, block, index, policy] = match
  if (policy !== undefined) return { kind: "policy", block: "authorizer", index: Number(policy) }
  return {
    kind: kind === "rule" ? "rule" : "check",
    block: block === "authorizer" ? block : Number(block),
    index: Number(index),
  }
}

describe("the cause in one sentence", () => {
  for (const { name, input, expected } of readCases(new URL("cases/words.txt", import.meta.url))) {
    test(name, () => {
      const authorization = authorize(input)
      const said = expected.map((line) => {
        const [address] = line.split(":")
        const answer = explain(authorization, { kind: "clause", at: addressOf(address!) })
        return `${address}: ${sentenceText(answer!.cause)}`
      })
      expect(said).toEqual(expected)
    })
  }
})

test("what a try caught is noted as without a value", () => {
  const authorizer = parseAuthorizer("check if (1 / 0 == 2).try_or(false); allow if true").ast
  const authorization = authorize({ blocks: [], authorizer })
  const at = { kind: "check", block: "authorizer", index: 0 } as const
  const condition = explain(authorization, { kind: "clause", at })!.branches[0]!.attempts[0]!
    .conditions[0]!
  expect(conditionNotes(condition)).toEqual([{ text: "1 / 0", value: null, note: "has no value" }])
})

test("a long value is shortened in a sentence", () => {
  const long = "x".repeat(500)
  const authorizer = parseAuthorizer(`f("${long}"); check if f($x), $x == "y"; allow if true`).ast
  const authorization = authorize({ blocks: [], authorizer })
  const at: ClauseAddress = { kind: "check", block: "authorizer", index: 0 }
  const text = sentenceText(explain(authorization, { kind: "clause", at })!.cause)
  expect(text.length).toBeLessThan(250)
  expect(text).toMatch(/^`\$x` is `"x+…x+"`, which is not `"y"`$/)
})

test("a function that fails is named with its message", () => {
  const authorizer = parseAuthorizer(`f(1); check if f($x), $x.extern::fail(2); allow if true`).ast
  const externs = {
    fail: () => {
      throw new Error("no such thing")
    },
  }
  const authorization = authorize({ blocks: [], authorizer, externs })
  const at: ClauseAddress = { kind: "check", block: "authorizer", index: 0 }
  const text = sentenceText(explain(authorization, { kind: "clause", at })!.cause)
  expect(text).toBe(
    "the function `extern::fail` failed, with `$x` = `1`: no such thing, for `f(1)` from the authorizer",
  )
})

describe("a condition that only a token can carry", () => {
  const at: ClauseAddress = { kind: "check", block: 0, index: 0 }
  const one: Op = { kind: "value", term: { kind: "integer", value: 1n } }
  const falseOf: Op = { kind: "value", term: { kind: "bool", value: false } }

  test.each<[string, Expression, string]>([
    ["is empty", [], "`<invalid expression: []>` is malformed and has no single value"],
    [
      "leaves two values",
      [one, one],
      "`<invalid expression: [Value(1), Value(1)]>` is malformed and has no single value",
    ],
    [
      "lacks an operand",
      [one, { kind: "binary", op: "Add" }],
      "`<invalid expression: [Value(1), Binary(Add)]>` is malformed and has no single value",
    ],
    [
      "is a closure",
      [{ kind: "closure", params: [], ops: [one] }],
      "`1` is malformed and has no single value",
    ],
    [
      "reads a variable without a value",
      [{ kind: "value", term: { kind: "variable", name: "x" } }],
      "`$x` has no value, as no predicate of the query binds it",
    ],
    [
      "is eager",
      [falseOf, one, { kind: "binary", op: "And" }],
      "`false && 1` needs booleans, but `false` is a boolean and `1` is an integer",
    ],
  ])("and %s is explained", (_, expression, words) => {
    const query = { body: [], expressions: [expression], scopes: [] }
    const check: Check = { kind: "one", queries: [query] }
    const block = { scopes: [], facts: [], rules: [], checks: [check] }
    const { ast } = parseAuthorizer("allow if true")
    const authorization = authorize({ blocks: [{ block, externalKey: null }], authorizer: ast })
    const { cause } = explain(authorization, { kind: "clause", at })!
    expect(sentenceText(cause)).toBe(words)
  })
})

describe("a span of time", () => {
  test.each([
    [0n, "0 seconds"],
    [1n, "1 second"],
    [65n, "1 minute 5 seconds"],
    [7500n, "2 hours 5 minutes"],
    [7205n, "2 hours"],
    [86_400n, "1 day"],
    [90_000n, "1 day 1 hour"],
    [864_000n + 7200n, "10 days"],
    [27_972_240n, "323 days"],
    [63_115_199n, "730 days"],
    [63_115_200n, "2 years"],
    [100_000_000n, "over 3 years"],
  ])("of %d seconds is %s", (seconds, words) => {
    expect(spanInWords(seconds)).toBe(words)
  })
})

describe("the notes beneath a condition", () => {
  /** `text = value (note)` for each note of the only condition of a check's closest attempt. */
  function notes(source: string): readonly string[] {
    const authorization = authorize({ blocks: [], authorizer: parseAuthorizer(source).ast })
    const at: ClauseAddress = { kind: "check", block: "authorizer", index: 0 }
    const { branches } = explain(authorization, { kind: "clause", at })!
    const condition = branches[0]!.attempts[0]!.conditions[0]!
    return conditionNotes(condition).map(
      ({ text, value, note }) => `${text} = ${value}${note === "" ? "" : ` (${note})`}`,
    )
  }

  test("name the distance of a date from its limit", () => {
    expect(
      notes("time(2026-11-20T18:04:00Z); check if time($t), $t < 2026-01-01T00:00:00Z"),
    ).toEqual(["$t = 2026-11-20T18:04:00Z (323 days later)"])
    expect(
      notes("time(2026-01-01T00:00:00Z); check if time($t), 2026-01-01T00:00:01Z <= $t"),
    ).toEqual(["$t = 2026-01-01T00:00:00Z (1 second earlier)"])
  })

  test("hold variables and composed parts once, as they stand", () => {
    expect(notes("n(5); check if n($x), $x + $x < $x * 2")).toEqual([
      "$x = 5",
      "$x + $x = 10 (the same number)",
      "$x * 2 = 10",
    ])
  })

  test("name the element that decided a closure", () => {
    expect(notes("n([1, 5]); check if n($xs), $xs.all($x -> $x < 3)")).toEqual([
      "$xs = [1, 5]",
      "$x = 5 (the element that decided, 2 more)",
      "$x < 3 = false",
    ])
  })

  test("tell where an error was raised", () => {
    expect(notes('n("a"); check if n($x), $x + 1 == 2')).toEqual([
      '$x = "a"',
      "$x + 1 = null (does not apply to a string and an integer)",
    ])
    expect(notes("n(0); check if n($x), 1 / $x")).toEqual([
      "$x = 0",
      "1 / $x = null (divides by zero)",
    ])
  })
})

const count = caseCount(100)

test(`every clause of ${count} programs from seed ${seed} has a sentence that names what decided`, () => {
  const keys = caseKeys.map(({ publicKey }) => publicKey)
  const kinds = { match: 0, counterexample: 0, closest: 0, error: 0 }
  for (let i = 0; i < count; i++) {
    const generator = new ProgramGenerator(
      new Random(seed * 9_000_011 + i),
      keys.map(printPublicKey),
    )
    const { blocks, authorizer } = generator.program({ blockScopes: true })
    const authorization = authorize({
      blocks: blocks.map(({ source, signer }) => ({
        block: parseBlock(source).ast,
        externalKey: signer === null ? null : keys[signer]!,
      })),
      authorizer: parseAuthorizer(authorizer).ast,
    })
    for (const at of clausesOf(authorization)) {
      const answer = explain(authorization, { kind: "clause", at })!
      for (const { cause, finding } of [{ ...answer, finding: null }, ...answer.branches]) {
        if (finding !== null) kinds[finding]++
        const text = sentenceText(cause)
        const where = `case ${i}, ${JSON.stringify(at)}: ${text}\n${authorizer}\n${JSON.stringify(blocks)}`
        expect(text, where).toMatch(/`[^`]+`/)
        expect(text, where).not.toMatch(/undefined|``|no match was found|does not hold$/)
      }
    }
  }
  for (const [finding, times] of Object.entries(kinds)) expect(times, finding).toBeGreaterThan(0)
})

function clausesOf({ world, input }: Authorization): readonly ClauseAddress[] {
  if (world === null) return []
  return world.blockIds().flatMap((block) => {
    const { rules, checks } = world.datalog(block)
    const policies = block === "authorizer" ? input.authorizer.policies : []
    const lists = { rule: rules, check: checks, policy: policies }
    return (["rule", "check", "policy"] as const).flatMap((kind) =>
      lists[kind].map((_, index): ClauseAddress => ({ kind, block, index })),
    )
  })
}
