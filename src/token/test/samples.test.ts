import { describe, expect, it } from "vitest"
import { printBlock, printPublicKey, referenceOrder } from "../../ast/index.ts"
import { parsePublicKeyText, TokenError, UnverifiedBiscuit } from "../index.ts"
import { sampleBytes, samples } from "./samples.ts"

/** Cases whose token must be refused; their files do not hold what `token` describes. */
const refused = /^test00[2-6]_/

describe.skipIf(samples === null)("conformance samples", () => {
  const { rootKey, cases } = samples!
  const root = parsePublicKeyText(rootKey)

  it.each(cases.map((sample) => [sample.filename, sample] as const))("%s", async (filename, sample) => {
    const bytes = sampleBytes(sample)
    const unverified = UnverifiedBiscuit.fromBytes(bytes)
    expect(unverified.toBytes()).toEqual(bytes)
    const [validation] = Object.values(sample.validations)
    if (refused.test(filename)) {
      const error = await unverified.verify(root).catch((error: unknown) => error)
      expect(error).toBeInstanceOf(TokenError)
      expect({ Err: JSON.parse(JSON.stringify(error)) }).toEqual(validation!.result)
      return
    }
    const token = await unverified.verify(root)
    expect(token.revocationIds()).toEqual(validation!.revocation_ids)
    expect(token.blockCount).toBe(sample.token.length)
    const blocks = sample.token.map((_, i) => {
      const external = token.externalKey(i)
      return {
        symbols: token.symbols(i),
        public_keys: token.publicKeys(i).map(printPublicKey),
        external_key: external === undefined ? null : printPublicKey(external),
        code: printBlock(token.block(i), referenceOrder(token.symbolTable(i).compare)),
        version: token.datalogVersion(i),
      }
    })
    expect(blocks).toEqual(sample.token)
  })
})
