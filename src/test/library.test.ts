/** The public API as its documentation shows it. */
import { describe, expect, test } from "vitest"
import {
  authorize,
  explain,
  missingInputs,
  sentenceText,
  authorizeToken,
  createBiscuit,
  parseAuthorizer,
  parseBlock,
  parseRule,
  printAuthorizer,
  printBlock,
  printPublicKey,
  PrivateKey,
  query,
  strictLimits,
  type Report,
} from "../index.ts"

const root = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(3))
const rootKey = printPublicKey(root.publicKey)
const token = createBiscuit({
  root,
  authority: parseBlock('user("alice"); right("file1", "read");').ast,
}).append(parseBlock("check if time($t), $t < 2030-01-01T00:00:00Z;").ast)

const authorizer = `
  time(2026-11-20T18:04:00Z);
  allow if user($u), right("file1", "read");
`

describe("authorizing a token", () => {
  test.each([
    ["bytes", token.toBytes()],
    ["base64url text", token.toBase64()],
    ["text without padding", token.toBase64().replace(/=+$/, "")],
  ])("takes it as %s", async (_, form) => {
    const { result, report } = await authorizeToken({ token: form, rootKey, authorizer })
    expect(result).toEqual({ Ok: 0 })
    expect(report!.outcome).toEqual({ kind: "allowed", policy: 0 })
  })

  test("takes a secp256r1 root key", async () => {
    const key = PrivateKey.fromBytes("secp256r1", new Uint8Array(32).fill(3))
    const other = createBiscuit({ root: key, authority: parseBlock("f(1);").ast })
    const outcome = await authorizeToken({
      token: other.toBytes(),
      rootKey: printPublicKey(key.publicKey),
      authorizer: "allow if f(1);",
    })
    expect(outcome.result).toEqual({ Ok: 0 })
  })

  test("works without a token", async () => {
    expect((await authorizeToken({ authorizer: "f(1); allow if f(1);" })).result).toEqual({ Ok: 0 })
  })

  test("reports a denial in the reference's form", async () => {
    const late = authorizer.replace("2026", "2031")
    const { result } = await authorizeToken({ token: token.toBytes(), rootKey, authorizer: late })
    const rule = "check if time($t), $t < 2030-01-01T00:00:00Z"
    expect(result).toEqual({
      Err: {
        FailedLogic: {
          Unauthorized: {
            policy: { Allow: 0 },
            checks: [{ Block: { block_id: 1, check_id: 0, rule } }],
          },
        },
      },
    })
  })

  test("refuses a token under another root key", async () => {
    const other = printPublicKey(PrivateKey.generate().publicKey)
    const { result, report } = await authorizeToken({
      token: token.toBytes(),
      rootKey: other,
      authorizer,
    })
    expect(result).toEqual({
      Err: {
        Format: {
          Signature: {
            InvalidSignature: "signature error: Verification equation was not satisfied",
          },
        },
      },
    })
    expect(report).toBeNull()
  })

  test("refuses text that is not base64url", async () => {
    const { result } = await authorizeToken({ token: "a+b", rootKey, authorizer })
    expect(result).toEqual({ Err: { Base64: { InvalidByte: [1, 43] } } })
  })

  test("refuses a root key that is none", async () => {
    const { result } = await authorizeToken({
      token: token.toBytes(),
      rootKey: "ed25519/00",
      authorizer,
    })
    expect(result).toEqual({ Err: { Format: { InvalidKeySize: 1 } } })
  })

  test("refuses a source with errors, each with its text", async () => {
    const { result } = await authorizeToken({ authorizer: "allow if true; f($x);" })
    expect(result).toMatchObject({
      Err: { Language: { ParseError: { errors: [{ input: "$x" }] } } },
    })
  })

  test("does not believe a token that it cannot verify", async () => {
    await expect(authorizeToken({ token: token.toBytes(), authorizer })).rejects.toThrow(TypeError)
  })

  test("lists the world by origin", async () => {
    const { world } = await authorizeToken({ token: token.toBytes(), rootKey, authorizer })
    expect(world()!.facts).toEqual([
      { origin: [0], facts: ['right("file1", "read")', 'user("alice")'] },
      { origin: ["authorizer"], facts: ["time(2026-11-20T18:04:00Z)"] },
    ])
  })
})

test("host functions take and give terms", async () => {
  const { result } = await authorizeToken({
    authorizer: 'check if "abc".extern::reversed() == "cba"; allow if true;',
    externs: {
      reversed: (left) => {
        if (left.kind !== "string") throw new Error("not a string")
        return { kind: "string", value: [...left.value].toReversed().join("") }
      },
    },
  })
  expect(result).toEqual({ Ok: 0 })
})

test("limits are the caller's", async () => {
  const { result } = await authorizeToken({
    authorizer: "f(1); g($x) <- f($x); allow if true;",
    limits: { maxFacts: 2, maxIterations: 10, maxTime: Infinity },
  })
  expect(result).toEqual({ Err: { RunLimit: "TooManyFacts" } })
})

test("strict limits reject a run that takes too long by the clock it is given", async () => {
  const inTime = { authorizer: "allow if true;", limits: strictLimits, clock: () => 0 }
  expect((await authorizeToken(inTime)).result).toEqual({ Ok: 0 })
  let now = 0
  const late = await authorizeToken({ ...inTime, clock: () => (now += 2) })
  expect(late.result).toEqual({
    Err: { BiscuitBoundsExceeded: { limit: "maxTime", allowed: 1, found: 2 } },
  })
})

test("a report is plain data", async () => {
  const { report } = await authorizeToken({ token: token.toBytes(), rootKey, authorizer })
  const copy: Report = structuredClone(report!)
  expect(copy).toEqual(report)
})

test("what is printed reads back", () => {
  const block = parseBlock(
    'trusting previous; f("a\\"b\\n"); h($x) <- f($x), { true}.contains($x);',
  ).ast
  expect(parseBlock(printBlock(block)).ast).toEqual(block)
  const policies = parseAuthorizer(
    "check all f($x), !$x; deny if f(1) or g(2) trusting authority;",
  ).ast
  expect(parseAuthorizer(printAuthorizer(policies)).ast).toEqual(policies)
})

test("queries list what a token allows", () => {
  const authorization = authorize({
    blocks: [{ block: token.block(0), externalKey: null }],
    authorizer: parseAuthorizer("allow if true;").ast,
  })
  const { answers } = query(
    authorization,
    parseRule('x($f) <- right($f, "read")').ast!,
    "query_all",
  )
  expect(answers).toMatchObject([{ terms: [{ kind: "string", value: "file1" }], origin: [0] }])
})

test("a denial is explained in a sentence, and what is missing is found without a run", () => {
  const blocks = [{ block: token.block(0), externalKey: null }]
  const authorizer = parseAuthorizer("check if time($t); allow if true;").ast
  const at = { kind: "check", block: "authorizer", index: 0 } as const
  const why = explain(authorize({ blocks, authorizer }), { kind: "clause", at })!
  expect(sentenceText(why.cause)).toBe(
    "nothing supplies `time($t)`; the authorizer normally states it",
  )
  expect(missingInputs(blocks, authorizer)).toMatchObject([{ at, reason: "absent" }])
})
