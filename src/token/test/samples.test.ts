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

/** What was done to the samples that are refused, by their titles and their bytes. */
const refusals: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "test002_different_root_key.bc",
    [
      "wrong-key: the authority block alone fails and everything after it holds, so most likely another root key signed it",
    ],
  ],
  [
    "test003_invalid_signature_format.bc",
    [
      "altered-signature: the signature of the authority block has 16 bytes, and one of ed25519 has 64: 48 are missing",
    ],
  ],
  [
    "test004_random_block.bc",
    [
      "altered-block: the 32 bytes of block 1 are no Datalog block, so they are most likely not those that were signed",
    ],
  ],
  [
    "test005_invalid_signature.bc",
    [
      "altered-signature: byte 0 of the signature of the authority block was changed from 0x75 to 0x76: with 0x75 it holds",
    ],
  ],
  [
    "test006_reordered_blocks.bc",
    [
      "order: block 1 was signed to stand after block 2: it holds under the key announced there",
      "order: block 2 was signed to stand after the authority block: it holds under the key announced there",
      "order: the token's secret belongs to block 1, which is not the last: blocks were moved, or block 2 was added without it",
    ],
  ],
])

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

  it.each(cases.filter(isRefused))("$filename is refused for its true cause", async (sample) => {
    const root = parsePublicKeyText(samples!.rootKey)
    const { blocks, proof } = await UnverifiedBiscuit.fromBytes(sampleBytes(sample)).chainStatus(
      root,
    )
    const links = [...blocks.flatMap(({ signature, external }) => [signature, external]), proof]
    const found = links.flatMap((link) => (link?.status === "failed" ? [link.cause] : []))
    expect(found.map(({ kind, message }) => `${kind}: ${message}`)).toEqual(
      refusals.get(sample.filename),
    )
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
