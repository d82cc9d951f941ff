/** Anatomies as a person reads them, their costs, and what blocks need their versions for. */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import type { Block } from "../../ast/index.ts"
import {
  anatomy,
  createBiscuit,
  decodeBase64,
  PrivateKey,
  type Biscuit,
  type Cost,
} from "../index.ts"
import { printAnatomy } from "./anatomy.ts"
import { forge, type ForgedBlock } from "./forge.ts"
import { binary, fact, nul, one, value, when } from "./messages.ts"

const file = readFileSync(new URL("anatomy-cases.txt", import.meta.url), "utf8")
const cases = file
  .split(/^# /m)
  .slice(1)
  .map((text) => {
    const [name, rest] = [text.slice(0, text.indexOf("\n")), text.slice(text.indexOf("\n") + 1)]
    const [token, expected] = rest.split("==>")
    return { name, token: token!.trim(), expected: expected!.trim() }
  })

describe("the outline", () => {
  it.each(cases)("of $name", ({ token, expected }) => {
    expect(printAnatomy(anatomy(decodeBase64(token)))).toBe(expected)
  })

  it("never shows the secret", () => {
    const bytes = createBiscuit({ root: key(9), authority: empty, nextKey: key(0x5a) }).toBytes()
    for (let length = 0; length <= bytes.length; length++) {
      expect(JSON.stringify(anatomy(bytes.slice(0, length)))).not.toMatch(/5a5a/)
    }
  })
})

const key = (fill: number, algorithm: "ed25519" | "secp256r1" = "ed25519"): PrivateKey =>
  PrivateKey.fromBytes(algorithm, new Uint8Array(32).fill(fill))
const empty: Block = { scopes: [], facts: [], rules: [], checks: [] }
const stating = (...texts: string[]): Block => ({
  ...empty,
  facts: texts.map((text) => ({ name: "right", terms: [{ kind: "string", value: text }] })),
})

const start = (
  authority: Block,
  options: { root?: PrivateKey; nextKey?: PrivateKey } = {},
): Biscuit => createBiscuit({ root: key(9), nextKey: key(1), authority, ...options })
const appendThirdParty = (token: Biscuit, block: Block): Biscuit =>
  token.appendThirdParty(key(8).publicKey, token.thirdPartyRequest().sign(key(8), block), {
    nextKey: key(2),
  })

describe("costs", () => {
  const path = `/apps/${"production/".repeat(4)}`
  const costs = (token: Biscuit): Map<string, Cost> =>
    new Map(anatomy(token.toBytes()).costs.map((cost) => [cost.name, cost]))

  it("count a text with its tag and its length, and what refers to it", () => {
    const found = costs(start(stating(path, path, "b")).append(stating(path), { nextKey: key(2) }))
    expect(found.get(`"${path}"`)).toMatchObject({ bytes: 52, times: 1, uses: 3 })
    expect(found.get('"b"')).toMatchObject({ bytes: 3, times: 1, uses: 1 })
  })

  it("count a text twice that a third-party block stores again", () => {
    const found = costs(appendThirdParty(start(stating(path)), stating(path)))
    expect(found.get(`"${path}"`)).toMatchObject({ bytes: 104, times: 2, uses: 2 })
  })

  it("name what is not Datalog, the costliest first", () => {
    const token = appendThirdParty(start(stating("a")), stating("b"))
    const list = anatomy(token.seal().toBytes()).costs
    expect(list.map(({ name, bytes, times }) => [name, bytes, times])).toEqual([
      ["signatures", 128, 2],
      ["next keys", 66, 2],
      ["external signatures", 64, 1],
      ["proof", 64, 1],
      ["tags and lengths around the blocks", 37, 20],
      ["external keys", 33, 1],
      ["Datalog of the authority", 13, 1],
      ["Datalog of block 1", 13, 1],
      ['"a"', 3, 1],
      ['"b"', 3, 1],
      ["signature versions", 1, 1],
    ])
  })
})

describe("what a block declares", () => {
  it("has its indices and how often it is used, default symbols apart", () => {
    const { blocks } = anatomy(
      appendThirdParty(
        start(stating("a")).append(stating("a", "b"), { nextKey: key(3) }),
        stating("a"),
      ).toBytes(),
    )
    expect(blocks.map(({ symbols }) => symbols)).toEqual([
      [{ index: 1024, text: "a", uses: 2 }],
      [{ index: 1025, text: "b", uses: 1 }],
      [{ index: 1024, text: "a", uses: 1 }],
    ])
    expect(blocks[0]!.defaults).toEqual([{ index: 4, text: "right", uses: 4 }])
  })
})

describe("the version of a block", () => {
  const last = (...blocks: ForgedBlock[]) => anatomy(forge(...blocks)).blocks.at(-1)!
  const equality = when(value(one), value(one), binary(21))

  it.each<[what: string, block: ForgedBlock, version: number, reason: string | null]>([
    ["nothing", { content: { version: 3 } }, 3, null],
    ["a null", { content: { facts: [fact(nul)] } }, 6, "a null"],
    ["an operator", { content: { checks: [equality] } }, 6, "the operator `==`"],
    ["more than it needs", { content: { version: 4 } }, 4, "stated by the block: 3.0 would do"],
    [
      "less than it needs",
      { content: { version: 3, facts: [fact(nul)] } },
      3,
      "stated by the block, but a null needs 3.3",
    ],
    [
      "another party",
      { content: { version: 5 }, thirdParty: true },
      5,
      "third-party blocks need 3.2 at least",
    ],
  ])("is told with its reason: %s", (_, block, version, reason) => {
    const { datalogVersion } = last({ content: { version: 3 } }, block)
    expect(datalogVersion).toMatchObject({ version, reason })
  })

  it("names the clause", () => {
    const { datalogVersion, signatureVersion } = last({
      content: { facts: [fact(one), fact(nul)] },
    })
    expect(datalogVersion?.clause).toEqual({ kind: "fact", index: 1 })
    expect(signatureVersion).toEqual({
      version: 1,
      reason: "Datalog 3.3",
      clause: { kind: "fact", index: 1 },
    })
  })

  it("is told without its reason for a block of very many clauses", () => {
    const facts = Array.from({ length: 100_001 }, () => [0x22, 0x00])
    const content = Uint8Array.from([0x18, 3, ...facts.flat()])
    expect(last({ content }).datalogVersion).toEqual({
      version: 3,
      reason: "not looked for among so many clauses",
      clause: null,
    })
  })

  it("is null for a block that cannot be read", () => {
    expect(last({ content: Uint8Array.of(0xff) }).datalogVersion).toBeNull()
    expect(last({ content: { version: 2 } }).datalogVersion).toBeNull()
  })
})

describe("the version of a signature", () => {
  const p256 = key(7, "secp256r1")
  const last = (token: Biscuit) => anatomy(token.toBytes()).blocks.at(-1)!.signatureVersion

  it.each<[what: string, token: Biscuit, reason: string | null]>([
    ["nothing", start(empty), null],
    ["another party", appendThirdParty(start(empty), empty), "a third-party block"],
    ["the root key", start(empty, { root: p256 }), "the root key is not an Ed25519 key"],
    ["the next key", start(empty, { nextKey: p256 }), "its next key is not an Ed25519 key"],
    [
      "the key that signs",
      start(empty, { nextKey: p256 }).append(empty, { nextKey: key(2) }),
      "the key that signs it is not an Ed25519 key",
    ],
    [
      "a block before it",
      appendThirdParty(start(empty), empty).append(empty, { nextKey: key(3) }),
      "block 1 before it has it",
    ],
  ])("is told with its reason: %s", (_, token, reason) => {
    expect(last(token)).toMatchObject({ version: reason === null ? 0 : 1, reason })
  })
})
