import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { Client } from "../client.ts"
import { input, query, selection, Stage } from "./fake-worker.ts"

describe("a client asked about facts", () => {
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

  const ran = async (revision: number): Promise<void> => {
    await stage.answer(client.run(input(revision)))
  }

  it("asks the worker that holds the world, without sending the work again", async () => {
    await ran(1)
    expect(await stage.answer(client.facts(input(1), query(0)))).toMatchObject({
      kind: "facts",
      revision: 1,
      page: { query: query(0) },
    })
    expect(stage.busy.received).toMatchObject([
      { kind: "run" },
      { kind: "facts", revision: 1, work: null, query: query(0) },
    ])
  })

  it("sends the work to a worker that holds none, or another, and then no more", async () => {
    await stage.answer(client.facts(input(1), query(0)))
    await stage.answer(client.facts(input(1), query(10)))
    await ran(2)
    await stage.answer(client.facts(input(1), query(20)))
    const works = stage.requests.map((request) => request.work?.revision ?? null)
    expect(works).toEqual([1, null, 2, 1])
  })

  it("sends the work to the spare after the worker that held it was ended", async () => {
    await ran(1)
    void client.run(input(2))
    client.stop()
    await stage.answer(client.facts(input(1), query(0)))
    expect(stage.requests.at(-1)).toMatchObject({ kind: "facts", work: { revision: 1 } })
  })

  it("sends the work again after a reply that said the worker failed", async () => {
    await ran(1)
    const failing = client.facts(input(1), query(0))
    const { id } = stage.requests.at(-1)!
    const error = { code: "Crash", message: "a bug" } as const
    stage.busy.onReply({ kind: "failed", id, revision: 1, error })
    expect(await failing).toMatchObject({ kind: "failed", error })
    await stage.answer(client.facts(input(1), query(0)))
    expect(stage.requests.at(-1)).toMatchObject({ work: { revision: 1 } })
  })

  it("waits for the run under way, and asks the worker that answered it", async () => {
    const run = client.run(input(1))
    const page = client.facts(input(1), query(0))
    const text = client.factsText(input(1), selection, "csv")
    expect(stage.requests).toHaveLength(1)
    stage.busy.answer()
    await run
    expect(await stage.answer(page)).toMatchObject({ kind: "facts" })
    expect(await stage.answer(text)).toMatchObject({ kind: "facts-text", text: "csv" })
    expect(stage.requests.map(({ kind }) => kind)).toEqual(["run", "facts", "facts-text"])
    expect(stage.requests.slice(1)).toMatchObject([{ work: null }, { work: null }])
  })

  it("asks the newest question of each kind that waits", async () => {
    const run = client.run(input(1))
    const replaced = client.facts(input(1), query(0))
    const text = client.factsText(input(1), selection, "datalog")
    const newest = client.facts(input(1), query(10))
    expect(await replaced).toBeNull()
    await stage.answer(run)
    expect(await stage.answer(newest)).toMatchObject({ page: { query: query(10) } })
    expect(await stage.answer(text)).toMatchObject({ text: "datalog" })
  })

  it("answers the question under way although a newer one waits", async () => {
    await ran(1)
    const first = client.facts(input(1), query(0))
    const second = client.facts(input(1), query(10))
    expect(await stage.answer(first)).toMatchObject({ page: { query: query(0) } })
    expect(await stage.answer(second)).toMatchObject({ page: { query: query(10) } })
  })

  it("ends questions that wait when a new run comes", async () => {
    const run = client.run(input(1))
    const questions = [
      client.facts(input(1), query(0)),
      client.factsText(input(1), selection, "csv"),
    ]
    const newer = client.run(input(2))
    expect(await Promise.all(questions)).toEqual([null, null])
    await stage.answer(run)
    await stage.answer(newer)
    expect(stage.requests.map(({ kind }) => kind)).toEqual(["run", "run"])
  })

  it("ends the question under way when a new run comes, and keeps its worker if it answers soon", async () => {
    await ran(1)
    const question = client.facts(input(1), query(0))
    const run = client.run(input(2))
    expect(await question).toBeNull()
    stage.busy.answer()
    expect(await stage.answer(run)).toMatchObject({ kind: "run", revision: 2 })
    expect(stage.workers.some((worker) => worker.terminated)).toBe(false)
  })

  it("ends a question that goes on beyond its grace for a new run", async () => {
    void client.facts(input(1), query(0))
    const stuck = stage.busy
    const run = client.run(input(2))
    vi.advanceTimersByTime(150)
    expect(stuck.terminated).toBe(true)
    expect(await stage.answer(run)).toMatchObject({ revision: 2 })
  })

  it("ends a question at the deadline and says so", async () => {
    const question = client.facts(input(1), query(0))
    vi.advanceTimersByTime(2000)
    expect(await question).toMatchObject({
      kind: "failed",
      revision: 1,
      error: { code: "Timeout" },
    })
  })

  it("reports a crash, and asks nothing again", async () => {
    const question = client.factsText(input(1), selection, "csv")
    stage.busy.onFailure("out of memory")
    expect(await question).toMatchObject({ kind: "failed", error: { code: "Crash" } })
    expect(stage.requests).toHaveLength(1)
  })

  it("fails questions about a run that failed, instead of running it once more", async () => {
    const run = client.run(input(1))
    const same = client.facts(input(1), query(0))
    const other = client.factsText(input(0), selection, "csv")
    stage.busy.onFailure("out of memory")
    const error = { code: "Crash", message: "out of memory" }
    expect(await run).toMatchObject({ kind: "failed", error })
    expect(await same).toMatchObject({ kind: "failed", revision: 1, error })
    expect(await stage.answer(other)).toMatchObject({ kind: "facts-text" })
  })

  it("ends all questions when it is stopped", async () => {
    await ran(1)
    const questions = [
      client.facts(input(1), query(0)),
      client.facts(input(1), query(10)),
      client.factsText(input(1), selection, "csv"),
    ]
    client.stop()
    expect(await Promise.all(questions)).toEqual([null, null, null])
    expect(stage.requests).toHaveLength(2)
  })
})
