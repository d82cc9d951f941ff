import { expect, it } from "vitest"
import { matchesRegex } from "../regex.ts"
import { randomPattern, randomText, seededRandom } from "./regex-generator.ts"
import { referenceMatcher } from "./regex-oracle.ts"

const count = Number(process.env["DIFFERENTIAL"] ?? 300)
const seed = Number(process.env["SEED"] ?? 1)
const textsPerPattern = 3

it(
  `${count} random patterns match what they match in the reference (seed ${seed})`,
  async () => {
    const random = seededRandom(seed)
    const ask = referenceMatcher()
    const differences: string[] = []
    let matching = 0
    for (let i = 0; i < count; i++) {
      const pattern = randomPattern(random)
      for (let j = 0; j < textsPerPattern; j++) {
        const text = randomText(random)
        const expected = await ask(text, pattern)
        if (expected) matching++
        if (matchesRegex(text, pattern) === expected) continue
        differences.push(`${JSON.stringify(pattern)} on ${JSON.stringify(text)}: ${expected} there`)
      }
    }
    expect(differences).toEqual([])
    // A generator that makes nothing but invalid patterns would prove nothing.
    expect(matching).toBeGreaterThan(count / 5)
  },
  60_000 + count * 100,
)
