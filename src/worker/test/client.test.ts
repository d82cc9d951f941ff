import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Client, type WorkerPort } from "../client.ts"
import type { Reply, Request } from "../protocol.ts"

/** A worker that does what the test tells it to, when it tells it. */
class FakeWorker implements WorkerPort {
  onReply: WorkerPort["onReply"] = () => {}
  onFailure: WorkerPort["onFailure"] = () => {}
  readonly received: Request[] = []
  terminated = false

  send(request: Request): void {
    this.received.push(request)
  }

  terminate(): void {
    this.terminated = true
  }

  answer(id = this.received.at(-1)!.id): void {
    const { revision } = this.received.find((request) => request.id === id) ?? { revision: -1 }
    const reply: Reply = { id, revision, ok: true, token: null, report: null }
    if (!this.terminated) this.onReply(reply)
  }
}

const input = (revision: number): Omit<Request, "id"> => ({
  revision,
  token: null,
  authorizer: null,
  limits: { maxFacts: 10, maxIterations: 10, maxTime: Number.POSITIVE_INFINITY },
})

describe("the worker client", () => {
  let workers: FakeWorker[]
  let client: Client
  const busy = (): FakeWorker =>
    workers.find((worker) => worker.received.length > 0 && !worker.terminated)!

  beforeEach(() => {
    vi.useFakeTimers()
    workers = []
    const createWorker = (): FakeWorker => {
      const worker = new FakeWorker()
      workers.push(worker)
      return worker
    }
    client = new Client({ createWorker, deadline: 2000 })
  })
  afterEach(() => {
    client.dispose()
    vi.useRealTimers()
  })

  it("has a worker ready before the first run", () => {
    expect(workers).toHaveLength(1)
  })

  it("answers with the reply of the same call and its revision", async () => {
    const reply = client.run(input(7))
    busy().answer()
    expect(await reply).toMatchObject({ ok: true, revision: 7 })
  })

  it("uses one worker for runs that follow each other", async () => {
    const first = client.run(input(1))
    busy().answer()
    await first
    const second = client.run(input(2))
    busy().answer()
    await second
    expect(workers.filter((worker) => worker.received.length > 0)).toHaveLength(1)
  })

  it("ends a run that is under way when a newer one comes, and answers only the newer", async () => {
    const older = client.run(input(1))
    const abandoned = busy()
    const newer = client.run(input(2))
    abandoned.answer()
    expect(await older).toBeNull()
    expect(abandoned.terminated).toBe(true)
    busy().answer()
    expect(await newer).toMatchObject({ revision: 2 })
  })

  it("drops a reply to another call", async () => {
    let settled = false
    void client.run(input(1)).then(() => (settled = true))
    busy().answer(99)
    await Promise.resolve()
    expect(settled).toBe(false)
  })

  it("ends a run at the deadline, says so, and runs the next one in the spare", async () => {
    const stuck = client.run(input(1))
    const first = busy()
    vi.advanceTimersByTime(2000)
    expect(await stuck).toMatchObject({ ok: false, revision: 1, error: { code: "Timeout" } })
    expect(first.terminated).toBe(true)
    const next = client.run(input(2))
    expect(busy()).not.toBe(first)
    busy().answer()
    expect(await next).toMatchObject({ ok: true })
  })

  it("reports a crash once, does not try the request again, and goes on with the next", async () => {
    const crashing = client.run(input(1))
    busy().onFailure("out of memory")
    expect(await crashing).toMatchObject({ error: { code: "Crash", message: "out of memory" } })
    expect(workers.flatMap((worker) => worker.received)).toHaveLength(1)
    const next = client.run(input(2))
    busy().answer()
    expect(await next).toMatchObject({ ok: true, revision: 2 })
  })

  it("does not give a run to a worker that failed while it waited", async () => {
    workers[0]!.onFailure("did not load")
    const reply = client.run(input(1))
    expect(workers[0]!.received).toHaveLength(0)
    busy().answer()
    expect(await reply).toMatchObject({ ok: true })
  })

  it("stops on request", async () => {
    const reply = client.run(input(1))
    client.stop()
    expect(await reply).toBeNull()
  })

  it("leaves no worker behind", async () => {
    const reply = client.run(input(1))
    client.dispose()
    expect(await reply).toBeNull()
    expect(workers.every((worker) => worker.terminated)).toBe(true)
  })
})
