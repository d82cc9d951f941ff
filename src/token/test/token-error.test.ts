import { describe, expect, it } from "vitest"
import { TokenError, type ReferenceError } from "../index.ts"

const rows: [reference: ReferenceError, code: string, message: string][] = [
  [
    "AlreadySealed",
    "AlreadySealed",
    "the token is sealed, so nothing can be appended and it cannot be sealed again",
  ],
  ["AppendOnSealed", "AppendOnSealed", "the token is sealed, so it takes no third-party block"],
  [
    { Base64: "InvalidLength" },
    "InvalidLength",
    "expected base64 of a valid length, found one with missing characters or wrong padding",
  ],
  [
    { Base64: { InvalidByte: [3, 0x2b] } },
    "InvalidByte",
    "expected a character of URL-safe base64 at offset 3, found `+`",
  ],
  [
    { Base64: { InvalidByte: [9, 10] } },
    "InvalidByte",
    "expected a character of URL-safe base64 at offset 9, found byte 0x0a",
  ],
  [
    { Format: "SymbolTableOverlap" },
    "SymbolTableOverlap",
    "the block declares a symbol that is a default one or already declared",
  ],
  [
    { Format: { Version: { maximum: 6, minimum: 3, actual: 9 } } },
    "Version",
    "expected a Datalog version from 3 to 6, found 9: a newer library made it",
  ],
  [
    { Format: { UnknownSymbol: 1025 } },
    "UnknownSymbol",
    "a name or a text is symbol 1025, which no table declares",
  ],
  [
    {
      Format: {
        Signature: { InvalidSignature: "signature error: Verification equation was not satisfied" },
      },
    },
    "InvalidSignature",
    "the signature does not match: another key made it, or something that it covers was altered",
  ],
  [
    { Format: { DeserializationError: "deserialization error: missing ffi name" } },
    "DeserializationError",
    "a call of an external function does not name the function",
  ],
  [
    {
      Format: {
        DeserializationError:
          'deserialization error: DecodeError { description: "buffer underflow", stack: [("SignedBlock", "signature"), ("Biscuit", "blocks")] }',
      },
    },
    "DeserializationError",
    "the bytes end too early in `blocks.signature`: the token is cut off, or these are no token's bytes",
  ],
  [
    {
      Format: {
        BlockDeserializationError:
          'error deserializing block: DecodeError { description: "invalid varint", stack: [] }',
      },
    },
    "BlockDeserializationError",
    "these are no block's bytes: a number is cut off, or has more than 64 bits",
  ],
]

describe("a token error", () => {
  it.each(rows)("of %j has a code and a sentence", (reference, code, message) => {
    const error = new TokenError(reference)
    expect(error.code).toBe(code)
    expect(error.message).toBe(message)
    expect(JSON.parse(JSON.stringify(error))).toEqual(reference)
  })

  it("names its block", () => {
    const error = new TokenError({ Format: "UnknownExternalKey" }, 2)
    expect(error.message).toBe(
      "block 2: a `trusting` scope names a public key by an index that no table declares",
    )
    expect(error.block).toBe(2)
  })

  it("keeps its first block, place and sentence when it is located later", () => {
    const error = new TokenError("AlreadySealed", undefined, { message: "a sentence" })
    expect(error.located(2, 7)).toMatchObject({ block: 2, at: 7, message: "block 2: a sentence" })
    expect(error.located(2, 7).located(3, 8)).toMatchObject({ block: 2, at: 7 })
  })

  it("crosses to a worker as plain data", () => {
    const plain = new TokenError({ Format: { InvalidKeySize: 3 } }, 1).toPlain()
    expect(structuredClone(plain)).toEqual({
      code: "InvalidKeySize",
      message: "block 1: expected a key of 32 bytes, found 3",
      reference: { Format: { InvalidKeySize: 3 } },
      block: 1,
    })
    const whole = new TokenError("AlreadySealed").toPlain()
    expect(whole).not.toHaveProperty("block")
    expect(whole).not.toHaveProperty("at")
    expect(new TokenError({ Base64: { InvalidByte: [3, 0x2b] } }).toPlain().at).toBe(3)
  })
})
