/**
 * Bytes made to exhaust whoever reads them: each ends in a `TokenError`, or in a token, and neither
 * costs much.
 */
import { describe, expect, it } from "vitest"
import { Random } from "../../test/random.ts"
import {
  maxTokenBytes,
  ThirdPartyBlock,
  ThirdPartyRequest,
  TokenError,
  UnverifiedBiscuit,
} from "../index.ts"
import { forge, root } from "./forge.ts"
import { rule, set, term, when, value } from "./messages.ts"

const repeated = (pattern: readonly number[], length: number): Uint8Array =>
  Uint8Array.from(
    { length: length - (length % pattern.length) },
    (_, i) => pattern[i % pattern.length]!,
  )

function refusal(read: () => unknown): unknown {
  try {
    read()
    return undefined
  } catch (error) {
    return error
  }
}

describe("hostile bytes", { timeout: 60_000 }, () => {
  it("longer than any token are not looked at", () => {
    for (const read of [
      UnverifiedBiscuit.fromBytes,
      ThirdPartyRequest.fromBytes,
      ThirdPartyBlock.fromBytes,
    ]) {
      expect(refusal(() => read(new Uint8Array(maxTokenBytes + 1)))).toMatchObject({
        code: "DeserializationError",
      })
    }
  })

  it.each([
    ["lengths near 2^32", [0x12, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    ["lengths near 2^64", [0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    ["groups in groups", [0x7b]],
    ["authorities in authorities", [0x12, 0x02]],
    ["varints without end", [0x80]],
    ["empty blocks", [0x1a, 0x00]],
  ])("%s", (_, pattern) => {
    const error = refusal(() => UnverifiedBiscuit.fromBytes(repeated(pattern, maxTokenBytes)))
    expect(error).toBeInstanceOf(TokenError)
  })

  it("at random are refused", () => {
    const seed = 11
    const random = new Random(seed)
    for (let i = 0; i < 3000; i++) {
      const bytes = random.bytes(random.below(200))
      expect(
        refusal(() => UnverifiedBiscuit.fromBytes(bytes)),
        `seed ${seed}, case ${i}`,
      ).toBeInstanceOf(TokenError)
    }
  })
})

describe("hostile content, correctly signed", { timeout: 60_000 }, () => {
  const size = maxTokenBytes - 4096
  it.each([
    ["empty facts", repeated([0x22, 0x00], size)],
    ["empty symbols", repeated([0x0a, 0x00], size)],
    ["empty checks", repeated([0x32, 0x00], size)],
    ["empty public keys", repeated([0x42, 0x00], size)],
    ["versions", repeated([0x18, 0x06], size)],
  ])("%s without number are read or refused", (_, content) => {
    const error = refusal(() => UnverifiedBiscuit.fromBytes(forge({ content })).block(0))
    if (error !== undefined) expect(error).toBeInstanceOf(TokenError)
  })

  it("with large sets in reverse order is sorted", () => {
    const items = Array.from({ length: 50_000 }, (_, i) => term("integer", BigInt(-i)))
    const token = UnverifiedBiscuit.fromBytes(
      forge({ content: { facts: [{ predicate: { name: 1n, terms: [set(...items)] } }] } }),
    )
    expect(token.block(0).facts[0]!.terms[0]).toMatchObject({ items: { length: 50_000 } })
  })

  it("with expressions of any length is read", () => {
    const ops = Array.from({ length: 50_000 }, () => value(term("bool", true)))
    const token = UnverifiedBiscuit.fromBytes(
      forge({ content: { checks: [when(...ops)], rules: [rule()] } }),
    )
    expect(token.block(0).checks[0]!.queries[0]!.expressions[0]).toHaveLength(50_000)
  })

  it("in more blocks than are read is refused", () => {
    const [authority] = [forge({ content: { version: 3 } })]
    const block = authority!.slice(0, 2 + authority![1]!)
    block[0] = 0x1a
    const bytes = Uint8Array.from([
      ...authority!,
      ...Array.from({ length: 1024 }, () => [...block]).flat(),
    ])
    expect(refusal(() => UnverifiedBiscuit.fromBytes(bytes))).toMatchObject({
      code: "DeserializationError",
    })
  })

  it("gives the same verdict whatever is asked first", async () => {
    const token = UnverifiedBiscuit.fromBytes(forge({ content: repeated([0x42, 0x00], 60) }))
    expect(refusal(() => token.block(0))).toMatchObject({ code: "InvalidKeySize", block: 0 })
    await expect(token.verify(root.publicKey)).rejects.toMatchObject({
      code: "InvalidKeySize",
      block: 0,
    })
  })
})
