/** Which of several root keys signed a token, and how much is tried before it is said why none did. */
import { describe, expect, it } from "vitest"
import type { PublicKey } from "../../ast/index.ts"
import { UnverifiedBiscuit } from "../index.ts"
import { decodeContainer, encodeContainer, type SignedBlock } from "../container.ts"
import { causes, fill, key, other, partner, plain, root, statusAfter } from "./altered.ts"

describe("several root keys", () => {
  const candidates = [other.publicKey, key(1, "secp256r1").publicKey, root.publicKey]

  it("are tried in turn, and the one that signed is named", async () => {
    const status = await statusAfter(plain, () => {}, candidates)
    expect(status.rootKey).toEqual(root.publicKey)
    expect(causes(status)).toEqual([])
  })

  it("leave the rest of the chain to be judged by itself", async () => {
    const status = await statusAfter(
      plain,
      (container) => (container.proof = { kind: "nextSecret", key: other }),
      candidates,
    )
    expect(status.blocks.map(({ signature }) => signature.status)).toEqual(
      Array(3).fill("verified"),
    )
    expect(status.proof.status).toBe("failed")
  })

  it("are counted when none signed, and the first one stands for them", async () => {
    const others = [other.publicKey, partner.publicKey]
    const status = await statusAfter(plain, () => {}, others)
    expect(status.rootKey).toEqual(other.publicKey)
    expect(causes(status)).toEqual([
      "block 0: wrong-key, likely: none of the 2 root keys signed the authority block and everything after it holds, so most likely another root key signed it",
    ])
  })

  it.each([
    ["no key", null],
    ["an empty list", []],
  ])("given as %s leave the authority unchecked", async (_, keys) => {
    const { blocks, rootKey } = await statusAfter(plain, () => {}, keys)
    expect(blocks.map(({ signature }) => signature.status)).toEqual([
      "unchecked",
      "verified",
      "verified",
    ])
    expect(rootKey).toBeNull()
  })

  it("are at most 64", async () => {
    const many = Array<PublicKey>(65).fill(root.publicKey)
    await expect(statusAfter(plain, () => {}, many)).rejects.toThrow(RangeError)
  })
})

describe("a token of which most blocks fail", () => {
  it("gets causes for the first ones, and is done with a bounded number of tries", async () => {
    const container = decodeContainer(plain.toBytes())
    const bad: SignedBlock = { ...container.blocks[1]!, signature: fill(64, 1) }
    const blocks = [container.blocks[0]!, ...Array<SignedBlock>(300).fill(bad)]
    const bytes = encodeContainer({ ...container, blocks })
    const found = causes(await UnverifiedBiscuit.fromBytes(bytes).chainStatus(root.publicKey))
    expect(found).toHaveLength(301)
    expect(found[16]).toBe(
      "block 17: altered-block, likely: more than 16 signatures fail, and only the first of them were looked into",
    )
  })
})
