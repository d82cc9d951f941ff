import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { matchesRegex } from "../regex.ts"
import { referenceMatcher } from "./regex-oracle.ts"

interface Case {
  readonly name: string
  readonly pattern: string
  readonly valid: boolean
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/**
 * Each case is `# name`, the pattern, `==>`, then either `invalid` or the texts it matches (`yes`)
 * and does not match (`no`) as JSON strings. Patterns may span lines.
 */
function readCases(file: string): Case[] {
  const text = readFileSync(new URL(`./cases/${file}`, import.meta.url), "utf8")
  const cases = [...text.matchAll(/^# (.*)\n([^]*?)\n==>\n((?:(?:invalid|yes|no).*\n)+)/gm)]
  return cases.map(([, name = "", pattern = "", expected = ""]) => ({
    name,
    pattern,
    valid: expected !== "invalid\n",
    yes: readTexts(expected, "yes"),
    no: readTexts(expected, "no"),
  }))
}

function readTexts(expected: string, verdict: "yes" | "no"): string[] {
  const line = new RegExp(`^${verdict} (.*)$`, "m").exec(expected)?.[1] ?? ""
  return [...line.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([text]): string => JSON.parse(text))
}

const cases = readCases("regex.txt")
const ask = referenceMatcher()

/** A valid pattern with one more, empty branch matches the empty text; an invalid one does not. */
const isRefused = (pattern: string): boolean => !matchesRegex("", `${pattern}|`)

describe("cases of regular expressions", () => {
  it("are all read", () => {
    expect(cases.length).toBeGreaterThan(250)
  })

  it.each(cases)("$name", ({ pattern, valid, yes, no }) => {
    if (!valid) expect(isRefused(pattern)).toBe(true)
    expect(yes.filter((text) => !matchesRegex(text, pattern))).toEqual([])
    expect(no.filter((text) => matchesRegex(text, pattern))).toEqual([])
  })

  it("say what the reference says", async () => {
    const wrong: string[] = []
    for (const { name, pattern, valid, yes, no } of cases) {
      const isAccepted = await ask("", `${pattern}|`)
      if (!valid && isAccepted) wrong.push(name)
      for (const text of yes) if (!(await ask(text, pattern))) wrong.push(name)
      for (const text of no) if (await ask(text, pattern)) wrong.push(name)
    }
    expect(wrong).toEqual([])
  }, 60_000)
})

const a = (count: number): string => "a".repeat(count)
const nested = (open: string, count: number, close: string): string =>
  `${open.repeat(count)}a${close.repeat(count)}`

/** Name, text, pattern, whether it matches. */
const limits: readonly (readonly [name: string, text: string, regex: string, matches: boolean])[] =
  [
    ["a count beyond a thousand is met", a(1500), "^a{1500}$", true],
    ["a count beyond a thousand is missed", a(1499), "^a{1500}$", false],
    ["a bounded count beyond a thousand", a(1501), "^a{0,1500}$", false],
    ["a least count beyond a thousand", a(2500), "^a{1500,}$", true],
    ["nested counts beyond a thousand are met", a(2400), "^(?:(?:aa){40}){30}$", true],
    ["nested counts beyond a thousand are missed", a(2399), "^(?:(?:aa){40}){30}$", false],
    ["nested optional counts", a(2401), "^(?:(?:aa){0,40}){0,30}$", false],
    ["250 groups in one another", "a", nested("(", 250, ")"), true],
    ["251 groups in one another", "a", nested("(", 251, ")"), false],
    ["250 classes in one another", "a", nested("[", 250, "]"), true],
    ["251 classes in one another", "a", nested("[", 251, "]"), false],
    ["250 operators in a row", "a", `a${"*".repeat(250)}`, true],
    ["251 operators in a row", "a", `a${"*".repeat(251)}`, false],
    ["249 operators in a class", "a", `[a${"&&a".repeat(249)}]`, true],
    ["250 operators in a class", "a", `[a${"&&a".repeat(250)}]`, false],
    ["a hundred thousand open groups", "a", "(".repeat(100_000), false],
    ["a hundred thousand open classes", "a", "[".repeat(100_000), false],
    ["655,400 characters in all", "", "x{655400}|", false],
    ["327,700 characters of two bytes", "", "é{327700}|", false],
    ["218,500 captures", "", "(x){218500}|", false],
    ["385 word characters", "", "\\w{385}|", true],
    ["392 word characters", "", "\\w{392}|", false],
    ["100,800 alternatives of strings", "", "(?:x|yz){100800}|", true],
    ["100,850 alternatives of strings", "", "(?:x|yz){100850}|", false],
    ["a million million characters", "", "(?:(?:x{1000}){1000}){1000}|", false],
    ["what has no width counts once", "", "(?:\\b){1000000}|", true],
  ]

describe("limits of regular expressions", () => {
  it.each(limits)(
    "%s",
    async (_, text, pattern, matches) => {
      expect(matchesRegex(text, pattern)).toBe(matches)
      if (pattern.length < 1000) expect(await ask(text, pattern)).toBe(matches)
    },
    60_000,
  )
})

describe("differences from the reference", () => {
  const refusedHere = ["\\p{Age=6.0}", "\\p{gcb=CR}", "\\p{wb=ALetter}", "\\p{sb=Close}"]

  it.each(refusedHere)("%s is refused here and known there", async (pattern) => {
    expect(isRefused(pattern)).toBe(true)
    expect(await ask("", `${pattern}|`)).toBe(true)
  })

  it("a pattern within 0.5 % of the size limit may be refused there alone", async () => {
    expect(matchesRegex("", "\\w{389}|")).toBe(true)
    expect(await ask("", "\\w{389}|")).toBe(false)
  })

  it("a lone surrogate counts as the replacement character it is encoded as", () => {
    expect(matchesRegex("\ud800", "^\\x{fffd}$")).toBe(true)
  })
})

it("a pattern that makes backtracking explode is answered", () => {
  expect(matchesRegex(`${a(5000)}b`, "^(?:a+)+$")).toBe(false)
})

it("more patterns than are kept give the same answers again", () => {
  const patterns = Array.from({ length: 300 }, (_, i) => `^${i}$`)
  for (const round of [1, 2]) {
    const missed = patterns.filter((pattern, i) => !matchesRegex(String(i), pattern))
    expect(missed, `round ${round}`).toEqual([])
  }
})
