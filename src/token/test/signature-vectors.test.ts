import { describe, expect, it } from "vitest"
import { Point } from "@noble/ed25519"
import { fromHex, toHex } from "../../ast/index.ts"
import { isSmallOrder, verifyEd25519, verifyEd25519Sync } from "../ed25519.ts"
import { nativeVerify } from "../native.ts"
import { readVectors } from "./samples.ts"

interface SpecCheck {
  readonly message: string
  readonly pub_key: string
  readonly signature: string
}

interface Wycheproof {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string }
    readonly tests: readonly {
      tcId: number
      comment: string
      msg: string
      sig: string
      result: string
    }[]
  }[]
}

const specCheck = readVectors<SpecCheck[]>("ed25519-speccheck.json")
const wycheproof = readVectors<Wycheproof>("wycheproof-ed25519.json")
const bytes = (hex: string): Uint8Array => fromHex(hex)!

/** Null for a signature that holds. */
type Verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => unknown

const ways: [name: string, verify: Verify][] = [
  ["WebCrypto", verifyEd25519],
  ["noble", verifyEd25519Sync],
]

describe.skipIf(specCheck === null)(
  "Ed25519 edge cases, of which strict verification accepts one",
  () => {
    it.each(ways)("are decided by %s", async (_, verify) => {
      const vectors = (specCheck ?? []).map(({ pub_key, message, signature }) =>
        [pub_key, message, signature].map(bytes),
      )
      const accepted = []
      for (const [i, [key, message, signature]] of vectors.entries()) {
        if ((await verify(key!, message!, signature!)) === null) accepted.push(i)
      }
      expect(accepted).toEqual([3])
    })
  },
)

describe.skipIf(wycheproof === null)("Wycheproof's Ed25519 vectors", { timeout: 60_000 }, () => {
  const cases = (wycheproof?.testGroups ?? []).flatMap(({ publicKey, tests }) =>
    tests.map((test) => ({ ...test, key: publicKey.pk })),
  )

  it.each(ways)(`are all ${cases.length} decided as expected by %s`, async (_, verify) => {
    for (const { tcId, comment, key, msg, sig, result } of cases) {
      const isValid = (await verify(bytes(key), bytes(msg), bytes(sig))) === null
      expect(isValid, `${tcId} ${comment}`).toBe(result === "valid")
    }
  })

  it("are decided by WebCrypto itself, where they hold", async () => {
    const { key, msg, sig } = cases.find(({ result }) => result === "valid")!
    expect(await nativeVerify("ed25519", bytes(key), bytes(msg), bytes(sig))).toBe(true)
  })
})

describe("points of small order", () => {
  const order8 = Point.fromHex(
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    true,
  )
  const torsion = Array.from({ length: 8 }, (_, i) => order8.multiply(BigInt(i), false))

  it("are found in their canonical encoding", () => {
    expect(new Set(torsion.map((point) => point.toHex())).size).toBe(8)
    for (const point of torsion) expect(isSmallOrder(point.toBytes()), point.toHex()).toBe(true)
  })

  it("are found among the encodings with y from p on, which noble decodes too", () => {
    for (let low = 0xed; low <= 0xff; low++) {
      for (const last of [0x7f, 0xff]) {
        const encoded = Uint8Array.of(low, ...new Uint8Array(30).fill(0xff), last)
        expect(isSmallOrder(encoded), toHex(encoded)).toBe(decodesToSmallOrder(encoded))
      }
    }
  })

  it("are found with the sign bit that a zero x does not need", () => {
    for (const low of [0x01, 0xec]) {
      const encoded = new Uint8Array(32).fill(low === 1 ? 0 : 0xff)
      encoded[0] = low
      encoded[31] = encoded[31]! | 0x80
      expect(isSmallOrder(encoded)).toBe(true)
      expect(decodesToSmallOrder(encoded)).toBe(true)
    }
  })

  it("are not seen where there are none", () => {
    expect(isSmallOrder(Point.BASE.toBytes())).toBe(false)
    expect(isSmallOrder(Point.BASE.add(order8).toBytes())).toBe(false)
  })
})

function decodesToSmallOrder(encoded: Uint8Array): boolean {
  try {
    return Point.fromBytes(encoded, true).isSmallOrder()
  } catch {
    return false
  }
}
