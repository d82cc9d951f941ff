/** Whatever a token's bytes are: each belongs to one named leaf, and is charged to one cost. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { printCheck, printFact, printRule } from "../../ast/index.ts"
import { Random } from "../../test/random.ts"
import {
  anatomy,
  maxAnatomyNodes,
  maxTokenBytes,
  nodeAt,
  nodeOfClause,
  pathOf,
  UnverifiedBiscuit,
  type Anatomy,
  type AnatomyNode,
  type ClauseInBlock,
  type Token,
} from "../index.ts"
import { decodeMessage } from "../protobuf.ts"
import { BlockMessage } from "../schema.ts"
import { leavesOf, partitionFault } from "./anatomy.ts"
import { token } from "./arbitrary-tokens.ts"
import { forge } from "./forge.ts"
import { fact, set, term } from "./messages.ts"
import { isRefused, sampleBytes, samples } from "./samples.ts"

const fields = { fact: "facts", rule: "rules", check: "checks", scope: "scope" } as const

/** Each clause has one node, and the bytes of the node are a block with that clause alone. */
function expectClauses(
  bytes: Uint8Array,
  { nodes }: Anatomy,
  blocks: readonly BlockMessage[],
): void {
  const found = nodes.flatMap(({ block, clause, from, to }) => {
    if (clause === null) return []
    const content = decodeMessage(BlockMessage, bytes.subarray(from, to))
    return [{ block, ...clause, content: content[fields[clause.kind]] }]
  })
  const expected = blocks.flatMap((message, block) =>
    (Object.keys(fields) as ClauseInBlock["kind"][]).flatMap((kind) =>
      message[fields[kind]].map((clause, index) => ({ block, kind, index, content: [clause] })),
    ),
  )
  const inOrder = (clauses: typeof found): typeof found =>
    clauses.toSorted((a, b) => a.block! - b.block! || rank(a) - rank(b) || a.index - b.index)
  expect(inOrder(found)).toEqual(expected)
}
const rank = ({ kind }: ClauseInBlock): number => Object.keys(fields).indexOf(kind)

const messagesOf = (token: Token): BlockMessage[] =>
  Array.from({ length: token.blockCount }, (_, i) =>
    decodeMessage(BlockMessage, token.blockBytes(i)),
  )

const cropped = (text: string): string => {
  if (text.length <= 80) return text
  const end = /[\ud800-\udbff]/.test(text[79]!) ? 79 : 80
  return `${text.slice(0, end)}…`
}

function expectValues(found: Anatomy, token: Token): void {
  for (let block = 0; block < token.blockCount; block++) {
    const { facts, rules, checks } = token.block(block)
    const valueOf = (kind: ClauseInBlock["kind"], index: number): string =>
      found.nodes[nodeOfClause(found, block, { kind, index })]!.value
    expect(facts.map((_, i) => valueOf("fact", i))).toEqual(facts.map((f) => cropped(printFact(f))))
    expect(rules.map((_, i) => valueOf("rule", i))).toEqual(rules.map((r) => cropped(printRule(r))))
    expect(checks.map((_, i) => valueOf("check", i))).toEqual(
      checks.map((check) => cropped(printCheck(check))),
    )
  }
}

describe.skipIf(samples === null)("the anatomy of a sample (skipped without samples)", () => {
  it.each(samples?.cases ?? [])("$filename has a leaf for every byte", (sample) => {
    const bytes = sampleBytes(sample)
    const found = anatomy(bytes)
    expect(partitionFault(bytes, found)).toBeNull()
    if (isRefused(sample)) return
    expect(found.nodes.filter(({ fault }) => fault !== null)).toEqual([])
    const token = UnverifiedBiscuit.fromBytes(bytes)
    expectClauses(bytes, found, messagesOf(token))
    expectValues(found, token)
    expect(found.blocks).toHaveLength(token.blockCount)
    for (const [i, block] of found.blocks.entries()) {
      expect(block.datalogVersion?.version).toBe(token.datalogVersion(i))
      expect(block.signatureVersion.version).toBe(token.signatureVersion(i))
      expect(block.symbols.map(({ text }) => text)).toEqual(token.symbols(i))
      expect(block.publicKeys.map(({ key }) => key)).toEqual(token.publicKeys(i))
    }
  })
})

const seed = 20_261_121

describe(`generated tokens (seed ${seed})`, { timeout: 120_000 }, () => {
  it("have a leaf for every byte and a node for every clause", () => {
    fc.assert(
      fc.property(token, (token) => {
        const bytes = token.toBytes()
        const found = anatomy(bytes)
        expect(partitionFault(bytes, found)).toBeNull()
        expect(found.nodes.filter(({ fault }) => fault !== null)).toEqual([])
        expectClauses(bytes, found, messagesOf(token))
        expectValues(found, token)
        for (const [i, { datalogVersion }] of found.blocks.entries()) {
          expect(datalogVersion?.version).toBe(token.datalogVersion(i))
          expect(datalogVersion?.reason ?? "").not.toMatch(/stated/)
        }
      }),
      { numRuns: 1000, seed },
    )
  })

  it("are found again from each byte", () => {
    fc.assert(
      fc.property(token, (token) => {
        const found = anatomy(token.toBytes())
        for (const leaf of leavesOf(found)) {
          for (const byte of [leaf.from, leaf.to - 1]) {
            const at = nodeAt(found, byte)
            expect(found.nodes[at]).toBe(leaf)
            const path = pathOf(found, at).map((node): AnatomyNode => found.nodes[node]!)
            expect(path[0]).toBe(found.nodes[0])
            expect(path.every(({ from, to }) => from <= byte && byte < to)).toBe(true)
          }
        }
        expect([nodeAt(found, -1), nodeAt(found, found.nodes[0]!.to)]).toEqual([-1, -1])
      }),
      { numRuns: 30, seed },
    )
  })
})

function damaged(original: Uint8Array, random: Random): Uint8Array {
  if (random.chance(0.1)) return random.bytes(random.below(300))
  const bytes = original.slice(0, random.chance(0.3) ? random.below(original.length) : undefined)
  for (let i = random.below(4); i >= 0 && bytes.length > 0; i--) {
    bytes[random.below(bytes.length)] = random.below(256)
  }
  return bytes
}

describe(`damaged tokens (seed ${seed})`, { timeout: 120_000 }, () => {
  it("have a leaf for every byte still", () => {
    const random = new Random(seed)
    const whole = fc.sample(token, { numRuns: 100, seed }).map((token) => token.toBytes())
    for (let i = 0; i < 5000; i++) {
      const bytes = damaged(random.pick(whole), random)
      expect(partitionFault(bytes, anatomy(bytes)), `case ${i}`).toBeNull()
    }
  })

  const wrap = (tag: number, ...content: number[]): number[] => [
    (tag << 3) | 2,
    content.length,
    ...content,
  ]
  /** A check with a closure whose two parameters are one field. */
  const packedParams = wrap(6, ...wrap(1, ...wrap(3, ...wrap(1, ...wrap(4, ...wrap(1, 5, 10))))))
  const repeated = (pattern: readonly number[], length: number): Uint8Array =>
    Uint8Array.from({ length }, (_, i) => pattern[i % pattern.length]!)

  it.each<[what: string, bytes: Uint8Array]>([
    ["no bytes", new Uint8Array()],
    ["groups in groups", repeated([0x7b], 5000)],
    ["a varint without end", repeated([0x80], 5000)],
    ["blocks in blocks", repeated([0x12, 0x02], 5000)],
    ["more blocks than are read", repeated([0x1a, 0x00], 5000)],
    ["lengths near 2^64", repeated([0x12, ...Array(9).fill(0xff), 0x01], 5000)],
    ["empty facts without number", forge({ content: repeated([0x22, 0x00], 900_000) })],
    ["blocks without number", repeated([0x1a, 0x00], maxTokenBytes)],
    ["more than is read", new Uint8Array(maxTokenBytes + 1)],
    ["arrays in arrays", forge({ content: { facts: [fact(nest(40))] } })],
    ["arrays deeper than is read", forge({ content: { facts: [fact(nest(300))] } })],
    ["a block given twice", Uint8Array.of(0x12, 0x08, 0x0a, 2, 0x22, 0, 0x0a, 2, 0x32, 0)],
    ["a packed list", forge({ content: Uint8Array.from(packedParams) })],
  ])("made of %s have one too, and no more nodes than are sent", (_, bytes) => {
    const found = anatomy(bytes)
    expect(partitionFault(bytes, found)).toBeNull()
    expect(found.nodes.length).toBeLessThan(maxAnatomyNodes + 500)
    expect(structuredClone(found)).toEqual(found)
  })
})

function nest(depth: number): ReturnType<typeof term> {
  let inner = set(term("integer", 1n))
  for (let i = 0; i < depth; i++) inner = term("array", { items: [inner] })
  return inner
}
