import { describe, expect, it } from "vitest"
import { truncation, truncationText } from "../index.ts"
import { ThirdPartyRequest } from "../third-party.ts"
import { partnered } from "./altered.ts"

const token = partnered.toBytes()

describe("how much of a message is missing", () => {
  it("is nothing of a whole one, nor of one that ends between two parts", () => {
    const [authority] = partnered.byteRanges().blocks
    expect(truncation(token)).toBeNull()
    expect(truncation(token.slice(0, authority!.to))).toBeNull()
    expect(truncation(new Uint8Array())).toBeNull()
  })

  it("is told by the part that is cut, at every length", () => {
    const { blocks, proof } = partnered.byteRanges()
    const names = ["the authority block", "block 1", "block 2", "the proof"]
    for (const [i, { from, to }] of [...blocks, proof].entries()) {
      // The part's tag and length come first, and say nothing when they are cut.
      for (let end = from + 3; end < to; end++) {
        const found = truncation(token.slice(0, end))!
        expect(found.part).toBe(names[i])
        expect(found.at + found.announced).toBe(to)
        expect(found.present).toBe(end - found.at)
      }
    }
  })

  it("is said in a sentence, in one and in many", () => {
    const cut = { part: "block 1", announced: 412, at: 9 }
    expect(truncationText({ ...cut, present: 240 })).toBe(
      "block 1 announces 412 bytes, 240 are present",
    )
    expect(truncationText({ ...cut, present: 1 })).toBe("block 1 announces 412 bytes, 1 is present")
    expect(truncationText({ ...cut, announced: 1, present: 0 })).toBe(
      "block 1 announces 1 byte, none is present",
    )
  })

  it("is told of other messages by their own parts", () => {
    const request = new ThirdPartyRequest(new Uint8Array(64)).toBytes()
    expect(truncation(request.slice(0, 40), "third-party-request")).toEqual({
      part: "the previous signature",
      announced: 64,
      present: 38,
      at: 2,
    })
  })

  it("is not guessed of bytes that are something else", () => {
    expect(truncation(Uint8Array.of(0xff))).toBeNull()
    expect(truncation(Uint8Array.of(0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01))).toBeNull()
  })
})
