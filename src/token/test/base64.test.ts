import { beforeAll, describe, expect, it } from "vitest"
import { loadOracle, type Oracle } from "../../test/oracle.ts"
import { Random } from "../../test/random.ts"
import { decodeBase64, encodeBase64 } from "../index.ts"
import { outcomeOf } from "./outcomes.ts"

describe("URL-safe base64", () => {
  it("is padded when written", () => {
    expect(encodeBase64(Uint8Array.of())).toBe("")
    expect(encodeBase64(Uint8Array.of(0xfb))).toBe("-w==")
    expect(encodeBase64(Uint8Array.of(0xfb, 0xff))).toBe("-_8=")
    expect(encodeBase64(Uint8Array.of(0xfb, 0xff, 0xbf))).toBe("-_-_")
  })

  it.each(["-w==", "-w=", "-w"])("reads %s, with or without padding", (text) => {
    expect(decodeBase64(text)).toEqual(Uint8Array.of(0xfb))
  })

  it("reads what it wrote, of any length", () => {
    const random = new Random(3)
    for (let length = 0; length < 200; length++) {
      const bytes = random.bytes(length)
      expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes)
    }
  })

  it.each([
    ["biscuit:AAAA", { InvalidByte: [7, 58] }],
    ["AAA+", { InvalidByte: [3, 43] }],
    ["AAAA\n", { InvalidByte: [4, 10] }],
    ["éAA", { InvalidByte: [0, 0xc3] }],
    ["AA=A", { InvalidByte: [2, 61] }],
    ["AAAA==", { InvalidByte: [4, 61] }],
    ["AAAA=", "InvalidLength"],
    ["A", "InvalidLength"],
    ["AB", { InvalidLastSymbol: [1, 66] }],
    ["AAB=", { InvalidLastSymbol: [2, 66] }],
  ])("refuses %j", (text, expected) => {
    expect(outcomeOf(() => decodeBase64(text))).toEqual({ Base64: expected })
  })
})

describe("the reference's base64", () => {
  let oracle: Oracle
  beforeAll(async () => {
    oracle = await loadOracle()
  })

  const seed = 5
  const characters = [..."ABCz09-_+/==\n :é"]
  it(`agrees on 3000 short texts (seed ${seed})`, () => {
    const random = new Random(seed)
    for (let i = 0; i < 3000; i++) {
      const text = random.list(0, 9, () => random.pick(characters)).join("")
      // What is good base64 is no request, and fails later with another error.
      const expected = base64Error(outcomeOf(() => oracle.ThirdPartyRequest.fromBase64(text)))
      expect(base64Error(outcomeOf(() => decodeBase64(text))), JSON.stringify(text)).toEqual(
        expected,
      )
    }
  })
})

const base64Error = (outcome: unknown): unknown =>
  typeof outcome === "object" && outcome !== null && "Base64" in outcome
    ? outcome.Base64
    : "good base64"
