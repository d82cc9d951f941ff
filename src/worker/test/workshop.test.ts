import { describe, expect, it, vi, afterEach, beforeEach } from "vitest"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { strictLimits } from "../../engine/index.ts"
import type { WorkerPort } from "../lanes.ts"
import type { WorkshopRequest } from "../workshop-protocol.ts"
import { perform } from "../tasks.ts"
import { Workshop } from "../workshop.ts"

/** A worker of this thread that does a task when it is told to. */
class Bench implements WorkerPort {
  onReply: WorkerPort["onReply"] = () => {}
  onFailure: WorkerPort["onFailure"] = () => {}
  readonly received: WorkshopRequest[] = []
  terminated = false

  send(request: Parameters<WorkerPort["send"]>[0]): void {
    if (request.kind === "workshop") this.received.push(request)
  }

  terminate(): void {
    this.terminated = true
  }

  async work(): Promise<void> {
    this.onReply(await perform(this.received.at(-1)!))
  }
}

const key = (byte: number) =>
  ({
    kind: "public-key",
    pair: { algorithm: "ed25519", bytes: new Uint8Array(32).fill(byte) },
  }) as const

describe("the workshop", () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const stage = () => {
    const benches: Bench[] = []
    const createWorker = (): Bench => {
      const bench = new Bench()
      benches.push(bench)
      return bench
    }
    return { benches, workshop: new Workshop({ createWorker, deadline: 1000 }) }
  }

  it("makes no worker before there is a task", () => {
    expect(stage().benches).toEqual([])
  })

  it("does one task after the other, in one worker", async () => {
    const { benches, workshop } = stage()
    const made = [workshop.do(key(1)), workshop.do(key(2))]
    expect(benches[0]!.received).toHaveLength(1)
    await benches[0]!.work()
    expect(benches[0]!.received).toHaveLength(2)
    await benches[0]!.work()
    const [first, second] = await Promise.all(made)
    expect(first).toEqual({
      text: "ed25519/8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c",
    })
    expect(second).not.toEqual(first)
    expect(benches).toHaveLength(1)
  })

  it("ends a task that takes too long, and goes on with another worker", async () => {
    const { benches, workshop } = stage()
    const slow = workshop.do(key(1))
    const next = workshop.do(key(2))
    vi.advanceTimersByTime(1000)
    expect(await slow).toBeNull()
    expect(benches[0]!.terminated).toBe(true)
    await benches[1]!.work()
    expect(await next).not.toBeNull()
  })

  it("says that a worker which died made nothing", async () => {
    const { benches, workshop } = stage()
    const made = workshop.do(key(1))
    benches[0]!.onFailure("out of memory")
    expect(await made).toBeNull()
  })

  it("takes what is no key for an answer", async () => {
    const { benches, workshop } = stage()
    const made = workshop.do({
      kind: "public-key",
      pair: { algorithm: "secp256r1", bytes: new Uint8Array(32) },
    })
    await benches[0]!.work()
    expect(await made).toMatchObject({ kind: "failure", code: "InvalidKey" })
  })
})

it("judges programs that are not on the page, each for itself and without a clock", async () => {
  const program = (text: string) => ({
    blocks: [{ block: parseBlock('user("alice");').ast, externalKey: null }],
    authorizer: parseAuthorizer(text).ast,
    limits: { ...strictLimits, maxTime: 0 },
  })
  const programs = [program('check if user("bob"); allow if true;'), program("allow if true;")]
  const { product } = await perform({ kind: "workshop", id: 0, task: { kind: "judge", programs } })
  expect(product).toMatchObject([
    {
      outcome: { kind: "denied", failedChecks: 1 },
      checks: [{ block: "authorizer", index: 0, passed: false }],
      policies: [{ index: 0, result: "matched" }],
    },
    { outcome: { kind: "allowed", policy: 0 }, checks: [] },
  ])
})
