import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import type { Block } from "../../ast/index.ts"
import { newOracle, type Oracle } from "../../test/oracle.ts"
import {
  createBiscuit,
  encodeBlock,
  emptyTables,
  PrivateKey,
  UnverifiedBiscuit,
  type Biscuit,
} from "../index.ts"
import { block } from "./arbitrary.ts"
import { root, thirdParty } from "./forge.ts"

const seed = 47
const parameters = { seed, numRuns: 100 }

let oracle: Oracle
beforeAll(async () => {
  oracle = await newOracle()
})

const nextKey = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(1))

interface Part {
  readonly block: Block
  readonly isThirdParty: boolean
}

function tokenOf(authority: Block, rest: readonly Part[]): Biscuit {
  let token = createBiscuit({ root, authority, nextKey })
  for (const { block, isThirdParty } of rest) {
    token = isThirdParty
      ? token.appendThirdParty(
          thirdParty.publicKey,
          token.thirdPartyRequest().sign(thirdParty, block),
          { nextKey },
        )
      : token.append(block, { nextKey })
  }
  return token
}

const chain = fc.tuple(
  block,
  fc.array(fc.record({ block, isThirdParty: fc.boolean() }), { maxLength: 2 }),
)

describe(`generated blocks (seed ${seed})`, { timeout: 60_000 }, () => {
  it("are read from their bytes as they were", () => {
    fc.assert(
      fc.property(chain, ([authority, rest]) => {
        const bytes = tokenOf(authority, rest).toBytes()
        const token = UnverifiedBiscuit.fromBytes(bytes)
        expect(token.block(0)).toEqual(authority)
        rest.forEach(({ block }, i) => expect(token.block(i + 1)).toEqual(block))
        expect(token.toBytes()).toEqual(bytes)
      }),
      parameters,
    )
  })

  it("are encoded to the bytes they were read from", () => {
    fc.assert(
      fc.property(chain, ([authority, rest]) => {
        const token = tokenOf(authority, rest)
        expect(encodeBlock(token.block(0), emptyTables()).bytes).toEqual(token.blockBytes(0))
        const again = tokenOf(
          token.block(0),
          rest.map(({ isThirdParty }, i) => ({ block: token.block(i + 1), isThirdParty })),
        )
        expect(again.toBytes()).toEqual(token.toBytes())
      }),
      parameters,
    )
  })

  it("are accepted by the reference", () => {
    fc.assert(
      fc.property(chain, ([authority, rest]) => {
        const token = tokenOf(authority, rest)
        const theirs = oracle.Biscuit.fromBytes(
          token.toBytes(),
          oracle.PublicKey.fromBytes(root.publicKey.bytes, 0),
        )
        expect(theirs.toBytes()).toEqual(token.toBytes())
        theirs.free()
      }),
      parameters,
    )
  })
})

describe("encoding a block", () => {
  const empty: Block = { scopes: [], facts: [], rules: [], checks: [] }

  it("refuses parameters without a value", () => {
    const fact = { name: "f", terms: [{ kind: "parameter", name: "p" } as const] }
    expect(() => encodeBlock({ ...empty, facts: [fact] }, emptyTables())).toThrow(
      "parameter `{p}` has no value",
    )
    const scopes = [{ kind: "parameter", name: "k" } as const]
    expect(() => encodeBlock({ ...empty, scopes }, emptyTables())).toThrow(TypeError)
  })

  it("replaces what UTF-8 cannot say", () => {
    const { bytes } = encodeBlock(
      { ...empty, facts: [{ name: "\ud800", terms: [] }] },
      emptyTables(),
    )
    const token = createBiscuit({
      root,
      authority: { ...empty, facts: [{ name: "\ud800", terms: [] }] },
    })
    expect(token.blockBytes(0)).toEqual(bytes)
    expect(token.block(0).facts[0]!.name).toBe("\ufffd")
  })

  it("leaves its tables as they were", () => {
    const tables = emptyTables()
    encodeBlock({ ...empty, facts: [{ name: "new", terms: [] }] }, tables)
    expect(tables.symbols.custom).toEqual([])
  })
})

describe("a token", () => {
  const authority: Block = { scopes: [], facts: [], rules: [], checks: [] }

  it("keeps its context, hint and versions", async () => {
    const made = createBiscuit({ root, authority, nextKey, rootKeyId: 3, context: "for tests" })
    const token = await UnverifiedBiscuit.fromBytes(made.toBytes()).verify(root.publicKey)
    expect([
      token.rootKeyId,
      token.context(0),
      token.datalogVersion(0),
      token.signatureVersion(0),
    ]).toEqual([3, "for tests", 3, 0])
    expect(token.append(authority, { context: "more" }).context(1)).toBe("more")
  })

  it("is not changed by appending, sealing or writing into what it returns", () => {
    const token = createBiscuit({ root, authority, nextKey })
    const before = token.toBase64()
    token.append(authority)
    token.seal()
    token.blockBytes(0).fill(0)
    token.signature(0).fill(0)
    token.toBytes().fill(0)
    expect(token.toBase64()).toBe(before)
    expect([token.blockCount, token.isSealed]).toEqual([1, false])
  })

  it("can be attenuated and sealed before it is verified", async () => {
    const bytes = createBiscuit({ root, authority, nextKey }).toBytes()
    const sealed = UnverifiedBiscuit.fromBytes(bytes).append(authority).seal()
    expect(sealed).toBeInstanceOf(UnverifiedBiscuit)
    expect((await sealed.verify(root.publicKey)).blockCount).toBe(2)
  })

  it("stays in signature version 1 once a block needed it", () => {
    const newer: Block = { ...authority, facts: [{ name: "f", terms: [{ kind: "null" }] }] }
    const token = createBiscuit({ root, authority, nextKey }).append(newer).append(authority)
    expect([0, 1, 2].map((i) => token.signatureVersion(i))).toEqual([0, 1, 1])
  })

  it("has no block beyond its last", () => {
    const token = createBiscuit({ root, authority, nextKey })
    expect(() => token.block(1)).toThrow(RangeError)
    expect(() => token.externalKey(-1)).toThrow(RangeError)
  })
})
