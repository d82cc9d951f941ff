import { describe, expect, it } from "vitest"
import { fromHex, toHex, type Block, type Term } from "../../ast/index.ts"
import { createBiscuit, PrivateKey, UnverifiedBiscuit } from "../index.ts"

const root = PrivateKey.parse(
  "ed25519-private/99e87b0e9158531eeeb503ff15266e2b23c2a2507b138c9d1b1f2ab458df2d61",
)
const nextKey = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(1))

const fact = (name: string, ...terms: Term[]): Block => ({
  scopes: [],
  facts: [{ name, terms }],
  rules: [],
  checks: [],
})
const string = (value: string): Term => ({ kind: "string", value })

const version0 =
  "En4KFAoFYWxpY2UYAyIJCgcIChIDGIAIEiQIABIgiojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1waQPJ-" +
  "djd5pDy-nm6noCZ3Gte5aMmQ5sfCXE2HVHuuBQX2yzJ8iYMXLNrOZM31bTV6WBcyReXuteVaB2I6X9a1zAUiIgog" +
  "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="
const version1 =
  "EngKDBgGIggKBggKEgJCABIkCAASIIqI4910CfGV_VLbLTy6XXLKZwm_HZQSG_N0iAG0D29cGkD3cRpFdk9mnkDA" +
  "2RCiqM1Jmt8m6d9KhE6FL-0qA75M8V6vl91-uypEhKlGmrCos3DmhVbXRhIy3Ri7_q_VCNMEKAEiIgogAQEBAQEB" +
  "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="

describe("tokens the reference makes of the same keys", () => {
  it("has the same public keys", () => {
    expect(toHex(root.publicKey.bytes)).toBe(
      "1055c750b1a1505937af1537c626ba3263995c33a64758aaafb1275b0312e284",
    )
    expect(toHex(nextKey.publicKey.bytes)).toBe(
      "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c",
    )
  })

  it("signs a 3.0 block in version 0", () => {
    const token = createBiscuit({ root, authority: fact("user", string("alice")), nextKey })
    expect(toHex(token.blockBytes(0))).toBe("0a05616c696365180322090a07080a1203188008")
    expect(token.revocationIds()).toEqual([
      "f27e763779a43cbe9e6ea7a026771ad7b968c990e6c7c25c4d87547bae0505f6" +
        "cb327c8983172cdace64cdf56d357a58173245e5eeb5e55a07623a5fd6b5cc05",
    ])
    expect(token.toBase64()).toBe(version0)
  })

  it("signs a 3.3 block in version 1", () => {
    const token = createBiscuit({ root, authority: fact("user", { kind: "null" }), nextKey })
    expect(toHex(token.blockBytes(0))).toBe("180622080a06080a12024200")
    expect(token.toBase64()).toBe(version1)
  })

  it("seals with the same signature", async () => {
    const token = await UnverifiedBiscuit.fromBase64(version0).verify(root.publicKey)
    const signature =
      "4d98783ff5576d029113e2be1d026ac2e491e10b40e620d2e932b1969d51fc47" +
      "c661ccc5df0447ec9f437538e63915185cc59de3216c7d6040177ec8065e4900"
    expect(toHex(token.seal().toBytes()).endsWith(signature)).toBe(true)
  })

  it("signs a third-party block with P-256", async () => {
    const token = await UnverifiedBiscuit.fromBase64(version0).verify(root.publicKey)
    const other = PrivateKey.fromBytes("secp256r1", new Uint8Array(32).fill(3))
    const block = token.thirdPartyRequest().sign(other, fact("group", string("admin")))
    expect(block.bytes).toEqual(fromHex("180522080a06080f1202180d"))
    expect(toHex(block.external.key.bytes)).toBe(
      "02591ab771ebbcfd6d9cb9094d106528add1a69d44c2c1f627f089ec58b9c61adf",
    )
    expect(toHex(block.external.signature)).toBe(
      "304502202b296645c91c2a21b80ebf5a1eee9f01a9277cf73e327d10847ca69d0597379b" +
        "022100e7cb19764f12726ca8311970e7634e574a9e7ac83cd9c4184be7e5316af7ee4a",
    )
  })
})
