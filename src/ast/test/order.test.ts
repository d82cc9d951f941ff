import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  compareKeys,
  compareTerms,
  compareUtf8,
  makeMap,
  makeSet,
  SymbolTable,
  type Term,
} from "../index.ts"
import { term } from "./arbitrary.ts"

const string = (value: string): Term => ({ kind: "string", value })
const integer = (value: bigint): Extract<Term, { kind: "integer" }> => ({ kind: "integer", value })

test("strings are ordered by their bytes in UTF-8", () => {
  const encoder = new TextEncoder()
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      const bytes = Buffer.compare(encoder.encode(a), encoder.encode(b))
      expect(Math.sign(compareUtf8(a, b))).toBe(bytes)
    }),
    { seed: 5 },
  )
  // Code units say otherwise: the first begins with U+D83D.
  expect(compareUtf8("😀", "\uff5e")).toBeGreaterThan(0)
})

describe("the order of terms", () => {
  test("is total: antisymmetric, transitive, and zero for a term itself", () => {
    fc.assert(
      fc.property(term, term, term, (a, b, c) => {
        expect(Math.sign(compareTerms(a, b)) + Math.sign(compareTerms(b, a))).toBe(0)
        if (compareTerms(a, b) <= 0 && compareTerms(b, c) <= 0) {
          expect(compareTerms(a, c)).toBeLessThanOrEqual(0)
        }
        expect(compareTerms(a, structuredClone(a))).toBe(0)
      }),
      { seed: 5 },
    )
  })

  test("puts kinds in the order of the reference's builders", () => {
    const kinds: readonly Term[] = [
      { kind: "variable", name: "z" },
      integer(5n),
      string("a"),
      { kind: "date", value: 0n },
      { kind: "bytes", value: Uint8Array.of(0) },
      { kind: "bool", value: false },
      makeSet([integer(0n)]),
      { kind: "parameter", name: "a" },
      { kind: "null" },
      { kind: "array", items: [] },
      makeMap([]),
    ]
    expect(kinds.toReversed().toSorted((a, b) => compareTerms(a, b))).toEqual(kinds)
  })

  test("compares collections element by element, a prefix first", () => {
    const array = (...items: bigint[]): Term => ({ kind: "array", items: items.map(integer) })
    expect(compareTerms(array(1n, 9n), array(2n))).toBeLessThan(0)
    expect(compareTerms(array(1n), array(1n, 0n))).toBeLessThan(0)
  })

  test("can follow a symbol table", () => {
    const symbols = new SymbolTable(["z", "a"])
    expect(compareTerms(string("z"), string("a"), symbols.compare)).toBeLessThan(0)
    expect(compareTerms(string("read"), string("z"), symbols.compare)).toBeLessThan(0)
    expect(compareTerms(string("new"), string("a"), symbols.compare)).toBeGreaterThan(0)
  })
})

test("a set holds each element once, in order", () => {
  expect(makeSet([integer(3n), integer(1n), integer(3n), integer(2n)]).items).toEqual(
    [1n, 2n, 3n].map(integer),
  )
})

test("of map entries with one key the last stays, and integer keys come before strings", () => {
  const key = (value: string): Extract<Term, { kind: "string" }> => ({ kind: "string", value })
  const map = makeMap([
    { key: key("a"), value: integer(1n) },
    { key: integer(10n), value: integer(2n) },
    { key: key("a"), value: integer(3n) },
    { key: integer(9n), value: integer(4n) },
  ])
  expect(map.entries.map((entry) => [entry.key, entry.value])).toEqual([
    [integer(9n), integer(4n)],
    [integer(10n), integer(2n)],
    [key("a"), integer(3n)],
  ])
  expect(compareKeys({ kind: "parameter", name: "z" }, integer(0n))).toBeLessThan(0)
})
