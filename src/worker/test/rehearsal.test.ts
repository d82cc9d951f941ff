import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { Answers } from "../answer.ts"
import type { RunRequest } from "../protocol.ts"
import { Rehearsal } from "../rehearsal.ts"
import { referenceLimits } from "../../engine/index.ts"

const request: RunRequest = {
  kind: "run",
  id: 0,
  work: { revision: 0, token: null, authorizer: null, limits: referenceLimits },
}

const answer = vi.spyOn(Answers.prototype, "answer")

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  answer.mockClear()
})
afterEach(() => void vi.useRealTimers())

it("a quick run is repeated some times, and then no more", async () => {
  new Rehearsal().begin(request, 5)
  await vi.advanceTimersByTimeAsync(10_000)
  const times = answer.mock.calls.length
  expect(times).toBeGreaterThan(10)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(answer).toHaveBeenCalledTimes(times)
})

it("a slow run is not, as a request would wait for it", async () => {
  new Rehearsal().begin(request, 100)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(answer).not.toHaveBeenCalled()
})

it("it ends when something is asked for", async () => {
  const rehearsal = new Rehearsal()
  rehearsal.begin(request, 5)
  await vi.advanceTimersByTimeAsync(20)
  expect(answer).toHaveBeenCalledTimes(1)
  rehearsal.end()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(answer).toHaveBeenCalledTimes(1)
})
