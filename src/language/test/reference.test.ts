import { describe, expect, test } from "vitest"
import { newOracle } from "../../test/oracle.ts"
import { isAccepted, parseAs, read, readByOracle, referenceCases } from "./reference-cases.ts"

describe("a source is accepted, refused and printed as by the reference", () => {
  test.each(referenceCases)("$kind $source", ({ kind, source, printed }) => {
    if (printed === undefined) expect(isAccepted(parseAs(kind, source))).toBe(true)
    else expect(read(kind, source)).toBe(printed)
  })
})

test("the table says what the reference does", async () => {
  const oracle = await newOracle()
  for (const { kind, source, printed } of referenceCases) {
    expect([kind, source, readByOracle(oracle, kind, source)]).toEqual([kind, source, printed])
  }
})
