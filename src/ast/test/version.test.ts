import { describe, expect, it } from "vitest"
import { datalogVersion, type Block, type Op } from "../index.ts"

const checking = (...ops: Op[]): Block => ({
  scopes: [],
  facts: [],
  rules: [],
  checks: [{ kind: "one", queries: [{ body: [], expressions: [ops], scopes: [] }] }],
})

const one: Op = { kind: "value", term: { kind: "integer", value: 1n } }

describe("the least version of an expression", () => {
  it("is raised by a closure and not by the `try_or` it is an operand of", () => {
    const tryOr: Op = { kind: "binary", op: "TryOr" }
    expect(datalogVersion(checking(one, one, tryOr))).toBe(3)
    expect(datalogVersion(checking({ kind: "closure", params: [], ops: [one] }, one, tryOr))).toBe(
      6,
    )
  })
})
