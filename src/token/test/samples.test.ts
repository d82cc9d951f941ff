import { describe, expect, it } from "vitest"
import { printBlock, printPublicKey, referenceOrder } from "../../ast/index.ts"
import { parseBlock } from "../../language/index.ts"
import {
  declare,
  emptyTables,
  encodeBlock,
  parsePublicKeyText,
  TokenError,
  UnverifiedBiscuit,
} from "../index.ts"
import { isRefused, sampleBytes, samples, type Sample } from "./samples.ts"

const cases = samples?.cases ?? []
const verified = (sample: Sample) =>
  UnverifiedBiscuit.fromBytes(sampleBytes(sample)).verify(parsePublicKeyText(samples!.rootKey))

describe.skipIf(samples === null)("conformance samples", () => {
  it.each(cases)("$filename is written as it was read", (sample) => {
    const bytes = sampleBytes(sample)
    expect(UnverifiedBiscuit.fromBytes(bytes).toBytes()).toEqual(bytes)
  })

  it.each(cases.filter(isRefused))("$filename is refused", async (sample) => {
    const error = await verified(sample).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(TokenError)
    for (const { result } of Object.values(sample.validations)) {
      expect({ Err: JSON.parse(JSON.stringify(error)) }).toEqual(result)
    }
  })

  const accepted = cases.filter((sample) => !isRefused(sample))

  it.each(accepted)("$filename says what it should", async (sample) => {
    const token = await verified(sample)
    for (const { revocation_ids } of Object.values(sample.validations)) {
      expect(token.revocationIds()).toEqual(revocation_ids)
    }
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

  it.each(accepted)("$filename has the bytes its source gives", async (sample) => {
    const token = await verified(sample)
    const tables = emptyTables()
    sample.token.forEach(({ code, external_key }, i) => {
      const thirdParty = external_key !== null
      const encoded = encodeBlock(parseBlock(code).ast, tables, { thirdParty })
      expect(encoded.bytes).toEqual(token.blockBytes(i))
      if (!thirdParty) declare(tables, encoded)
    })
  })
})
