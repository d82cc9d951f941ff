import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Block } from "../../ast/index.ts"
import { createBiscuit, PrivateKey, type Biscuit } from "../index.ts"
import { containerRanges } from "../ranges.ts"
import { decodeMessage } from "../protobuf.ts"
import { SignedBlockMessage } from "../schema.ts"
import { WireInput } from "../wire-input.ts"
import { block } from "./arbitrary.ts"
import { root, thirdParty } from "./forge.ts"

const seed = 53
const nextKey = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(1))
const empty: Block = { scopes: [], facts: [], rules: [], checks: [] }

function tokenOf(
  blocks: readonly Block[],
  rootKeyId: number | undefined,
  isSealed: boolean,
): Biscuit {
  const [authority = empty, ...rest] = blocks
  let token = createBiscuit({ root, authority, nextKey, rootKeyId })
  rest.forEach((block, i) => {
    token =
      i % 2 === 0
        ? token.append(block, { nextKey })
        : token.appendThirdParty(
            thirdParty.publicKey,
            token.thirdPartyRequest().sign(thirdParty, block),
            { nextKey },
          )
  })
  return isSealed ? token.seal() : token
}

const tokens = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 4 }),
    fc.option(fc.nat(), { nil: undefined }),
    fc.boolean(),
  )
  .map((parts) => tokenOf(...parts))

describe(`the ranges of a token's bytes (seed ${seed})`, () => {
  it("follow each other to the end, after the hint of the root key alone", () => {
    fc.assert(
      fc.property(tokens, (token) => {
        const { blocks, proof } = token.byteRanges()
        expect(blocks).toHaveLength(token.blockCount)
        let at = token.rootKeyId === undefined ? 0 : blocks[0]!.from
        for (const { from, to } of [...blocks, proof]) {
          expect(from).toBe(at)
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(at).toBe(token.toBytes().length)
      }),
      { seed, numRuns: 60 },
    )
  })

  it("hold the signed block they are of", () => {
    fc.assert(
      fc.property(tokens, (token) => {
        const bytes = token.toBytes()
        token.byteRanges().blocks.forEach(({ from, to }, index) => {
          const field = new WireInput(bytes.slice(from, to))
          field.key()
          const signed = decodeMessage(SignedBlockMessage, field.bytes())
          expect(signed.block).toEqual(token.blockBytes(index))
          expect(signed.signature).toEqual(token.signature(index))
        })
      }),
      { seed, numRuns: 60 },
    )
  })
})

it("leaves the hint of the root key outside every range", () => {
  const { blocks } = tokenOf([empty], 300, false).byteRanges()
  // A tag of one byte and a number of two.
  expect(blocks[0]!.from).toBe(3)
})

it("gives the bytes of a message without a proof no ranges", () => {
  const bytes = tokenOf([empty], undefined, false).toBytes()
  const { proof } = containerRanges(bytes)
  expect(() => containerRanges(bytes.slice(0, proof.from))).toThrow(RangeError)
})
