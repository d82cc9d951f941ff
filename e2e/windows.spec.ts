/** Windows of every size and zoom, and readers whose text is larger. */
import { expect, type Locator, test } from "./playground.ts"

/** A desk of 1440 × 900 px at a zoom: the window has fewer pixels of its own, each larger. */
const zoomed = (zoom: number) => ({
  viewport: { width: 1440 / zoom, height: 900 / zoom },
  deviceScaleFactor: zoom,
})

const parts = ["Token", "Authorizer", "Verdict", "Bytes"] as const

/** Pixels of what is in an element that it cuts off; words that end in an ellipsis are not counted. */
const cutOff = (element: Locator): Promise<number> =>
  element.evaluate((it) =>
    Math.max(it.scrollHeight - it.clientHeight, it.scrollWidth - it.clientWidth),
  )

for (const [name, window] of [
  ["a window of 320 × 480", { viewport: { width: 320, height: 480 } }],
  ["a window of 480 × 300", { viewport: { width: 480, height: 300 } }],
  ["a window of 2560 × 1400", { viewport: { width: 2560, height: 1400 } }],
  ["a zoom of 50 %", zoomed(0.5)],
  ["a zoom of 200 %", zoomed(2)],
  ["a zoom of 300 %", zoomed(3)],
] as const) {
  test.describe(name, () => {
    test.use(window)

    test("shows the verdict, is no wider than the window, and can be worked in", async ({
      playground,
      page,
    }) => {
      const headline = playground.verdict.getByText("Allowed", { exact: true })
      await expect(headline).toBeInViewport({ ratio: 1 })
      const narrow = page.getByRole("navigation", { name: "Parts of the page" })
      const isNarrow = await narrow.isVisible()
      for (const part of isNarrow ? parts : []) {
        await playground.showPart(part)
        await expect(headline).toBeInViewport({ ratio: 1 })
        expect(await playground.overflow(), part).toBe(0)
      }
      expect(await playground.overflow()).toBe(0)
      if (isNarrow) await playground.showPart("Authorizer")
      await playground.write("authorizer", "deny if true;")
      await expect(playground.editor("authorizer")).toBeInViewport()
      await expect(playground.verdict.getByText("Denied", { exact: true })).toBeInViewport({
        ratio: 1,
      })
      await page.keyboard.press("ControlOrMeta+k")
      await expect(playground.dialog).toBeInViewport({ ratio: 1 })
      await page.keyboard.press("Escape")
      await expect(playground.dialog).toBeHidden()
      await playground.button("More", true).click()
      await expect(page.getByRole("menu")).toBeInViewport({ ratio: 1 })
    })
  })
}

for (const width of [1440, 390]) {
  test(`text of double size is not cut off in the verdict, ${width} px wide`, async ({
    playground,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await expect(playground.verdict).toContainText("Allowed")
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%"
    })
    if (width < 720) await playground.showPart("Verdict")
    for (const row of ["headline", "reason", "ladder"]) {
      const element = page.locator(`[data-part="verdict-${row}"]`)
      await expect(element).toBeInViewport({ ratio: 1 })
      // Two faces on one line may take a pixel more than the line.
      expect(await cutOff(element), row).toBeLessThanOrEqual(1)
    }
    expect(await playground.overflow()).toBe(0)
  })
}

for (const width of [1440, 1024, 390]) {
  test(`nothing moves from the first paint to a second after the first verdict, ${width} px wide`, async ({
    playground,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.addInitScript(() => {
      const shifts: string[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver((list) => {
        // The library of types does not know these entries.
        for (const entry of list.getEntries() as unknown as LayoutShift[]) {
          if (entry.hadRecentInput) continue
          const moved = entry.sources.map(({ node }) =>
            node instanceof Element ? node.className : (node?.textContent ?? ""),
          )
          shifts.push(`${entry.value.toFixed(4)}: ${moved.join(", ")}`)
        }
      }).observe({ type: "layout-shift", buffered: true })
    })
    await page.goto("./")
    await expect(playground.verdict).toContainText("Allowed")
    await page.waitForTimeout(1000)
    expect(await page.evaluate(() => Reflect.get(globalThis, "shifts"))).toEqual([])
  })
}

interface LayoutShift {
  readonly value: number
  readonly hadRecentInput: boolean
  readonly sources: readonly { readonly node: Node | null }[]
}
