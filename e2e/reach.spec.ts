import type { Locator } from "@playwright/test"
import { expect, test } from "./playground.ts"

const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((it) => it === document.activeElement)

test.describe("with idle moments", () => {
  test.use({ idles: true })

  test("nothing is requested after the page is loaded", async ({ playground, page }) => {
    await expect(playground.verdict).toContainText("Allowed")
    await page.waitForLoadState("networkidle")
    const requests: string[] = []
    page.on("request", (request) => {
      if (/^https?:/.test(request.url())) requests.push(request.url())
    })
    await playground.write("authority", 'user("bob"); x(1);')
    await expect(playground.verdict).toContainText("Denied")
    await playground.button("Paste token").click()
    await playground.tokenField.fill("x")
    await expect(playground.verdict).toContainText("Not readable")
    expect(requests).toEqual([])
    await expect(page.getByText("0 requests since load")).toBeVisible()
  })
})

test("the page may not connect anywhere", async ({ playground, page }) => {
  await expect(playground.verdict).toContainText("Allowed")
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute("content")
  expect(policy).toContain("connect-src 'none'")
})

test("the keyboard alone reaches editors, tabs and results", async ({ playground, page }) => {
  await expect(playground.verdict).toContainText("Allowed")
  await page.keyboard.press("Tab")
  await expect(page.getByRole("link", { name: "Skip to the result" })).toBeFocused()
  const authority = playground.editor("authority")
  for (let i = 0; i < 20 && !(await isFocused(authority)); i++) await page.keyboard.press("Tab")
  await expect(authority).toBeFocused()
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.insertText('user("eve");')
  await expect(playground.verdict).toContainText("Denied")
  await page.keyboard.press("Tab")
  await expect(playground.button("Move block 1")).toBeFocused()
  await playground.tab("Why").focus()
  await page.keyboard.press("ArrowRight")
  await expect(playground.tab("Facts")).toBeFocused()
  await expect(playground.pane).toContainText('"eve"')
})

test("the columns are resized by keyboard and by dragging", async ({ playground, page }) => {
  await expect(playground.verdict).toContainText("Allowed")
  const separator = page.getByRole("separator")
  const left = async (): Promise<number> => (await separator.boundingBox())!.x
  const before = await left()
  await separator.focus()
  await page.keyboard.press("ArrowRight")
  await expect.poll(left).toBeGreaterThan(before)
  await page.keyboard.press("Home")
  await expect(separator).toHaveAttribute("aria-valuenow", "25")
  await page.mouse.move((await left()) + 3, 400)
  await page.mouse.down()
  await page.mouse.move(720, 400)
  await page.mouse.up()
  await expect(separator).toHaveAttribute("aria-valuenow", "50")
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("the verdict stays in sight in every part, and nothing is cut off", async ({
    playground,
  }) => {
    await expect(playground.verdict).toContainText("Allowed")
    for (const part of ["Token", "Authorizer", "Verdict", "Bytes"] as const) {
      await playground.showPart(part)
      await expect(playground.verdict).toBeInViewport()
      expect(await playground.overflow()).toBe(0)
    }
    await playground.showPart("Authorizer")
    await playground.write("authorizer", "deny if true;")
    await expect(playground.verdict).toContainText("Denied")
  })
})
