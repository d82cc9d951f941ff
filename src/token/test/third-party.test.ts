import { beforeAll, describe, expect, it } from "vitest"
import { fromHex, type Block, type PublicKey } from "../../ast/index.ts"
import { loadOracle, type Oracle } from "../../test/oracle.ts"
import {
  createBiscuit,
  PrivateKey,
  ThirdPartyBlock,
  ThirdPartyRequest,
  type Biscuit,
} from "../index.ts"
import { externalPayload } from "../signatures.ts"
import { root, thirdParty } from "./forge.ts"
import { keyThere, outcomeOf } from "./outcomes.ts"

let oracle: Oracle
beforeAll(async () => {
  oracle = await loadOracle()
})

const block: Block = {
  scopes: [],
  facts: [{ name: "f", terms: [{ kind: "integer", value: 1n }] }],
  rules: [],
  checks: [],
}
const nextKey = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(1))
const token = createBiscuit({ root, authority: block, nextKey })
const otherToken = createBiscuit({ root, authority: { ...block, facts: [] }, nextKey })
const p256 = PrivateKey.fromBytes("secp256r1", new Uint8Array(32).fill(3))

describe("appending a block signed for this token", () => {
  const rows: [title: string, announced: PublicKey, to: Biscuit][] = [
    ["by the announced key", thirdParty.publicKey, token],
    ["by another key", root.publicKey, token],
    ["by a key of another algorithm", p256.publicKey, token],
    ["to another token", thirdParty.publicKey, otherToken],
    ["to another token, by another key", root.publicKey, otherToken],
    ["to the sealed token", thirdParty.publicKey, token.seal()],
    ["to the sealed token, by another key", root.publicKey, token.seal()],
  ]
  it.each(rows)("%s", (_, announced, to) => {
    const ours = outcomeOf(() => {
      to.appendThirdParty(announced, token.thirdPartyRequest().sign(thirdParty, block))
    })
    expect(ours).toEqual(outcomeOf(() => appendThere(announced, to)))
  })

  function appendThere(announced: PublicKey, to: Biscuit): void {
    const theirs = oracle.Biscuit.fromBytes(to.toBytes(), keyThere(oracle, root.publicKey))
    const builder = oracle.Biscuit.block_builder()
    builder.addCode("f(1);")
    const secret = oracle.PrivateKey.fromString(thirdParty.secretText())
    const request = oracle.ThirdPartyRequest.fromBytes(token.thirdPartyRequest().toBytes())
    theirs.appendThirdPartyBlock(keyThere(oracle, announced), request.createBlock(secret, builder))
  }
})

it("is a link that fails where a block is appended though it does not fit, and the rest holds", async () => {
  const theirs = token.thirdPartyRequest().sign(thirdParty, block)
  const unfit = otherToken.appendThirdParty(thirdParty.publicKey, theirs, { evenUnfit: true })
  const { blocks, proof } = await unfit.chainStatus(root.publicKey)
  expect(blocks.map(({ signature }) => signature.status)).toEqual(["verified", "verified"])
  expect(blocks[1]!.external?.status).toBe("failed")
  expect(proof.status).toBe("verified")
})

function signed(hex: string): ThirdPartyBlock {
  const bytes = fromHex(hex)!
  const signature = thirdParty.sign(externalPayload(bytes, token.signature(0)))
  return new ThirdPartyBlock(bytes, { key: thirdParty.publicKey, signature })
}

describe("appending a block whose content is bad, though signed", () => {
  it.each([
    ["no block", "0a", "DeserializationError"],
    ["no version", "", "Version"],
    ["a version too low", "1804", "DeserializationError"],
    ["a default symbol declared", "0a04726561641805", "SymbolTableOverlap"],
    ["features its version lacks", "180522090a070800120242003000", "DeserializationError"],
  ])("%s", (_, hex, code) => {
    expect(() => token.appendThirdParty(thirdParty.publicKey, signed(hex))).toThrow(
      expect.objectContaining({ code }),
    )
  })
})

describe("a request", () => {
  it.each([
    ["empty", ""],
    ["with a signature", "1a020102"],
    ["with the deprecated previous key", "0a020800"],
    ["with deprecated public keys", "12020800"],
    ["with both", "0a02080012020800"],
    ["with a deprecated key that is none", "0a0208091a020102"],
    ["cut", "1a05"],
    ["of other bytes", "ff"],
  ])("%s is read as by the reference", (_, hex) => {
    const bytes = fromHex(hex)!
    expect(outcomeOf(() => ThirdPartyRequest.fromBytes(bytes).toBase64())).toEqual(
      outcomeOf(() => oracle.ThirdPartyRequest.fromBytes(bytes).toBase64()),
    )
  })

  it("survives its text form", () => {
    const request = token.thirdPartyRequest()
    expect(ThirdPartyRequest.fromBase64(request.toBase64())).toEqual(request)
  })

  it("is refused by a sealed token", () => {
    expect(outcomeOf(() => token.seal().thirdPartyRequest())).toBe("AppendOnSealed")
  })
})

describe("a signed block", () => {
  it("survives its text form, context included", () => {
    const signed = token.thirdPartyRequest().sign(p256, block, { context: "from the lab" })
    const read = ThirdPartyBlock.fromBase64(signed.toBase64())
    expect(read).toEqual(signed)
    const appended = token.appendThirdParty(p256.publicKey, read)
    expect(appended.context(1)).toBe("from the lab")
    expect(appended.externalKey(1)).toEqual(p256.publicKey)
    expect(appended.datalogVersion(1)).toBe(5)
    expect(appended.signatureVersion(1)).toBe(1)
  })

  it.each([
    ["empty", "", "InvalidKeySize"],
    ["cut", "0a05", "DeserializationError"],
  ])("%s is refused", (_, hex, code) => {
    expect(() => ThirdPartyBlock.fromBytes(fromHex(hex)!)).toThrow(
      expect.objectContaining({ code }),
    )
  })
})
