/** Snapshots as bytes: what is read, what is refused and in which words, and what the notes say. */
import { beforeAll, describe, expect, test } from "vitest"
import { parsePublicKey, printAuthorizer, type PublicKey } from "../../ast/index.ts"
import { authorizeSnapshot, referenceResult, snapshotOf } from "../../engine/index.ts"
import { generatedRuns } from "../../engine/test/generated.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { Random, seed } from "../../test/random.ts"
import { loadSnapshotOracle, type Inspect } from "../../test/snapshot-oracle.ts"
import { decodeBase64, encodeBase64 } from "../base64.ts"
import { encodeMessage } from "../protobuf.ts"
import { toKeyMessage } from "../public-key.ts"
import type { FactMessage, RuleMessage } from "../schema.ts"
import { decodeSnapshot } from "../snapshot/decode.ts"
import { encodeSnapshot } from "../snapshot/encode.ts"
import { snapshotNotes } from "../snapshot/notes.ts"
import {
  SnapshotMessage,
  type SnapshotBlockMessage,
  type WorldMessage,
} from "../snapshot/schema.ts"
import type { Snapshot } from "../snapshot/types.ts"
import { outcomeOf } from "./outcomes.ts"

let inspect: Inspect
beforeAll(async () => {
  inspect = await loadSnapshotOracle()
})

/**
 * `accepted`, or the reference's error; null when it panicked, as it does when it prints a malformed
 * expression. Messages had a suffix in the build that reads snapshots.
 */
function there(bytes: Uint8Array): unknown {
  try {
    const answer = inspect(bytes)
    if ("Ok" in answer) return "accepted"
    return JSON.parse(JSON.stringify(answer.Err).replaceAll(/V2(?=\\")|_v2(?=\\")/g, ""))
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return null
    throw error
  }
}

const here = (bytes: Uint8Array): unknown =>
  outcomeOf(() => {
    const run = authorizeSnapshot(decodeSnapshot(bytes))
    // The reference looks at the rules of blocks when it loads them.
    if (run.world !== null) return "accepted"
    const result = referenceResult(run)
    return "Err" in result ? result.Err : result
  })

const publicKey = (digits: string): PublicKey => parsePublicKey(`ed25519/${digits}`)!
const key = publicKey("1055c750b1a1505937af1537c626ba3263995c33a64758aaafb1275b0312e284")
const otherKey = publicKey("8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c")

/** Published in the documentation of the reference's web components, which print it. */
const published =
  "CgkI6AcQZBjAhD0Q72YaZAgEEgVmaWxlMSINEAMaCQoHCAQSAxiACCoQEAMaDAoKCAUSBiCo492qBjIRCg0KAggbEgcIBBIDGIAIEAA6EgoCCgASDAoKCAUSBiCo492qBjoPCgIQABIJCgcIBBIDGIAIQAA="

test("a snapshot made by the reference is read, and written again to the byte", () => {
  const snapshot = decodeSnapshot(decodeBase64(published))
  expect(snapshot).toMatchObject({
    limits: { maxFacts: 1000, maxIterations: 100, maxTime: 1 },
    executionTime: 0.013167,
    iterations: 0,
    version: 4,
    blocks: [{ externalKey: null, context: null, version: 3 }],
    facts: [{ origin: ["authorizer"] }, { origin: [0] }],
  })
  expect(printAuthorizer(snapshot.authorizer)).toBe(
    'time(2023-11-17T13:59:04Z);\n\nallow if right("file1");\n',
  )
  expect(encodeBase64(encodeSnapshot(snapshot))).toBe(published)
})

const clauses = (over: Partial<SnapshotBlockMessage> = {}): SnapshotBlockMessage => ({
  context: undefined,
  version: 3,
  facts: [],
  rules: [],
  checks: [],
  scope: [],
  externalKey: undefined,
  ...over,
})

const bytesOf = (world: Partial<WorldMessage>, executionTime = 0n): Uint8Array =>
  encodeMessage(SnapshotMessage, {
    limits: { maxFacts: 1000n, maxIterations: 100n, maxTime: 1_000_000n },
    executionTime,
    world: {
      version: 6,
      symbols: [],
      publicKeys: [],
      blocks: [],
      authorizerBlock: clauses(),
      authorizerPolicies: [],
      generatedFacts: [],
      iterations: 0n,
      ...world,
    },
  })

const fact = (name: bigint, ...symbols: readonly bigint[]): FactMessage => ({
  predicate: {
    name,
    terms: symbols.map((value) => ({ content: { kind: "string", value } })),
  },
})

const rule = (scope: RuleMessage["scope"]): RuleMessage => ({
  head: fact(0n, 1n).predicate,
  body: [fact(0n, 1n).predicate],
  expressions: [],
  scope,
})

const byKey = (value: bigint): RuleMessage["scope"] => [{ content: { kind: "publicKey", value } }]
const badKey = { algorithm: 0, key: new Uint8Array(3) }
const ofAuthority = [{ content: { kind: "origin", value: 0 } as const }]

const cases: Readonly<Record<string, Partial<WorldMessage>>> = {
  "nothing but limits": {},
  "a version of the future": { version: 7 },
  "no version": { version: undefined },
  "an authorizer of version 2": { authorizerBlock: clauses({ version: 2 }) },
  "a block without version": { blocks: [clauses({ version: undefined })] },
  "a default symbol that is listed": { symbols: ["read"] },
  "a symbol after one listed twice": {
    symbols: ["a", "a"],
    authorizerBlock: clauses({ facts: [fact(1025n)] }),
  },
  "an unknown symbol of the authorizer": { authorizerBlock: clauses({ facts: [fact(1030n)] }) },
  "an unknown symbol of a block": { blocks: [clauses({ facts: [fact(1030n)] })] },
  "an unknown symbol of a policy": {
    authorizerPolicies: [{ kind: 0, queries: [{ ...rule([]), body: [fact(1029n).predicate] }] }],
  },
  "a policy that neither allows nor denies": { authorizerPolicies: [{ queries: [], kind: 5 }] },
  "a policy without queries": { authorizerPolicies: [{ queries: [], kind: 1 }] },
  "a policy with a scope in version 3": {
    version: 3,
    authorizerPolicies: [{ kind: 0, queries: [rule(byKey(0n))] }],
  },
  "a key of three bytes": { publicKeys: [badKey] },
  "a key after one listed twice": {
    publicKeys: [toKeyMessage(key), toKeyMessage(key), toKeyMessage(otherKey)],
    authorizerBlock: clauses({ version: 4, rules: [rule(byKey(2n))] }),
  },
  "an unknown key": { authorizerBlock: clauses({ version: 4, rules: [rule(byKey(0n))] }) },
  "a third party's block of version 3": {
    blocks: [clauses(), clauses({ facts: [fact(0n, 1n)], externalKey: toKeyMessage(key) })],
  },
  "a third party's bad key": { blocks: [clauses(), clauses({ externalKey: badKey })] },
  "facts of no origin": { generatedFacts: [{ origins: [], facts: [fact(0n, 1n)] }] },
  "an empty origin": { generatedFacts: [{ origins: [{ content: undefined }], facts: [] }] },
  "a stored null, whatever the version": {
    version: 3,
    blocks: [clauses()],
    generatedFacts: [
      {
        origins: ofAuthority,
        facts: [{ predicate: { name: 0n, terms: [{ content: { kind: "null", value: {} } }] } }],
      },
    ],
  },
  "a stored set of two kinds": {
    blocks: [clauses()],
    generatedFacts: [
      {
        origins: ofAuthority,
        facts: [
          {
            predicate: {
              name: 0n,
              terms: [
                {
                  content: {
                    kind: "set",
                    value: {
                      items: [
                        { content: { kind: "null", value: {} } },
                        { content: { kind: "string", value: 1n } },
                      ],
                    },
                  },
                },
              ],
            },
          },
        ],
      },
    ],
  },
}

describe("of what the reference says", () => {
  test.each(Object.entries(cases))("%s: the same is said here", (_, world) => {
    const bytes = bytesOf(world)
    expect(here(bytes)).toEqual(there(bytes))
  })

  test("bytes that end too early are refused in its words", () => {
    const bytes = decodeBase64(published)
    for (let end = 0; end < bytes.length; end++)
      expect(here(bytes.subarray(0, end)), `${end} bytes`).toEqual(there(bytes.subarray(0, end)))
  })

  test(`bytes with one bit changed are read alike, seed ${seed}`, { timeout: 0 }, () => {
    const random = new Random(seed)
    let refused = 0
    for (const bytes of someSnapshots()) {
      for (let i = 0; i < 40; i++) {
        const changed = bytes.slice()
        const at = random.below(changed.length)
        changed[at]! ^= 1 << random.below(8)
        const found = here(changed)
        if (found !== "accepted") refused++
        const expected = there(changed)
        if (expected !== null && !isStricter(found)) expect(found, `byte ${at}`).toEqual(expected)
      }
    }
    expect(refused).toBeGreaterThan(200)
  })
})

/** Those that the reference loads, and that use nothing newer than its build. */
function* someSnapshots(): Generator<Uint8Array> {
  for (const { authorization, where } of generatedRuns(60)) {
    if (where.includes("try_or") || authorization.world === null) continue
    const snapshot = snapshotOf(authorization)
    const blocks = snapshot.blocks.map((block) => ({ ...block, externalKey: null }))
    // The time of a run is another each time, and a seed would not say which bytes are changed.
    yield encodeSnapshot({ ...snapshot, executionTime: 1, blocks })
  }
}

/**
 * What may be refused here alone: stored facts with symbols or blocks that are not there, which the reference
 * prints as `<?>`, and rules whose head is not bound, which in an authorizer it lets pass.
 */
const isStricter = (found: unknown): boolean =>
  /UnknownSymbol|a fact comes from block|InvalidBlockRule/.test(JSON.stringify(found))

test("facts of a block that is not there are refused", () => {
  const generatedFacts = [{ origins: ofAuthority, facts: [fact(0n, 1n)] }]
  expect(() => decodeSnapshot(bytesOf({ generatedFacts }))).toThrow(
    "a fact comes from block 0 of 0",
  )
})

test("more blocks or keys than a token may have are refused", () => {
  const blocks = Array.from({ length: 1025 }, () => clauses())
  expect(() => decodeSnapshot(bytesOf({ blocks }))).toThrow("1025 blocks are more than the 1024")
  const publicKeys = Array.from({ length: 1025 }, () => toKeyMessage(key))
  expect(() => decodeSnapshot(bytesOf({ publicKeys }))).toThrow("1025 public keys are more")
})

test("what a cut-off snapshot lacks is counted", () => {
  const bytes = decodeBase64(published)
  expect(() => decodeSnapshot(bytes.subarray(0, -1))).toThrow(
    "the world announces 100 bytes, 99 are present",
  )
})

test("what is no snapshot is not called a token", () => {
  const bytes = decodeBase64(published).slice()
  // The tag of the world becomes one of a type that there is not.
  const at = bytes.length - 102
  bytes[at] = 0x1f
  expect(() => decodeSnapshot(bytes)).toThrow(
    `these are no snapshot's bytes: a field is of a type that there is not, at byte ${at}`,
  )
})

test("a block that cannot be read is named", () => {
  const bytes = bytesOf({ blocks: [clauses(), clauses({ facts: [fact(1030n)] })] })
  expect(() => decodeSnapshot(bytes)).toThrow(
    expect.objectContaining({ code: "UnknownSymbol", block: 1 }),
  )
})

test("the largest numbers of the wire are read, and written again", () => {
  const largest = 2n ** 64n - 1n
  const message = encodeMessage(SnapshotMessage, {
    limits: { maxFacts: largest, maxIterations: largest, maxTime: largest },
    executionTime: largest,
    world: {
      version: 6,
      symbols: [],
      publicKeys: [],
      blocks: [],
      authorizerBlock: clauses(),
      authorizerPolicies: [],
      generatedFacts: [],
      iterations: largest,
    },
  })
  const snapshot = decodeSnapshot(message)
  expect(snapshot.limits.maxFacts).toBe(2 ** 64)
  expect(encodeSnapshot(snapshot)).toEqual(message)
  const limits = { maxFacts: Infinity, maxIterations: Infinity, maxTime: Infinity }
  expect(encodeSnapshot({ ...snapshot, limits })).toEqual(message)
})

const snapshot = (
  authorizer: string,
  blocks: readonly (readonly [source: string, key: PublicKey | null])[],
  over: Partial<Snapshot> = {},
): Snapshot => ({
  limits: { maxFacts: 1000, maxIterations: 100, maxTime: 1000 },
  executionTime: null,
  iterations: 0,
  version: 6,
  blocks: blocks.map(([source, externalKey]) => ({
    block: parseBlock(source).ast,
    externalKey,
    context: null,
    version: 6,
  })),
  authorizer: parseAuthorizer(authorizer).ast,
  facts: [],
  ...over,
})

const hex = "1055c750b1a1505937af1537c626ba3263995c33a64758aaafb1275b0312e284"

describe("notes", () => {
  test("name the blocks for which the reference refuses a snapshot", () => {
    const named = snapshot("allow if true", [
      ['right("read")', null],
      ['user("carol")', key],
      ['user("admin")', key],
      [`user("admin") <- user("admin") trusting ed25519/${hex}`, key],
    ])
    expect(snapshotNotes(named).map(({ code, block }) => [code, block])).toEqual([
      ["refused", 1],
      ["refused", 3],
    ])
    expect(snapshotNotes(named)[0]!.message).toContain("`carol`")
    expect(there(encodeSnapshot(named))).toMatchObject({ Format: { UnknownSymbol: 1024 } })
    expect(here(encodeSnapshot(named))).toBe("accepted")
  })

  test("name the blocks whose rules lose their trust in the reference", () => {
    const lost = snapshot("allow if right($x)", [
      [`right($x) <- user($x) trusting authority, ed25519/${hex}`, null],
      ['user("read")', key],
    ])
    expect(snapshotNotes(lost).map(({ code, block }) => [code, block])).toEqual([["trust-lost", 0]])
    expect(snapshotNotes({ ...lost, executionTime: 1 })).toEqual([])
    expect(inspect(encodeSnapshot(lost))).toMatchObject({
      Ok: { code: expect.not.stringContaining('right("read");') },
    })
  })

  test("say nothing of an authorizer's rule, nor of a key that came before", () => {
    const rule = `right($x) <- user($x) trusting authority, ed25519/${hex}`
    expect(snapshotNotes(snapshot(`${rule}; allow if true`, [['user("read")', key]]))).toEqual([])
    const after = snapshot("allow if true", [
      ["", null],
      ['user("read")', key],
      [rule, null],
    ])
    expect(snapshotNotes(after)).toEqual([])
  })

  test("say that a run failed where a snapshot holds more than what is written", () => {
    const begun = snapshot("user(1); allow if true", [], {
      facts: [{ origin: ["authorizer"], facts: parseBlock("user(1); right(1)").ast.facts }],
    })
    expect(snapshotNotes(begun).map(({ code }) => code)).toEqual(["runs-again"])
    const fresh = { ...begun, facts: [{ ...begun.facts[0]!, facts: begun.authorizer.facts }] }
    expect(snapshotNotes(fresh)).toEqual([])
    expect(snapshotNotes({ ...begun, executionTime: 1 })).toEqual([])
  })
})
