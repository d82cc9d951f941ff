/** What is said of the denials of the official samples, and that the documentation's table says the same. */
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { sampleBytes, samples } from "../token/test/samples.ts"
import { explainSamples, explanationsPage } from "./explanations.ts"

if (samples === null) console.log("explanations of the samples skipped: there are no samples here")

const rows =
  samples === null
    ? []
    : await explainSamples(
        samples.cases.map((sample) => ({ ...sample, bytes: sampleBytes(sample) })),
        samples.rootKey,
      )

describe.skipIf(samples === null)("the denials of the official samples", () => {
  test("are all explained by what their clause and their values are", () => {
    expect(rows.length).toBeGreaterThan(20)
    for (const { where, cause } of rows) {
      expect(cause, where).toMatch(/`.+`/)
      expect(cause, where).not.toMatch(/unknown|undefined|was found|does not hold$|has no value$/)
    }
  })

  test("are those of docs/explanations.md, which `npm run explanations` writes", () => {
    const page = readFileSync(new URL("../../docs/explanations.md", import.meta.url), "utf8")
    expect(explanationsPage(rows)).toBe(page)
  })
})
