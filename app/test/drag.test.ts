import { describe, expect, it } from "vitest"
import { gapAt, landing, lineBeside, scrollSpeed } from "../state/drag.ts"

/** Three cards of 100 pixels, 10 apart. */
const cards = [0, 110, 220].map((top) => ({ top, bottom: top + 100 }))

describe("a dragged card", () => {
  it("lands in the gap nearest to the pointer", () => {
    expect([-20, 40, 60, 150, 170, 260, 280, 999].map((y) => gapAt(cards, y))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3,
    ])
  })

  it("stays where it is in the gaps on both sides of it", () => {
    expect([0, 1, 2, 3].map((gap) => landing({ from: 1, gap }))).toEqual([0, 1, 1, 2])
  })

  it("shows one line where it would land, and none where it would stay", () => {
    const lines = (gap: number) => cards.map((_, i) => lineBeside({ from: 1, gap }, i, 3) ?? "-")
    expect(lines(0)).toEqual(["above", "-", "-"])
    expect(lines(1)).toEqual(["-", "-", "-"])
    expect(lines(2)).toEqual(["-", "-", "-"])
    expect(lines(3)).toEqual(["-", "-", "below"])
    expect(lineBeside(null, 0, 3)).toBeUndefined()
  })

  it("draws no line at a block that stays above those that move", () => {
    expect(lineBeside({ from: 1, gap: 0 }, -1, 3)).toBeUndefined()
  })
})

describe("the list under a drag", () => {
  const list = { top: 100, bottom: 700 }

  it("rests while the pointer is away from its edges", () => {
    expect(scrollSpeed(400, list)).toBe(0)
  })

  it("scrolls the faster the nearer the pointer is, and no faster beyond the edge", () => {
    expect(scrollSpeed(110, list)).toBeLessThan(scrollSpeed(140, list))
    expect(scrollSpeed(140, list)).toBeLessThan(0)
    expect(scrollSpeed(690, list)).toBeGreaterThan(scrollSpeed(660, list))
    expect(scrollSpeed(2000, list)).toBe(scrollSpeed(700, list))
    expect(scrollSpeed(-500, list)).toBe(-scrollSpeed(700, list))
  })
})
