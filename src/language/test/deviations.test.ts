import { expect, test } from "vitest"
import { newOracle } from "../../test/oracle.ts"
import { maxNesting, maxSourceLength } from "../index.ts"
import { isDeviation } from "./deviations.ts"
import { read, readByOracle, type Kind } from "./reference-cases.ts"

const x = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
const y = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
const parens = `check if ${"(".repeat(maxNesting + 1)}true${")".repeat(maxNesting + 1)}`

/** One source for each row of docs/deviations.md, the bounds last. */
const deviations: readonly (readonly [Kind, string])[] = [
  ["B", "trusting ed25519/aa; f(1)"],
  ["B", "trusting {key}; f(1)"],
  ["C", `check if true trusting secp256r1/04${x}${y}`],
  ["C", `check if true trusting secp256r1/05${x}`],
  ["C", "check if 2or(true && true)"],
  ["F", 'f("\ud800")'],
  ["C", parens],
  ["B", "f(1);".repeat(maxSourceLength / 4)],
]

test("each deviation is accepted by the reference and refused here", async () => {
  const oracle = await newOracle()
  for (const [kind, source] of deviations) {
    expect([source, readByOracle(oracle, kind, source)]).not.toEqual([source, null])
    expect([source, read(kind, source)]).toEqual([source, null])
  }
})

test("the differential test recognises those that damage can make", () => {
  for (const [kind, source] of deviations.slice(0, -2)) {
    expect([source, isDeviation(kind, source)]).toEqual([source, true])
  }
})
