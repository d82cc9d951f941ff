import { describe, expect, it } from "vitest"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { referenceLimits, type Report } from "../../engine/index.ts"
import { decodeSnapshot, encodeBase64, encodeSnapshot, type Snapshot } from "../../token/index.ts"
import { Answers } from "../answer.ts"
import type { AuthoredBlock, Reply, SavedSnapshot, SigningKey, Work } from "../protocol.ts"
import type { Product } from "../workshop-protocol.ts"
import { perform } from "../tasks.ts"

const key = (seed: number): SigningKey => ({
  id: seed,
  algorithm: "ed25519",
  bytes: new Uint8Array(32).fill(seed),
})

const written = (text: string, index: number, isOfOthers = false): AuthoredBlock => ({
  block: parseBlock(text).ast,
  next: key(2 + index),
  external: isOfOthers ? key(50) : null,
  signed: null,
})

const member = `user("alice"); member($u) <- user($u);`
const asked = "allow if member($u);"

const workOf = (authorizer: string, token: Work["token"], revision = 1): Work => ({
  revision,
  token,
  authorizer: parseAuthorizer(authorizer).ast,
  limits: referenceLimits,
})

const tokenOf = (...blocks: readonly AuthoredBlock[]): Work["token"] => ({
  kind: "authored",
  root: key(1),
  sealed: false,
  blocks,
})

async function saved(work: Work, answers = new Answers()): Promise<SavedSnapshot> {
  const reply = await answers.answer({ kind: "snapshot", id: 1, revision: work.revision, work })
  if (reply.kind !== "snapshot" || reply.saved === null) throw new Error(JSON.stringify(reply))
  return reply.saved
}

const runOf = (work: Work): Promise<Reply> => new Answers().answer({ kind: "run", id: 1, work })

async function reportOf(work: Work): Promise<Report> {
  const reply = await runOf(work)
  if (reply.kind !== "run" || reply.report === null) throw new Error(JSON.stringify(reply))
  return reply.report
}

const pasted = (content: string | Uint8Array): Work["token"] => ({ kind: "snapshot", content })

const textOf = (snapshot: Snapshot): string => encodeBase64(encodeSnapshot(snapshot))

async function task(content: string | Uint8Array): Promise<Product<"snapshot"> | null> {
  const { product } = await perform({
    kind: "workshop",
    id: 1,
    task: { kind: "snapshot", content },
  })
  // What is made is of the kind of the task.
  return product as Product<"snapshot"> | null
}

describe("a run as a snapshot", () => {
  it("is made from the world that the worker holds, and from a new one where it holds none", async () => {
    const work = workOf(asked, tokenOf(written(member, 0)))
    const answers = new Answers()
    await answers.answer({ kind: "run", id: 1, work })
    const held = await answers.answer({ kind: "snapshot", id: 2, revision: 1, work: null })
    expect(held).toMatchObject({ kind: "snapshot", id: 2, revision: 1 })
    const { bytes } = await saved(work)
    // They differ in the time that the two runs took.
    const ofHeld = held.kind === "snapshot" ? held.saved!.bytes : bytes
    expect({ ...decodeSnapshot(ofHeld), executionTime: 0 }).toEqual({
      ...decodeSnapshot(bytes),
      executionTime: 0,
    })
  })

  it("holds what the blocks say of themselves: their versions, third parties and authors' notes", async () => {
    const work = workOf(asked, tokenOf(written(member, 0), written('shift("night");', 1, true)))
    const { bytes } = await saved(work)
    const { blocks } = decodeSnapshot(bytes)
    expect(blocks.map(({ version, context }) => [version, context])).toEqual([
      [3, null],
      [5, null],
    ])
    expect(blocks[1]!.externalKey?.algorithm).toBe("ed25519")
  })

  it("keeps versions and notes of a snapshot that it was run from", async () => {
    const { bytes } = await saved(workOf(asked, tokenOf(written(member, 0))))
    const snapshot = decodeSnapshot(bytes)
    const noted = { ...snapshot.blocks[0]!, context: "issued in May", version: 6 }
    const work = workOf(asked, pasted(textOf({ ...snapshot, blocks: [noted] })))
    expect(decodeSnapshot((await saved(work)).bytes).blocks[0]).toEqual(noted)
  })

  it("says whether it was evaluated, and what the reference refuses", async () => {
    const third = workOf(asked, tokenOf(written(member, 0), written('shift("night");', 1, true)))
    expect(await saved(third)).toMatchObject({
      isEvaluated: true,
      notes: [{ code: "refused", block: 1 }],
    })
    const limited = {
      ...workOf(asked, tokenOf(written(member, 0))),
      limits: { ...referenceLimits, maxFacts: 2 },
    }
    expect(await saved(limited)).toMatchObject({
      isEvaluated: false,
      notes: [{ code: "runs-again" }],
    })
  })

  it("is none where nothing was run, or the run was refused before it began", async () => {
    const nothing = { ...workOf(asked, tokenOf(written(member, 0))), authorizer: null }
    const tooLong = {
      ...workOf(asked, tokenOf(written(member, 0), written("", 1))),
      limits: { ...referenceLimits, maxBlocks: 0 },
    }
    for (const work of [nothing, tooLong]) {
      const reply = await new Answers().answer({ kind: "snapshot", id: 1, revision: 1, work })
      expect(reply).toMatchObject({ kind: "snapshot", saved: null })
    }
  })
})

describe("a snapshot that is run", () => {
  const made = (): Promise<SavedSnapshot> => saved(workOf(asked, tokenOf(written(member, 0))))

  it("judges the stored facts under the stored authorizer", async () => {
    const snapshot = decodeSnapshot((await made()).bytes)
    // No rule made it, and none would.
    const guest = {
      origin: [0],
      facts: [{ name: "member", terms: [{ kind: "string", value: "guest" } as const] }],
    }
    const text = textOf({ ...snapshot, facts: [...snapshot.facts, guest] })
    const report = await reportOf(workOf(asked, pasted(text)))
    expect(report.differences?.missing).toMatchObject([{ name: "member", origin: [0] }])
    expect(report.run.facts).toBe(3)
    const member = report.predicates.find(({ name }) => name === "member")!
    expect(member.facts.map(({ from }) => from.kind).toSorted()).toEqual(["rule", "stored"])
  })

  it("is asked anew by another authorizer, without the stored facts", async () => {
    const snapshot = decodeSnapshot((await made()).bytes)
    const text = textOf({ ...snapshot, facts: [] })
    const stored = await reportOf(workOf(asked, pasted(text)))
    expect(stored.differences?.extra).toMatchObject([{ name: "member" }])
    expect(stored.outcome.kind).toBe("denied")
    const anew = await reportOf(workOf("allow if member($who);", pasted(text)))
    expect(anew.differences).toBeNull()
    expect(anew.outcome).toEqual({ kind: "allowed", policy: 0 })
  })

  it("is read once for every authorizer that it meets", async () => {
    const { text } = await made()
    const answers = new Answers()
    const views = await Promise.all(
      [asked, "deny if true;"].map(async (authorizer, revision) => {
        const work = workOf(authorizer, pasted(text), revision)
        const reply = await answers.answer({ kind: "run", id: 1, work })
        return reply.kind === "run" ? reply.token : null
      }),
    )
    expect(views[0]).not.toBeNull()
    expect(views[1]).toBe(views[0])
  })

  it("shows what it holds but for its facts, which may be many", async () => {
    const reply = await runOf(workOf(asked, pasted((await made()).text)))
    expect(reply).toMatchObject({
      token: { kind: "snapshot", facts: 2, iterations: 1, blocks: [{ version: 3 }], notes: [] },
    })
  })
})

describe("reading a snapshot", () => {
  it("finds it in quotes, and says so", async () => {
    const { text } = await saved(workOf(asked, tokenOf(written(member, 0))))
    expect(await task(`"${text}"`)).toMatchObject({
      kind: "snapshot",
      reading: { encoding: "base64url", stripped: ["quotes"] },
    })
  })

  it("says what else it is", async () => {
    expect(await task(`ed25519/${"0a".repeat(32)}`)).toMatchObject({
      kind: "failure",
      message: "this is a public key, not an authorizer snapshot",
    })
  })

  it("says of one of another version what the reference says", async () => {
    const { bytes } = await saved(workOf(asked, tokenOf(written(member, 0))))
    const text = textOf({ ...decodeSnapshot(bytes), version: 7 })
    expect(await task(text)).toMatchObject({ kind: "failure", code: "Version" })
  })
})
