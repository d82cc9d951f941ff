import { describe, expect, it } from "vitest"
import type { Authorizer, Block, Fact, PublicKey } from "../../ast/index.ts"
import { type FactsSelection, referenceLimits } from "../../engine/index.ts"
import { Answers } from "../answer.ts"
import type {
  AuthoredBlock,
  AuthoredToken,
  PastedToken,
  Reply,
  SigningKey,
  TokenView,
  Work,
} from "../protocol.ts"

const key = (seed: number, algorithm: SigningKey["algorithm"] = "ed25519"): SigningKey => ({
  id: seed,
  algorithm,
  bytes: new Uint8Array(32).fill(seed),
})
const fact = (name: string, value: bigint): Fact => ({
  name,
  terms: [{ kind: "integer", value }],
})
const block = (...facts: readonly Fact[]): Block => ({ scopes: [], facts, rules: [], checks: [] })
const allowAll: Authorizer = {
  ...block(),
  policies: [
    {
      kind: "allow",
      queries: [
        {
          body: [],
          expressions: [[{ kind: "value", term: { kind: "bool", value: true } }]],
          scopes: [],
        },
      ],
    },
  ],
}
const authored = (sealed = false): AuthoredToken => ({
  kind: "authored",
  root: key(1),
  sealed,
  blocks: [
    { block: block(fact("right", 1n)), next: key(2), external: null, signed: null },
    { block: block(fact("group", 2n)), next: key(3), external: key(4, "secp256r1"), signed: null },
  ],
})
const pasted = (
  content: PastedToken["content"],
  publicKey: PublicKey | null,
  more: Partial<PastedToken> = {},
): PastedToken => ({
  kind: "pasted",
  content,
  rootKeys: publicKey === null ? [] : [{ key: publicKey, id: null }],
  appended: [],
  sealed: false,
  ...more,
})

const workOf = (work: Partial<Work>): Work => ({
  revision: 1,
  token: null,
  authorizer: allowAll,
  limits: referenceLimits,
  ...work,
})
const ask = (work: Partial<Work>): Promise<Reply> =>
  new Answers().answer({ kind: "run", id: 1, work: workOf(work) })

async function view(token: Work["token"]): Promise<TokenView> {
  const reply = await ask({ token })
  if (reply.kind !== "run" || reply.token?.kind !== "token") throw new Error(JSON.stringify(reply))
  return reply.token
}

describe("the worker", () => {
  it("makes a token and runs its blocks against the authorizer", async () => {
    const reply = await ask({ token: authored() })
    expect(reply).toMatchObject({
      kind: "run",
      id: 1,
      revision: 1,
      token: {
        kind: "token",
        sealed: false,
        blocks: [{ datalogVersion: 3 }, { datalogVersion: 5 }],
      },
      report: { outcome: { kind: "allowed", policy: 0 }, run: { facts: 2 } },
    })
  })

  it("makes the same bytes from the same input", async () => {
    expect((await view(authored())).text).toBe((await view(authored())).text)
  })

  it("reads and verifies what it made", async () => {
    const made = await view(authored(true))
    const read = await view(pasted(made.text, made.rootKey))
    expect(read.sealed).toBe(true)
    expect(read.blocks.map((each) => each.signature.status)).toEqual(["verified", "verified"])
    expect(read.blocks[1]!.external?.status).toBe("verified")
    expect(read.proof.status).toBe("verified")
    expect(read.blocks.map((each) => each.block)).toEqual(
      authored().blocks.map((each) => each.block),
    )
  })

  it("leaves the authority unchecked without a root key, and still runs", async () => {
    const { bytes } = await view(authored())
    const reply = await ask({ token: pasted(bytes, null) })
    expect(reply).toMatchObject({
      token: {
        blocks: [{ signature: { status: "unchecked" } }, { signature: { status: "verified" } }],
      },
      report: { outcome: { kind: "allowed" } },
    })
  })

  it("says which block a wrong key fails at", async () => {
    const { text } = await view(authored())
    const other = (await view({ ...authored(), root: key(9) })).rootKey
    const { blocks } = await view(pasted(text, other))
    expect(blocks[0]!.signature).toMatchObject({ status: "failed", failure: { block: 0 } })
  })

  it("fails the authority under a key of the other algorithm, or one that is no point", async () => {
    const { text } = await view(authored())
    const keys: readonly PublicKey[] = [
      { algorithm: "secp256r1", bytes: new Uint8Array(33).fill(2) },
      { algorithm: "ed25519", bytes: new Uint8Array(32).fill(255) },
      { algorithm: "ed25519", bytes: new Uint8Array(32) },
    ]
    for (const publicKey of keys) {
      const { blocks } = await view(pasted(text, publicKey))
      expect(blocks[0]!.signature.status).toBe("failed")
    }
  })

  it("gives failures, not crashes, for every cut of a token, and what there is of it", async () => {
    const { bytes, rootKey } = await view(authored())
    for (let at = 0; at < bytes.length; at++) {
      const cut = bytes.slice(0, at)
      const reply = await ask({ token: pasted(cut, rootKey) })
      // A few bytes begin anything.
      const remains = at < 8 ? {} : { remains: { bytes: cut } }
      expect(reply).toMatchObject({ kind: "run", token: { kind: "failure", ...remains } })
    }
  })

  it("gives failures, not crashes, for changed bytes in every part of a token", async () => {
    const { bytes, rootKey } = await view(authored())
    // The cause of each change is searched for, so that all of them would take long.
    for (let at = 0; at < bytes.length; at += 7) {
      const token = pasted(bytes.with(at, bytes[at]! ^ 1), rootKey)
      expect(await ask({ token })).toMatchObject({ kind: "run" })
    }
  })

  it("keeps the bytes of a token as they came, with fields that are none of its own", async () => {
    const { bytes, rootKey } = await view(authored())
    // Field 9, the number 5.
    const longer = Uint8Array.of(0x48, 5, ...bytes, 0x48, 6)
    const read = await view(pasted(longer, rootKey))
    expect(read.bytes).toEqual(longer)
    expect(read.blocks[0]!.range.from).toBe(2)
    expect(read.proofRange.to).toBe(longer.length - 2)
    expect(read.proof.status).toBe("verified")
  })

  it("writes a token anew whose parts come in another order", async () => {
    const { bytes, rootKey, proofRange } = await view(authored())
    const turned = [
      ...bytes.slice(proofRange.from, proofRange.to),
      ...bytes.slice(0, proofRange.from),
    ]
    expect((await view(pasted(Uint8Array.from(turned), rootKey))).bytes).toEqual(bytes)
  })

  it("gives a failure, not a crash, for what is no token", async () => {
    const reply = await ask({ token: pasted("not a token!", null) })
    expect(reply).toMatchObject({ kind: "run", token: { kind: "failure" }, report: null })
  })

  it("makes the token when there is no authorizer to run", async () => {
    const reply = await ask({ token: authored(), authorizer: null })
    expect(reply).toMatchObject({ kind: "run", token: { kind: "token" }, report: null })
  })

  it("runs an authorizer without a token", async () => {
    expect(await ask({})).toMatchObject({ kind: "run", token: null, report: { run: { facts: 0 } } })
  })

  it("answers in values that survive structured clone", async () => {
    const reply = await ask({ token: authored() })
    expect(structuredClone(reply)).toEqual(reply)
  })
})

describe("the bytes of a token", () => {
  it("belong to its blocks and its proof, in their order", async () => {
    const { bytes, blocks, proofRange } = await view(authored())
    const ranges = [...blocks.map(({ range }) => range), proofRange]
    expect(ranges[0]!.from).toBe(0)
    expect(ranges.slice(1).map(({ from }) => from)).toEqual(ranges.slice(0, -1).map(({ to }) => to))
    expect(proofRange.to).toBe(bytes.length)
    blocks.forEach(({ range, size }) => expect(range.to - range.from).toBeGreaterThan(size))
  })
})

describe("a pasted token that is extended here", () => {
  const first: AuthoredBlock = {
    block: block(fact("more", 3n)),
    next: key(5),
    external: null,
    signed: null,
  }
  const third: AuthoredBlock = {
    block: block(fact("signed", 4n)),
    next: key(6),
    external: key(4, "secp256r1"),
    signed: null,
  }

  it("has its own blocks, then the appended ones, all verified", async () => {
    const { text, rootKey, bytes } = await view(authored())
    const whole = await view(pasted(text, rootKey, { appended: [first, third] }))
    expect(whole.blocks.map(({ signature }) => signature.status)).toEqual(Array(4).fill("verified"))
    expect(whole.blocks.map((each) => each.external?.status)).toEqual([
      undefined,
      "verified",
      undefined,
      "verified",
    ])
    expect(whole.blocks[3]!.externalKey?.algorithm).toBe("secp256r1")
    expect(whole.proof.status).toBe("verified")
    expect(whole.sealed).toBe(false)
    expect((await view(pasted(bytes, rootKey))).text).toBe(text)
  })

  it("is the token that was made with the same blocks and keys", async () => {
    const { text, rootKey } = await view(authored())
    const extended = await view(pasted(text, rootKey, { appended: [first, third], sealed: true }))
    const made = authored(true)
    const own = await view({ ...made, blocks: [...made.blocks, first, third] })
    expect({ ...extended, reading: null }).toEqual(own)
  })

  it("runs with its appended blocks", async () => {
    const { text } = await view(authored())
    const reply = await ask({ token: pasted(text, null, { appended: [first] }) })
    expect(reply).toMatchObject({ report: { run: { facts: 3 } } })
  })

  it("is sealed here on request", async () => {
    const { text, rootKey } = await view(authored())
    expect(await view(pasted(text, rootKey, { sealed: true }))).toMatchObject({
      sealed: true,
      proof: { status: "verified" },
    })
  })

  it("stays sealed when it came so, whether or not it is to be sealed", async () => {
    const { text, rootKey } = await view(authored(true))
    for (const sealed of [false, true]) {
      expect((await view(pasted(text, rootKey, { sealed }))).text).toBe(text)
    }
  })

  it("keeps what was wrong with it, and has its appended blocks verified all the same", async () => {
    const { text } = await view(authored())
    const other = (await view({ ...authored(), root: key(9) })).rootKey
    const { blocks } = await view(pasted(text, other, { appended: [first] }))
    expect(blocks.map(({ signature }) => signature.status)).toEqual([
      "failed",
      "verified",
      "verified",
    ])
  })

  it.each([
    ["AlreadySealed", first, "the token is sealed, so nothing can be appended"],
    ["AppendOnSealed", third, "the token is sealed, so it takes no third-party block"],
  ])("fails as %s when it is sealed", async (code, appended, message) => {
    const { text, rootKey } = await view(authored(true))
    expect(await ask({ token: pasted(text, rootKey, { appended: [appended] }) })).toMatchObject({
      kind: "run",
      token: { kind: "failure", code, message: expect.stringContaining(message) },
      report: null,
    })
  })
})

describe("a run with more blocks than its limit", () => {
  it("fails, and the token is shown", async () => {
    const limits = { ...referenceLimits, maxBlocks: 0 }
    expect(await ask({ token: authored(), limits })).toMatchObject({
      token: { kind: "token" },
      report: { outcome: { kind: "failed", failure: { code: "TooManyBlocks", at: null } } },
    })
  })
})

describe("questions about facts", () => {
  const rights: FactsSelection = { name: "right", arity: 1, filter: "", sort: null }
  const query = { ...rights, from: 0, to: 10 }
  const work = workOf({ token: authored(), revision: 7 })
  const row = { terms: [{ kind: "integer", value: 1n }], origin: [0], round: 0 }

  it("are answered from the world of the last run", async () => {
    const answers = new Answers()
    await answers.answer({ kind: "run", id: 1, work })
    expect(
      await answers.answer({ kind: "facts", id: 2, revision: 7, work: null, query }),
    ).toMatchObject({ kind: "facts", id: 2, revision: 7, page: { query, total: 1, rows: [row] } })
  })

  it("with work are answered by a worker that has run nothing, and then without work too", async () => {
    const answers = new Answers()
    const asked = { kind: "facts", id: 1, revision: 7, query } as const
    const first = await answers.answer({ ...asked, work })
    expect(first).toMatchObject({ kind: "facts", page: { rows: [row] } })
    expect(await answers.answer({ ...asked, work: null })).toEqual(first)
  })

  it("about another revision than the last do not get the last one's facts", async () => {
    const answers = new Answers()
    await answers.answer({ kind: "run", id: 1, work: workOf({ revision: 6 }) })
    const asked = { kind: "facts", id: 2, revision: 7, query } as const
    expect(await answers.answer({ ...asked, work })).toMatchObject({ page: { total: 1 } })
    expect(await answers.answer({ ...asked, revision: 6, work: null })).toMatchObject({
      kind: "failed",
      revision: 6,
      error: { code: "Crash" },
    })
  })

  it("find no facts where nothing was run", async () => {
    const asked = { kind: "facts", id: 1, revision: 7, query } as const
    const refused: readonly Partial<Work>[] = [
      { authorizer: null },
      { token: pasted("not a token!", null) },
    ]
    for (const part of refused) {
      expect(
        await new Answers().answer({ ...asked, work: workOf({ ...part, revision: 7 }) }),
      ).toMatchObject({ kind: "facts", page: { total: 0, matching: 0, rows: [] } })
    }
  })

  it.each([
    ["datalog", "right(1);\n"],
    ["csv", "0,origin,round\r\n1,authority,0\r\n"],
  ] as const)("are answered as %s", async (format, text) => {
    const asked = { kind: "facts-text", id: 3, revision: 7, work, query: rights, format } as const
    expect(await new Answers().answer(asked)).toEqual({
      kind: "facts-text",
      id: 3,
      revision: 7,
      text,
    })
  })

  it("that make no sense are a crash, after which others are answered", async () => {
    const answers = new Answers()
    const asked = { kind: "facts", id: 1, revision: 7, work } as const
    const beyond = { ...query, sort: { by: 1, descending: false } }
    expect(await answers.answer({ ...asked, query: beyond })).toMatchObject({
      kind: "failed",
      error: { code: "Crash", message: "column 1 of 1" },
    })
    expect(await answers.answer({ ...asked, query })).toMatchObject({ kind: "facts" })
  })

  it("are answered in values that survive structured clone", async () => {
    const reply = await new Answers().answer({ kind: "facts", id: 1, revision: 7, work, query })
    expect(structuredClone(reply)).toEqual(reply)
  })
})

describe("questions about a run", () => {
  it("are answered one by one, whatever the others ask", async () => {
    const unbound = { kind: "variable", name: "x" } as const
    const rule = { head: { name: "f", terms: [unbound] }, body: [], expressions: [], scopes: [] }
    const reply = await new Answers().answer({
      kind: "explain",
      id: 1,
      revision: 1,
      work: workOf({}),
      questions: [{ kind: "query", rule, viewpoint: "query" }, { kind: "coverage" }],
    })
    expect(reply).toMatchObject({ kind: "explain", answers: [null, { kind: "coverage" }] })
  })
})
