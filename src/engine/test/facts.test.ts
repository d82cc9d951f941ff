import { describe, expect, test } from "vitest"
import { printFact, type Fact } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { authorize } from "../authorize.ts"
import { Facts } from "../facts.ts"
import { factsCsv, factsDatalog } from "../facts-text.ts"
import { makeReport } from "../report.ts"
import type { FactsQuery, FactsSelection, RunInput } from "../types.ts"
import { caseKeys } from "./case-file.ts"

/** A fact that holds a variable, which tokens can carry and source cannot say. */
const inert: Fact = { name: "owner", terms: [{ kind: "variable", name: "x" }] }
const first = parseBlock('owner("bob"); owner("Ann"); f(3, "c"); f(1, "A"); f(2, "a");').ast
const input: RunInput = {
  blocks: [
    { block: { ...first, facts: [inert, ...first.facts] }, externalKey: null },
    { block: parseBlock('owner("cy"); f(1, "b");').ast, externalKey: null },
    { block: parseBlock('owner("dee");').ast, externalKey: caseKeys[0]!.publicKey },
  ],
  authorizer: parseAuthorizer(
    'owner("eve"); f($n, $s) <- f($n, $s); seen($n) <- f($n, $s); last($n) <- seen($n); allow if true',
  ).ast,
}
const run = authorize(input)
const facts = new Facts(run)

const owners: FactsSelection = { name: "owner", arity: 1, filter: "", sort: null }
const pairs: FactsSelection = { ...owners, name: "f", arity: 2 }
const page = (query: Partial<FactsQuery>): readonly string[] =>
  facts
    .page({ ...owners, from: 0, to: 100, ...query })
    .rows.map(({ terms }) => printFact({ name: query.name ?? "owner", terms }))
const sorted = (by: number | "origin" | "round", descending = false): readonly string[] =>
  page({ ...pairs, sort: { by, descending } })

describe("without filter and sort", () => {
  test("pages are the tables of the report, inert facts included", () => {
    const { predicates } = makeReport(run)
    expect(predicates.map(({ name }) => name)).toContain("owner")
    for (const { name, arity, total, facts: rows } of predicates) {
      const query = { name, arity, filter: "", sort: null, from: 0, to: 100 }
      expect(facts.page(query)).toEqual({ query, total, matching: total, rows })
    }
  })

  test("a page begins and ends where it is asked to", () => {
    const all = page({})
    expect(all).toHaveLength(6)
    expect(page({ from: 1, to: 3 })).toEqual(all.slice(1, 3))
    expect(page({ from: 4, to: 50 })).toEqual(all.slice(4))
    expect(page({ from: 9, to: 12 })).toEqual([])
    expect(page({ from: 3, to: 1 })).toEqual([])
    expect(page({ from: -3, to: -1 })).toEqual([])
  })

  test("names with another number of terms, or none, have no facts", () => {
    expect(facts.page({ ...owners, arity: 2, from: 0, to: 9 })).toMatchObject({
      total: 0,
      rows: [],
    })
    expect(page({ name: "nothing" })).toEqual([])
  })

  test("a run without a world has no facts", () => {
    const refused = authorize({ ...input, limits: { maxBlocks: 0 } })
    const { total, matching, rows } = new Facts(refused).page({ ...owners, from: 0, to: 9 })
    expect([total, matching, rows]).toEqual([0, 0, []])
  })
})

describe("a filter", () => {
  test("keeps facts whose text holds it, whatever the case", () => {
    expect(page({ filter: "aNN" })).toEqual(['owner("Ann")'])
    expect(page({ filter: 'ER("' })).toHaveLength(5)
  })

  test("keeps facts by the names of their origin", () => {
    expect(page({ filter: "block 1" })).toEqual(['owner("cy")'])
    expect(page({ filter: "Authority" })).toEqual(['owner("bob")', 'owner("Ann")', "owner($x)"])
    expect(page({ filter: "authorizer" })).toEqual(['owner("eve")'])
  })

  test("keeps facts by how they came to be", () => {
    expect(page({ name: "seen", filter: "given" })).toEqual([])
    expect(page({ name: "seen", filter: "derived" })).toEqual(["seen(3)", "seen(1)", "seen(2)"])
    expect(page({ name: "last", filter: "round 2, rule 2 of authorizer" })).toHaveLength(3)
    expect(page({ filter: "given" })).toHaveLength(6)
  })

  test("does not match across a fact's text and its origin", () => {
    expect(page({ filter: ")authority" })).toEqual([])
  })

  test("counts what it keeps, and what there is", () => {
    const query = { ...owners, filter: "block", from: 0, to: 1 }
    expect(facts.page(query)).toMatchObject({ query, total: 6, matching: 2, rows: { length: 1 } })
  })
})

describe("a sort", () => {
  test("follows the order of terms in a column, integers by value and strings by bytes", () => {
    const integers = page({ ...pairs, filter: "given", sort: { by: 0, descending: false } })
    expect(integers).toEqual(['f(1, "A")', 'f(1, "b")', 'f(2, "a")', 'f(3, "c")'])
    const strings = page({ ...pairs, filter: "given", sort: { by: 1, descending: false } })
    expect(strings).toEqual(['f(1, "A")', 'f(2, "a")', 'f(1, "b")', 'f(3, "c")'])
  })

  test("puts the variables of inert facts where the order of terms has them", () => {
    expect(page({ sort: { by: 0, descending: false } })[0]).toBe("owner($x)")
    expect(page({ sort: { by: 0, descending: true } }).at(-1)).toBe("owner($x)")
  })

  test("by origin follows the blocks, the authorizer last", () => {
    expect(page({ sort: { by: "origin", descending: false } })).toEqual([
      'owner("bob")',
      'owner("Ann")',
      "owner($x)",
      'owner("cy")',
      'owner("dee")',
      'owner("eve")',
    ])
  })

  test("by round begins with what was given, or ends with it", () => {
    const given = page({ ...pairs, filter: "given" })
    expect(sorted("round").slice(0, given.length)).toEqual(given)
    expect(sorted("round", true).slice(-given.length)).toEqual(given)
  })

  test("leaves equal facts in the order of the report, in both directions", () => {
    const ones = (rows: readonly string[]): readonly string[] =>
      rows.filter((text) => text.startsWith("f(1"))
    expect(ones(page(pairs)).length).toBeGreaterThan(2)
    expect(ones(sorted(0))).toEqual(ones(page(pairs)))
    expect(ones(sorted(0, true))).toEqual(ones(page(pairs)))
  })

  test("by a column that the predicate lacks is misuse", () => {
    expect(() => sorted(2)).toThrow(RangeError)
    expect(() => sorted(-1)).toThrow(RangeError)
    expect(() => sorted(0.5)).toThrow(RangeError)
  })
})

test("pages of one selection fit together, whatever was asked in between", () => {
  const selection: FactsSelection = { ...pairs, filter: "f", sort: { by: 1, descending: true } }
  const all = facts.all(selection)
  const pieces = all.map((_, at) => {
    facts.page({ ...owners, filter: "e", from: 0, to: 1 })
    return facts.page({ ...selection, from: at, to: at + 1 }).rows[0]
  })
  expect(pieces).toEqual(all)
})

test("the first facts of a report leave out inert ones that come after facts it leaves out", () => {
  const many = Array.from({ length: 300 }, (_, i) => `owner(${i});`).join(" ")
  const { ast } = parseAuthorizer(`${many} allow if true`)
  const large = authorize({ blocks: [], authorizer: { ...ast, facts: [inert, ...ast.facts] } })
  const [table] = makeReport(large).predicates
  expect(table).toMatchObject({ total: 301, facts: { length: 200 } })
  const { rows } = new Facts(large).page({ ...owners, from: 0, to: 200 })
  expect(rows).toEqual(table!.facts)
})

describe("as text", () => {
  test("Datalog has a fact on each line and reads back", () => {
    const text = factsDatalog("owner", facts.all({ ...owners, filter: "block" }))
    expect(text).toBe('owner("cy");\nowner("dee");\n')
    expect(parseBlock(text).diagnostics).toEqual([])
  })

  test("CSV names its columns, quotes where it must and says origins by name", () => {
    const source = `f("a, \\"b\\"\\n", 1, {"x", "y"}, hex:00ff); g($s) <- f($s, $n, $x, $h); allow if true`
    const odd = new Facts(authorize({ ...input, authorizer: parseAuthorizer(source).ast }))
    const rows = odd.all({ name: "f", arity: 4, filter: "", sort: null })
    expect(factsCsv(4, rows)).toBe(
      '0,1,2,3,origin,round\r\n"a, ""b""\n",1,"{""x"", ""y""}",hex:00ff,authorizer,0\r\n',
    )
    const seen = facts.all({ name: "seen", arity: 1, filter: "block 1", sort: null })
    expect(factsCsv(1, seen)).toBe("0,origin,round\r\n")
  })

  test("CSV of facts made by several blocks says all of them", () => {
    const rows = facts.all({
      name: "seen",
      arity: 1,
      filter: "",
      sort: { by: 0, descending: false },
    })
    expect(factsCsv(1, rows.slice(0, 1))).toBe("0,origin,round\r\n1,authority;authorizer,1\r\n")
  })
})
