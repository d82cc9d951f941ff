import { describe, expect, it } from "vitest"
import type { Authorizer, Block, Fact, PublicKey } from "../../ast/index.ts"
import { referenceLimits } from "../../engine/index.ts"
import { answer } from "../answer.ts"
import type { AuthoredToken, Reply, Request, SigningKey, TokenView } from "../protocol.ts"

const key = (seed: number, algorithm: SigningKey["algorithm"] = "ed25519"): SigningKey => ({
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
    { block: block(fact("right", 1n)), next: key(2), external: null },
    { block: block(fact("group", 2n)), next: key(3), external: key(4, "secp256r1") },
  ],
})
const ask = (request: Partial<Request>): Promise<Reply> =>
  answer({
    id: 1,
    revision: 1,
    token: null,
    authorizer: allowAll,
    limits: referenceLimits,
    ...request,
  })

async function view(token: Request["token"]): Promise<TokenView> {
  const reply = await ask({ token })
  if (!reply.ok || reply.token?.kind !== "token") throw new Error(JSON.stringify(reply))
  return reply.token
}

describe("the worker", () => {
  it("makes a token and runs its blocks against the authorizer", async () => {
    const reply = await ask({ token: authored() })
    expect(reply).toMatchObject({
      ok: true,
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
    const read = await view({ kind: "pasted", content: made.text, publicKey: made.rootKey })
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
    const reply = await ask({ token: { kind: "pasted", content: bytes, publicKey: null } })
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
    const { blocks } = await view({ kind: "pasted", content: text, publicKey: other })
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
      const { blocks } = await view({ kind: "pasted", content: text, publicKey })
      expect(blocks[0]!.signature.status).toBe("failed")
    }
  })

  it("gives failures, not crashes, for every cut and every changed byte of a token", async () => {
    const { bytes, rootKey } = await view(authored())
    for (let at = 0; at < bytes.length; at++) {
      for (const content of [bytes.slice(0, at), bytes.with(at, bytes[at]! ^ 1)]) {
        expect(await ask({ token: { kind: "pasted", content, publicKey: rootKey } })).toMatchObject(
          {
            ok: true,
          },
        )
      }
    }
  })

  it("gives a failure, not a crash, for what is no token", async () => {
    const reply = await ask({ token: { kind: "pasted", content: "not a token!", publicKey: null } })
    expect(reply).toMatchObject({ ok: true, token: { kind: "failure" }, report: null })
  })

  it("makes the token when there is no authorizer to run", async () => {
    const reply = await ask({ token: authored(), authorizer: null })
    expect(reply).toMatchObject({ ok: true, token: { kind: "token" }, report: null })
  })

  it("runs an authorizer without a token", async () => {
    expect(await ask({})).toMatchObject({ ok: true, token: null, report: { run: { facts: 0 } } })
  })

  it("answers in values that survive structured clone", async () => {
    const reply = await ask({ token: authored() })
    expect(structuredClone(reply)).toEqual(reply)
  })
})
