import { describe, expect, test } from "vitest"
import { parseAuthorizer } from "../../language/index.ts"
import { authorize } from "../authorize.ts"
import { explain } from "../explain/explain.ts"
import { spanInWords } from "../explain/gaps.ts"
import { conditionNotes } from "../explain/notes.ts"
import { sentenceText } from "../explain/sentence.ts"
import type { ClauseAddress } from "../explain/types.ts"
import { readCases } from "./case-file.ts"

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
