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
    "expected a Datalog version from 3 to 6, found 9",
  ],
  [
    { Format: { UnknownSymbol: 1025 } },
    "UnknownSymbol",
    "expected a symbol index that a table declares, found 1025",
  ],
  [
    {
      Format: {
        Signature: { InvalidSignature: "signature error: Verification equation was not satisfied" },
      },
    },
    "InvalidSignature",
    "the signature does not match: Verification equation was not satisfied",
  ],
  [
    { Format: { DeserializationError: "deserialization error: missing ffi name" } },
    "DeserializationError",
    "cannot be read: missing ffi name",
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
    "these are no token's bytes: invalid varint",
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
      "block 2: a scope names a public key by an index that no table declares",
    )
    expect(error.block).toBe(2)
  })

  it("crosses to a worker as plain data", () => {
    const plain = new TokenError({ Format: { InvalidKeySize: 3 } }, 1).toPlain()
    expect(structuredClone(plain)).toEqual({
      code: "InvalidKeySize",
      message: "block 1: expected a key of its algorithm's length, found 3 bytes",
      reference: { Format: { InvalidKeySize: 3 } },
      block: 1,
    })
    expect(new TokenError("AlreadySealed").toPlain()).not.toHaveProperty("block")
  })
})
