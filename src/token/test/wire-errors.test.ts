/** Bytes that are no block, and what prost says of them through the reference. */
import { beforeAll, describe, expect, it } from "vitest"
import { fromHex } from "../../ast/index.ts"
import { loadOracle, type Oracle } from "../../test/oracle.ts"
import { forge, root } from "./forge.ts"
import { verifyHere, verifyThere } from "./outcomes.ts"

type Row = readonly [hex: string, description: string, ...path: [message: string, field: string][]]

const fact = ["Block", "facts"] as [string, string]
const predicate = ["Fact", "predicate"] as [string, string]
const rules = ["Block", "rules"] as [string, string]
const expressions = [["Expression", "ops"], ["Rule", "expressions"], rules] as [string, string][]

const rows: Row[] = [
  ["ff", "invalid varint"],
  ["fdff", "invalid varint"],
  ["00", "invalid tag value: 0"],
  ["07", "invalid wire type value: 7"],
  ["f8ffffffff7f00", "invalid key value: 4398046511096"],
  ["0a", "invalid varint", ["Block", "symbols"]],
  ["0a05", "buffer underflow", ["Block", "symbols"]],
  ["0a01ff", "invalid string value: data is not UTF-8 encoded", ["Block", "symbols"]],
  ["0a03eda080", "invalid string value: data is not UTF-8 encoded", ["Block", "symbols"]],
  ["0b", "invalid wire type: StartGroup (expected LengthDelimited)", ["Block", "symbols"]],
  ["0c", "invalid wire type: EndGroup (expected LengthDelimited)", ["Block", "symbols"]],
  ["0d", "invalid wire type: ThirtyTwoBit (expected LengthDelimited)", ["Block", "symbols"]],
  ["1a00", "invalid wire type: LengthDelimited (expected Varint)", ["Block", "version"]],
  ["19", "invalid wire type: SixtyFourBit (expected Varint)", ["Block", "version"]],
  ["18ffffffffffffffffff02", "invalid varint", ["Block", "version"]],
  ["18ffffffffffffffffffff01", "invalid varint", ["Block", "version"]],
  ["2202 0a020800", "delimited length exceeded", fact],
  ["22020a01", "buffer underflow", predicate, fact],
  ["22030a0108", "invalid varint", ["Predicate", "name"], predicate, fact],
  [
    "2206 0a04 1202 0a00",
    "invalid wire type: LengthDelimited (expected Varint)",
    ["Term", "content"],
    ["Predicate", "terms"],
    predicate,
    fact,
  ],
  [
    "2209 0a07 0800 1203 3a010a",
    "invalid varint",
    ["TermSet", "set"],
    ["Term", "content"],
    ["Predicate", "terms"],
    predicate,
    fact,
  ],
  ["2a05 1a03 0a01 0a", "invalid varint", ["Op", "content"], ...expressions],
  [
    "2a07 1a05 0a03 220108",
    "invalid varint",
    ["OpClosure", "params"],
    ["Op", "content"],
    ...expressions,
  ],
  [
    "3203 0a0108",
    "invalid wire type: Varint (expected LengthDelimited)",
    ["Rule", "head"],
    ["Check", "queries"],
    ["Block", "checks"],
  ],
  ["3a0108", "invalid varint", ["Scope", "content"], ["Block", "scope"]],
  [
    "42010a",
    "invalid wire type: LengthDelimited (expected Varint)",
    ["PublicKey", "algorithm"],
    ["Block", "public_keys"],
  ],
  // Unknown fields and groups.
  ["7b", "invalid varint"],
  ["7c", "unexpected end group tag"],
  ["7b8401", "unexpected end group tag"],
  ["7d000000", "buffer underflow"],
  ["7900", "buffer underflow"],
  ["7a05", "buffer underflow"],
]

let oracle: Oracle
beforeAll(async () => {
  oracle = await loadOracle()
})

describe("bytes that are no block", () => {
  it.each(rows.map((row) => [row[0], row[1], row] as const))(
    "%s: %s",
    async (_hex, _text, [hex, description, ...path]) => {
      const stack = path.map(([message, field]) => `("${message}", "${field}")`).join(", ")
      const text = `DecodeError { description: "${description}", stack: [${stack}] }`
      const expected = {
        Format: { BlockDeserializationError: `error deserializing authority block: ${text}` },
      }
      const token = forge({ content: fromHex(hex.replaceAll(" ", ""))! })
      expect(await verifyHere(token, root.publicKey)).toEqual(expected)
      expect(verifyThere(oracle, token, root.publicKey)).toEqual(expected)
    },
  )
})

/** `[[[…]]]` with that many brackets as the one term of a fact, after version 3.3. */
function nestedArrays(count: number): Uint8Array {
  let term: Uint8Array = new Uint8Array()
  for (let i = 0; i < count; i++) {
    const array = i === 0 ? new Uint8Array() : delimited(1, term)
    term = delimited(9, array)
  }
  const predicate = Uint8Array.of(8, 0, ...delimited(2, term))
  return Uint8Array.of(0x18, 6, ...delimited(4, delimited(1, predicate)))
}

function delimited(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content
  const size = length < 0x80 ? [length] : [(length & 0x7f) | 0x80, length >> 7]
  return Uint8Array.of((tag << 3) | 2, ...size, ...content)
}

describe("what prost lets through", () => {
  it.each([
    ["an unknown group", "7b7c1803"],
    ["an unknown field of each size", "78007d000000007900000000000000007a01001803"],
    ["a version of ten bytes, truncated to 32 bits", "188380808080808080 8001"],
    ["of three versions, the last", "180918001803"],
    ["closure parameters in a packed list", "1806 3210 0a0e 0a02081b 1a08 0a06 2204 0a020102"],
    ["a predicate in two pieces, merged", "1806 220b 0a0208 1b 0a05 1203 100118"],
  ])("%s", async (_, hex) => {
    const token = forge({ content: fromHex(hex.replaceAll(" ", ""))! })
    expect(await verifyHere(token, root.publicKey)).toEqual(
      verifyThere(oracle, token, root.publicKey),
    )
  })

  it("nesting up to 100 messages, and not more", async () => {
    // Fact, predicate and term, then two messages for each array.
    const [deepest, tooDeep] = [nestedArrays(49), nestedArrays(50)].map((content) =>
      forge({ content }),
    )
    expect(await verifyHere(deepest!, root.publicKey)).toBe("accepted")
    expect(verifyThere(oracle, deepest!, root.publicKey)).toBe("accepted")
    const refused = await verifyHere(tooDeep!, root.publicKey)
    expect(JSON.stringify(refused)).toContain("recursion limit reached")
    expect(verifyThere(oracle, tooDeep!, root.publicKey)).toEqual(refused)
  })
})
