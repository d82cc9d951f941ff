import { describe, expect, it } from "vitest"
import {
  datalogVersion,
  versionNeed,
  type Block,
  type Op,
  type Query,
  type Term,
} from "../index.ts"

const block = (parts: Partial<Block>): Block => ({
  scopes: [],
  facts: [],
  rules: [],
  checks: [],
  ...parts,
})
const query = (...ops: Op[]): Query => ({ body: [], expressions: [ops], scopes: [] })
const checking = (...ops: Op[]): Block =>
  block({ checks: [{ kind: "one", queries: [query(...ops)] }] })

const one: Op = { kind: "value", term: { kind: "integer", value: 1n } }
const nothing: Term = { kind: "null" }
const closure: Op = { kind: "closure", params: [], ops: [one] }
const fact = (...terms: Term[]): Block["facts"][number] => ({ name: "f", terms })

describe("the least version of an expression", () => {
  it("is raised by a closure and not by the `try_or` it is an operand of", () => {
    const tryOr: Op = { kind: "binary", op: "TryOr" }
    expect(datalogVersion(checking(one, one, tryOr))).toBe(3)
    expect(datalogVersion(checking(closure, one, tryOr))).toBe(6)
  })
})

describe("what needs the version", () => {
  it.each<[construct: string, Block, version: number, reason: string | null]>([
    ["nothing", block({ facts: [fact()] }), 3, null],
    [
      "an array with a null",
      block({ facts: [fact({ kind: "array", items: [nothing] })] }),
      3,
      null,
    ],
    ["`===`", checking(one, one, { kind: "binary", op: "Equal" }), 3, null],
    [
      "`trusting` in a check",
      block({
        checks: [{ kind: "one", queries: [{ ...query(), scopes: [{ kind: "previous" }] }] }],
      }),
      4,
      "`trusting`",
    ],
    ["`check all`", block({ checks: [{ kind: "all", queries: [query(one)] }] }), 4, "`check all`"],
    ["`!==`", checking(one, one, { kind: "binary", op: "NotEqual" }), 4, "the operator `!==`"],
    ["`|`", checking(one, one, { kind: "binary", op: "BitwiseOr" }), 4, "the operator `|`"],
    ["`reject if`", block({ checks: [{ kind: "reject", queries: [] }] }), 6, "`reject if`"],
    ["a null in a set", block({ facts: [fact({ kind: "set", items: [nothing] })] }), 6, "a null"],
    ["a null in a condition", checking({ kind: "value", term: nothing }), 6, "a null"],
    [
      "`==`",
      checking(one, one, { kind: "binary", op: "HeterogeneousEqual" }),
      6,
      "the operator `==`",
    ],
    ["`.type()`", checking(one, { kind: "unary", op: "TypeOf" }), 6, "the method `.type()`"],
    [
      "a host function",
      checking(one, { kind: "unary", op: "Ffi", name: "f" }),
      6,
      "a call of `extern::`",
    ],
    ["`try_or`", checking(closure, one, { kind: "binary", op: "TryOr" }), 6, "a closure"],
    [
      "`&&`, an operator of a closure",
      checking(one, closure, { kind: "binary", op: "LazyAnd" }),
      6,
      "the operator `&&`",
    ],
  ])("is told of %s", (_, content, version, reason) => {
    expect(versionNeed(content)).toMatchObject({ version, reason })
  })

  it("is the first clause that needs the most", () => {
    const content = block({
      scopes: [{ kind: "authority" }],
      facts: [fact(), fact(nothing), fact(nothing)],
      checks: [{ kind: "reject", queries: [] }],
    })
    expect(versionNeed(content).clause).toEqual({ kind: "fact", index: 1 })
    expect(versionNeed({ ...content, facts: [] }).clause).toEqual({ kind: "check", index: 0 })
    expect(versionNeed({ ...content, facts: [], checks: [] }).clause).toEqual({
      kind: "scope",
      index: 0,
    })
    expect(versionNeed(block({})).clause).toBeNull()
  })
})
