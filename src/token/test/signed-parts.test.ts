import { describe, expect, it } from "vitest"
import { UnverifiedBiscuit } from "../index.ts"
import { decodeContainer } from "../container.ts"
import { blockPayload } from "../signatures.ts"
import type { SignedContent } from "../signed-parts.ts"
import { partnered, plain } from "./altered.ts"

const text = (content: SignedContent | null): string =>
  content === null
    ? "nothing"
    : `${content.signer}: ${content.parts
        .filter(({ isMark }) => !isMark)
        .map(({ name, length }) => `${name} ${length}`)
        .join(", ")}`

describe("what is signed", () => {
  it("of a version 0 block is the block and its next key", () => {
    const { blocks, proof } = plain.signedParts()
    expect(blocks.map(({ signature }) => text(signature))).toEqual([
      "root key: the authority block 16, algorithm of the next key 4, next key 32",
      "next key of the authority block: block 1 26, algorithm of the next key 4, next key 32",
      "next key of block 1: block 2 27, algorithm of the next key 4, next key 32",
    ])
    expect(proof).toBeNull()
  })

  it("of a version 1 block are also the signatures before it and of the other party", () => {
    const { blocks } = partnered.signedParts()
    expect(text(blocks[1]!.signature)).toBe(
      "next key of the authority block: block 1 16, algorithm of the next key 4, next key 32, signature of the authority block 64, signature of the other party 64",
    )
    expect(text(blocks[1]!.external)).toBe(
      "key of the other party: block 1 16, signature of the authority block 64",
    )
    expect(blocks[0]!.external).toBeNull()
  })

  it("by a seal is the whole last link", () => {
    expect(text(partnered.seal().signedParts().proof)).toBe(
      "next key of block 2: block 2 27, algorithm of the next key 4, next key 32, signature of block 2 64",
    )
  })

  it("is all of the payload, marks included", () => {
    const token = UnverifiedBiscuit.fromBytes(partnered.toBytes())
    const container = decodeContainer(partnered.toBytes())
    token.signedParts().blocks.forEach(({ signature }, i) => {
      const block = container.blocks[i]!
      const payload = blockPayload({
        ...block,
        externalSignature: block.external?.signature,
        previousSignature: container.blocks[i - 1]?.signature,
      })
      expect(signature.parts.reduce((sum, { length }) => sum + length, 0)).toBe(payload.length)
    })
  })
})
