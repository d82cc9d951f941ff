/**
 * One byte changed anywhere in a token. The reference decides what becomes of it, and here the same must happen,
 * with the same error.
 */
import { describe, expect, it } from "vitest"
import { loadOracle } from "../../test/oracle.ts"
import { Random } from "../../test/random.ts"
import { parsePublicKeyText, TokenError, UnverifiedBiscuit } from "../index.ts"
import { sampleBytes, samples } from "./samples.ts"

const seed = 20_240_117
const perSample = 40

describe.skipIf(samples === null)(`samples with one byte changed (seed ${seed})`, { timeout: 60_000 }, () => {
  const { rootKey, cases } = samples!
  const root = parsePublicKeyText(rootKey)

  it.each(cases.map((sample) => sample.filename))("%s", async (filename) => {
    const oracle = await loadOracle()
    const oracleRoot = oracle.PublicKey.fromBytes(root.bytes, 0)
    const original = sampleBytes(cases.find((sample) => sample.filename === filename)!)
    const random = new Random(seed + original.length)
    for (let i = 0; i < perSample; i++) {
      const [bytes, at] = mutate(original, random)
      const expected = outcomeOf(() => oracle.Biscuit.fromBytes(bytes, oracleRoot))
      const found = await verify(bytes)
      expect(found, `byte ${at} is ${bytes[at]}`).toEqual(expected)
    }
  })

  async function verify(bytes: Uint8Array): Promise<unknown> {
    try {
      await UnverifiedBiscuit.fromBytes(bytes).verify(root)
      return "accepted"
    } catch (error) {
      return error instanceof TokenError ? error.reference : error
    }
  }
})

function mutate(original: Uint8Array, random: Random): [bytes: Uint8Array, at: number] {
  const bytes = original.slice()
  const at = random.below(bytes.length)
  const byte = bytes[at]!
  bytes[at] = random.pick([random.below(256), byte ^ (1 << random.below(8)), byte + 1])
  return [random.chance(0.1) ? bytes.slice(0, at) : bytes, at]
}

function outcomeOf(act: () => void): unknown {
  try {
    act()
    return "accepted"
  } catch (error) {
    return error
  }
}
