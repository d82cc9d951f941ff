import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import {
  clockSteps,
  fieldOfInstant,
  firstInstant,
  instantOfField,
  lastInstant,
  realTime,
  stepped,
} from "../state/clock.ts"

describe("the real time", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-06-01T12:00:00.400Z") }))
  afterEach(() => void vi.useRealTimers())

  it("is told to the second, as each second begins", () => {
    const time = realTime(() => new Date())
    const told: string[] = []
    const stop = time.subscribe(() => told.push(time.read()))
    vi.advanceTimersByTime(599)
    expect(told).toEqual([])
    vi.advanceTimersByTime(1001)
    expect(told).toEqual(["2026-06-01T12:00:01Z", "2026-06-01T12:00:02Z"])
    stop()
  })

  it("costs nothing when nobody listens", () => {
    const time = realTime(() => new Date())
    const [first, second] = [time.subscribe(() => {}), time.subscribe(() => {})]
    first()
    expect(vi.getTimerCount()).toBe(1)
    second()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe("a clock set by hand", () => {
  it("goes in steps of the calendar", () => {
    const from = "2028-02-29T23:30:00Z"
    expect(clockSteps.map((step) => stepped(from, step))).toEqual([
      "2028-02-28T23:30:00Z",
      "2028-03-01T00:30:00Z",
      "2028-03-01T23:30:00Z",
      "2029-03-01T23:30:00Z",
    ])
  })

  it("stays among the instants that can be told", () => {
    expect(stepped(firstInstant, { days: -1 })).toBe(firstInstant)
    expect(stepped(lastInstant, { hours: 1 })).toBe(lastInstant)
  })

  it("takes what a field holds, with or without seconds", () => {
    expect(instantOfField("2026-06-01T12:00")).toBe("2026-06-01T12:00:00Z")
    expect(instantOfField(fieldOfInstant("2026-06-01T12:00:05Z"))).toBe("2026-06-01T12:00:05Z")
  })

  it("waits while the field is incomplete or out of bounds", () => {
    for (const value of [
      "",
      "2026-06-01",
      "0002-06-01T12:00",
      "1969-12-31T23:59",
      "12026-01-01T00:00",
    ]) {
      expect(instantOfField(value)).toBeNull()
    }
  })
})
