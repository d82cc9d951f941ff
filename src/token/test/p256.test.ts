/** The DER of P-256 signatures: what the reference takes for one, and what it makes of it. */
import { p256 } from "@noble/curves/nist.js"
import { beforeAll, describe, expect, it } from "vitest"
import { fromHex, toHex } from "../../ast/index.ts"
import { newOracle, type Oracle } from "../../test/oracle.ts"
import { Random } from "../../test/random.ts"
import { createBiscuit, PrivateKey } from "../index.ts"
import { verifyP256, verifyP256Sync } from "../p256.ts"
import { decodeMessage, encodeMessage } from "../protobuf.ts"
import { BiscuitMessage } from "../schema.ts"
import { verifyHere, verifyThere } from "./outcomes.ts"

const root = PrivateKey.fromBytes("secp256r1", new Uint8Array(32).fill(3))
const token = createBiscuit({
  root,
  authority: { scopes: [], facts: [], rules: [], checks: [] },
  nextKey: PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(4)),
})

/** The token with another signature in its authority. */
function signedWith(signature: Uint8Array): Uint8Array {
  const message = decodeMessage(BiscuitMessage, token.toBytes())
  message.authority.signature = signature
  return encodeMessage(BiscuitMessage, message)
}

let oracle: Oracle
beforeAll(async () => {
  oracle = await newOracle()
})

const original = token.signature(0)
const { r, s } = p256.Signature.fromBytes(original, "der")
const order = p256.Point.Fn.ORDER

const size = (hex: string): string => (hex.length / 2).toString(16).padStart(2, "0")
const sequence = (...parts: string[]): string => `30${size(parts.join(""))}${parts.join("")}`
const integer = (hex: string): string => `02${size(hex)}${hex}`
/** Two's complement: a zero goes before a first bit that is set. */
function unsigned(value: bigint): string {
  const hex = value.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return integer(/^[89a-f]/.test(even) ? `00${even}` : even)
}
const rest = sequence(unsigned(r), unsigned(s)).slice(2)

describe("a P-256 signature in DER", () => {
  it.each([
    ["as it was made", toHex(original)],
    ["with the other S", sequence(unsigned(r), unsigned(order - s))],
    ["with r and s swapped", sequence(unsigned(s), unsigned(r))],
    ["of two ones", sequence(unsigned(1n), unsigned(1n))],
    ["with r = 0", sequence(unsigned(0n), unsigned(s))],
    ["with s = 0", sequence(unsigned(r), unsigned(0n))],
    ["with r the order", sequence(unsigned(order), unsigned(s))],
    ["with s the order", sequence(unsigned(r), unsigned(order))],
    ["with a negative r", sequence(integer("ff"), unsigned(s))],
    ["with an empty r", sequence("0200", unsigned(s))],
    ["with a needless zero", sequence(integer(`0000${r.toString(16)}`), unsigned(s))],
    ["with r alone", sequence(unsigned(r))],
    ["with a third part", sequence(unsigned(r), unsigned(s), "0500")],
    ["with a long r", sequence(integer("01".repeat(33)), unsigned(1n))],
    ["with its length in two bytes", `3081${rest}`],
    ["with an indefinite length", `3080${rest.slice(2)}0000`],
    ["with a byte after it", `30${rest}00`],
    ["of no parts", "3000"],
    ["of no bytes", ""],
  ])("%s is judged as by the reference", async (_, hex) => {
    const bytes = signedWith(fromHex(hex)!)
    const expected = verifyThere(oracle, bytes, root.publicKey)
    expect(await verifyHere(bytes, root.publicKey)).toEqual(expected)
  })

  const seed = 23
  it(`is judged so with bytes changed (seed ${seed})`, async () => {
    const random = new Random(seed)
    for (let i = 0; i < 300; i++) {
      const signature = original.slice()
      // Tags and lengths stand at the start of the whole and of each part.
      const at = random.pick([0, 1, 2, 3, 4, 5, 36, 37, 38, 39, random.below(signature.length)])
      signature[at] = random.pick([random.below(256), signature[at]! + 1])
      const bytes = signedWith(random.chance(0.1) ? signature.slice(0, at) : signature)
      const expected = verifyThere(oracle, bytes, root.publicKey)
      expect(await verifyHere(bytes, root.publicKey), toHex(signature)).toEqual(expected)
    }
  })

  it("verifies alike natively and not", async () => {
    const random = new Random(seed)
    for (let i = 0; i < 10; i++) {
      const message = random.bytes(random.below(100))
      const signature = root.sign(message)
      const other = random.bytes(10)
      for (const signed of [message, other]) {
        const input = [root.publicKey.bytes, signed, signature] as const
        expect(await verifyP256(...input)).toEqual(verifyP256Sync(...input))
        expect(verifyP256Sync(...input) === null).toBe(signed === message)
      }
    }
  })
})
