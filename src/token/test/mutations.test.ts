/**
 * One byte changed anywhere in a token. The reference decides what becomes of it, and here the same
 * must happen, with the same error.
 */
import { describe, expect, it } from "vitest"
import { loadOracle } from "../../test/oracle.ts"
import { Random } from "../../test/random.ts"
import { parsePublicKeyText } from "../index.ts"
import { verifyHere, verifyThere } from "./outcomes.ts"
import { sampleBytes, samples } from "./samples.ts"

const seed = 20_240_117
const perSample = 40

describe.skipIf(samples === null)(`samples with one byte changed (seed ${seed})`, () => {
  it.each(samples?.cases ?? [])("$filename", { timeout: 60_000 }, async (sample) => {
    const oracle = await loadOracle()
    const root = parsePublicKeyText(samples!.rootKey)
    const original = sampleBytes(sample)
    const random = new Random(seed + original.length)
    for (let i = 0; i < perSample; i++) {
      const [bytes, at] = mutate(original, random)
      const found = await verifyHere(bytes, root)
      expect(found, `byte ${at} is ${bytes[at]}`).toEqual(verifyThere(oracle, bytes, root))
    }
  })
})

function mutate(original: Uint8Array, random: Random): [bytes: Uint8Array, at: number] {
  const bytes = original.slice()
  const at = random.below(bytes.length)
  const byte = bytes[at]!
  bytes[at] = random.pick([random.below(256), byte ^ (1 << random.below(8)), byte + 1])
  return [random.chance(0.1) ? bytes.slice(0, at) : bytes, at]
}
