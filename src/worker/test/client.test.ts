import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { Client } from "../client.ts"
import { input, settled, Stage } from "./fake-worker.ts"

describe("the worker client", () => {
  let stage: Stage
  let client: Client

  beforeEach(() => {
    vi.useFakeTimers()
    stage = new Stage()
    client = stage.client
  })
  afterEach(() => {
    client.dispose()
    vi.useRealTimers()
  })

  it("has a worker ready before the first run", () => {
    expect(stage.workers).toHaveLength(1)
  })

  it("answers with the reply of the same call and its revision", async () => {
    const reply = client.run(input(7))
    stage.busy.answer()
    expect(await reply).toMatchObject({ kind: "run", revision: 7 })
  })

  it("uses one worker for runs that follow each other", async () => {
    const first = client.run(input(1))
    stage.busy.answer()
    await first
    const second = client.run(input(2))
    stage.busy.answer()
    await second
    expect(stage.workers.filter((worker) => worker.received.length > 0)).toHaveLength(1)
  })

  it("drops a reply to another call", async () => {
    let answered = false
    void client.run(input(1)).then(() => (answered = true))
    stage.busy.onReply({ kind: "run", id: 99, revision: 1, token: null, report: null })
    await settled()
    expect(answered).toBe(false)
  })

  it("ends a run at the deadline, says so, and runs the next one in the spare", async () => {
    const stuck = client.run(input(1))
    const first = stage.busy
    vi.advanceTimersByTime(2000)
    expect(await stuck).toMatchObject({ kind: "failed", revision: 1, error: { code: "Timeout" } })
    expect(first.terminated).toBe(true)
    const next = client.run(input(2))
    expect(stage.busy).not.toBe(first)
    stage.busy.answer()
    expect(await next).toMatchObject({ kind: "run" })
  })

  it("reports a crash once, does not try the request again, and goes on with the next", async () => {
    const crashing = client.run(input(1))
    stage.busy.onFailure("out of memory")
    expect(await crashing).toMatchObject({ error: { code: "Crash", message: "out of memory" } })
    expect(stage.workers.flatMap((worker) => worker.received)).toHaveLength(1)
    const next = client.run(input(2))
    stage.busy.answer()
    expect(await next).toMatchObject({ kind: "run", revision: 2 })
  })

  it("does not give a run to a worker that failed while it waited", async () => {
    stage.workers[0]!.onFailure("did not load")
    const reply = client.run(input(1))
    expect(stage.workers[0]!.received).toHaveLength(0)
    stage.busy.answer()
    expect(await reply).toMatchObject({ kind: "run" })
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
    expect(stage.workers.every((worker) => worker.terminated)).toBe(true)
  })

  describe("asked to run while a run is under way", () => {
    it("lets it finish within its grace, answers both, and keeps the worker", async () => {
      const older = client.run(input(1))
      const worker = stage.busy
      const newer = client.run(input(2))
      vi.advanceTimersByTime(149)
      worker.answer()
      expect(await older).toMatchObject({ kind: "run", revision: 1 })
      worker.answer()
      expect(await newer).toMatchObject({ kind: "run", revision: 2 })
      expect(worker.terminated).toBe(false)
      expect(worker.received).toHaveLength(2)
    })

    it("ends it when its grace is over, and runs the newer one in the spare", async () => {
      const first = client.run(input(0))
      stage.busy.answer()
      await first
      const older = client.run(input(1))
      const stuck = stage.busy
      vi.advanceTimersByTime(100)
      const newer = client.run(input(2))
      vi.advanceTimersByTime(49)
      expect(stuck.terminated).toBe(false)
      vi.advanceTimersByTime(1)
      expect(stuck.terminated).toBe(true)
      expect(await older).toBeNull()
      stage.busy.answer()
      expect(await newer).toMatchObject({ revision: 2 })
    })

    it("ends it at once when its grace was over before", async () => {
      const older = client.run(input(1))
      const stuck = stage.busy
      vi.advanceTimersByTime(151)
      expect(stuck.terminated).toBe(false)
      const newer = client.run(input(2))
      expect(stuck.terminated).toBe(true)
      expect(await older).toBeNull()
      stage.busy.answer()
      expect(await newer).toMatchObject({ revision: 2 })
    })

    it("runs only the newest of those that wait", async () => {
      const first = client.run(input(1))
      const replaced = client.run(input(2))
      const newest = client.run(input(3))
      expect(await replaced).toBeNull()
      stage.busy.answer()
      expect(await first).toMatchObject({ revision: 1 })
      stage.busy.answer()
      expect(await newest).toMatchObject({ revision: 3 })
      expect(stage.requests.map((request) => request.kind)).toEqual(["run", "run"])
    })

    it("has a warm spare for the next one each time it ends one", () => {
      for (let revision = 1; revision < 5; revision++) {
        void client.run(input(revision))
        const idle = stage.workers.filter((each) => each.received.length === 0 && !each.terminated)
        if (revision > 1) expect(idle).toHaveLength(1)
        vi.advanceTimersByTime(200)
      }
    })

    it("gives a run that waited its whole deadline", async () => {
      void client.run(input(1))
      const newer = client.run(input(2))
      vi.advanceTimersByTime(150)
      vi.advanceTimersByTime(1999)
      stage.busy.answer()
      expect(await newer).toMatchObject({ kind: "run", revision: 2 })
    })

    it("ends both when it is stopped", async () => {
      const both = [client.run(input(1)), client.run(input(2))]
      const worker = stage.busy
      client.stop()
      expect(await Promise.all(both)).toEqual([null, null])
      expect(worker.terminated).toBe(true)
      expect(stage.requests).toHaveLength(1)
    })

    it("has the grace it was made with", async () => {
      client.dispose()
      stage = new Stage({ grace: 20 })
      client = stage.client
      void client.run(input(1))
      const stuck = stage.busy
      void client.run(input(2))
      vi.advanceTimersByTime(20)
      expect(stuck.terminated).toBe(true)
    })
  })
})
