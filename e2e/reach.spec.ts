import { AxeBuilder } from "@axe-core/playwright"
import { expect, test } from "./playground.ts"
import { issueTokens } from "./tokens.ts"

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
  for (let i = 0; i < 4; i++) await page.keyboard.press("Tab")
  await expect(playground.editor("authority")).toBeFocused()
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.insertText('user("eve");')
  await expect(playground.verdict).toContainText("Denied")
  await page.keyboard.press("Tab")
  await expect(playground.button("Remove block 1")).toBeFocused()
  await page.getByRole("tab", { name: "Why" }).focus()
  await page.keyboard.press("ArrowRight")
  await expect(page.getByRole("tab", { name: /^Facts/ })).toBeFocused()
  await expect(playground.pane).toContainText('user("eve")')
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

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test("no accessibility fault in any state", async ({ playground, page }) => {
      test.slow()
      const faults = async (): Promise<unknown[]> => {
        // Colours are judged when nothing is dimmed or under way.
        await page.waitForTimeout(400)
        const { violations } = await new AxeBuilder({ page }).analyze()
        return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])
      }
      await expect(playground.verdict).toContainText("Allowed")
      expect(await faults()).toEqual([])
      await playground.write("block 1", "check if false;")
      await expect(playground.verdict).toContainText("Denied")
      expect(await faults()).toEqual([])
      for (const tab of [/^Facts/, /^Token/, /^Problems/]) {
        await playground.openTab(tab)
        expect(await faults()).toEqual([])
      }
      await playground.button("+ Third-party block").click()
      await playground.write("block 2", "allow if true;")
      await expect(page.getByText(/Out of date/)).toBeVisible()
      expect(await faults()).toEqual([])
      const [token] = await issueTokens()
      await playground.paste(token!.text, "")
      await expect(playground.verdict).toContainText("Allowed if genuine")
      expect(await faults()).toEqual([])
    })
  })
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("the verdict stays in sight in every part, and nothing is cut off", async ({
    playground,
    page,
  }) => {
    await expect(playground.verdict).toContainText("Allowed")
    for (const part of ["Token", "Authorizer", "Result", "Bytes"]) {
      await page.getByRole("navigation").getByRole("button", { name: part }).click()
      await expect(playground.verdict).toBeInViewport()
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
    }
    await page.getByRole("navigation").getByRole("button", { name: "Authorizer" }).click()
    await playground.write("authorizer", "deny if true;")
    await expect(playground.verdict).toContainText("Denied")
  })
})
