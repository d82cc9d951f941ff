import { inspect } from "node:util"
import { p256 } from "@noble/curves/nist.js"
import { beforeAll, describe, expect, it } from "vitest"
import { printPublicKey } from "../../ast/index.ts"
import { loadOracle, type Oracle } from "../../test/oracle.ts"
import { parsePublicKeyText, PrivateKey, readPublicKey } from "../index.ts"
import { outcomeOf } from "./outcomes.ts"

let oracle: Oracle
beforeAll(async () => {
  oracle = await loadOracle()
})

const zeros = "00".repeat(32)
const texts = [
  "",
  "x",
  "/00",
  "foo/00",
  "ed25519/00",
  "ED25519-private/00",
  "ed25519-private/",
  "ed25519-private/00",
  "ed25519-private/0",
  "ed25519-private/zz",
  "ed25519-private/0g",
  "ed25519-private/é0",
  "ed25519-private/éé",
  "ed25519-private/00/00",
  `ed25519-private/${zeros}`,
  `ed25519-private/ ${zeros}`,
  `ed25519-private/${zeros}00`,
  "secp256r1/00",
  "secp256r1-private/",
  `secp256r1-private/${zeros}`,
  `secp256r1-private/${"FF".repeat(32)}`,
  `secp256r1-private/${"aB".repeat(32)}`,
]

describe("private keys as text", () => {
  it.each(texts)("%j is read as the reference reads it", (text) => {
    const expected = outcomeOf(() => oracle.PrivateKey.fromString(text).toString())
    expect(unwrapped(outcomeOf(() => PrivateKey.parse(text).secretText()))).toEqual(expected)
  })
})

const scalar3 = new Uint8Array(32).fill(3)
const compressed = p256.getPublicKey(scalar3, true)
const uncompressed = p256.getPublicKey(scalar3, false)

const keyBytes: [title: string, bytes: Uint8Array][] = [
  ["nothing", new Uint8Array()],
  ["one zero", new Uint8Array(1)],
  ["31 zeros", new Uint8Array(31)],
  ["32 zeros", new Uint8Array(32)],
  ["33 zeros", new Uint8Array(33)],
  ["65 zeros", new Uint8Array(65)],
  ["a y that is on no Edwards point", new Uint8Array(32).fill(2)],
  ["y = p + 1", Uint8Array.of(0xee, ...new Uint8Array(31).fill(0xff))],
  ["a compressed P-256 point", compressed],
  ["the same uncompressed", uncompressed],
  [
    "the same in hybrid form",
    Uint8Array.of(6 + (uncompressed[64]! & 1), ...uncompressed.subarray(1)),
  ],
  ["its x alone", Uint8Array.of(5, ...compressed.subarray(1))],
  ["an x beyond the field", Uint8Array.of(2, ...new Uint8Array(32).fill(0xff))],
  ["a y that is not of x", Uint8Array.of(...uncompressed.subarray(0, 64), 0)],
]

describe.each([
  ["ed25519", 0],
  ["secp256r1", 1],
] as const)("%s public keys", (algorithm, number) => {
  it.each(keyBytes)("%s", (_, bytes) => {
    const expected = outcomeOf(() => oracle.PublicKey.fromBytes(bytes, number).toString())
    expect(unwrapped(outcomeOf(() => printPublicKey(readPublicKey(algorithm, bytes))))).toEqual(
      expected,
    )
  })

  it("are those of the private key", () => {
    for (let fill = 1; fill < 20; fill++) {
      const key = PrivateKey.fromBytes(algorithm, new Uint8Array(32).fill(fill))
      const theirs = oracle.KeyPair.fromPrivateKey(oracle.PrivateKey.fromString(key.secretText()))
      expect(printPublicKey(key.publicKey)).toBe(theirs.getPublicKey().toString())
      expect(parsePublicKeyText(printPublicKey(key.publicKey))).toEqual(key.publicKey)
    }
  })

  it("come out of P-256 points that are given by x alone as in the reference", () => {
    for (let fill = 1; fill < 20; fill++) {
      const bytes = Uint8Array.of(
        5,
        ...p256.getPublicKey(new Uint8Array(32).fill(fill), true).subarray(1),
      )
      const expected = outcomeOf(() => oracle.PublicKey.fromBytes(bytes, number).toString())
      expect(unwrapped(outcomeOf(() => printPublicKey(readPublicKey(algorithm, bytes))))).toEqual(
        expected,
      )
    }
  })
})

describe("a private key", () => {
  const secret = "ab".repeat(32)
  const key = PrivateKey.parse(`ed25519-private/${secret}`)

  it("does not show itself when printed, logged or serialised", () => {
    // The class members are private fields, which structuredClone drops.
    const shown = [
      String(key),
      JSON.stringify({ key }),
      inspect(key, { depth: 9, showHidden: true }),
      `${key}`,
    ]
    for (const text of [...shown, JSON.stringify(structuredClone(key))]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain("171")
    }
  })

  it("is copied in and out", () => {
    const bytes = new Uint8Array(32).fill(1)
    const own = PrivateKey.fromBytes("ed25519", bytes)
    bytes.fill(2)
    own.secretBytes().fill(3)
    expect(own.secretText()).toBe(`ed25519-private/${"01".repeat(32)}`)
  })

  it("is made of the randomness it is given, skipping P-256 scalars out of range", () => {
    const given = [new Uint8Array(32).fill(0xff), new Uint8Array(32), new Uint8Array(32).fill(7)]
    const random = () => given.shift()!
    expect(PrivateKey.generate("secp256r1", random).secretBytes()).toEqual(
      new Uint8Array(32).fill(7),
    )
  })

  it("is different every time by default", () => {
    expect(PrivateKey.generate().secretText()).not.toBe(PrivateKey.generate().secretText())
  })

  it("derives the same public key natively", async () => {
    expect(await PrivateKey.fromBytes("ed25519", scalar3).derivePublicKey()).toEqual(
      PrivateKey.fromBytes("ed25519", scalar3).publicKey,
    )
  })
})

/** The key functions of biscuit-wasm drop the outer variant of their errors. */
const unwrapped = (outcome: unknown): unknown =>
  typeof outcome === "object" && outcome !== null && "Format" in outcome ? outcome.Format : outcome
