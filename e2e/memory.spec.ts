/** What the page remembers over visits, and what it does when it may not. */
import { expect, test } from "./playground.ts"

test("a chosen theme is there at the next visit", async ({ playground, page }) => {
  const background = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()
  await playground.button("Theme").click()
  await page.getByRole("menuitemradio", { name: "Dark" }).click()
  await expect.poll(background).not.toBe(light)
  const dark = await background()
  await page.reload()
  await expect(playground.verdict).toContainText("Allowed")
  expect(await background()).toBe(dark)
  await playground.command("Theme of the system")
  await expect.poll(background).toBe(light)
})

test("the width of the columns is there at the next visit, and a double click resets it", async ({
  playground,
  page,
}) => {
  await expect(playground.verdict).toContainText("Allowed")
  const separator = page.getByRole("separator")
  const before = (await separator.getAttribute("aria-valuenow"))!
  await separator.focus()
  await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("ArrowLeft")
  const after = String(Number(before) - 4)
  await expect(separator).toHaveAttribute("aria-valuenow", after)
  await page.reload()
  await expect(separator).toHaveAttribute("aria-valuenow", after)
  await separator.dblclick()
  await expect(separator).toHaveAttribute("aria-valuenow", before)
})

function fillStorage(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError")
  }
}

function refuseStorage(): void {
  Object.defineProperty(globalThis, "localStorage", {
    get: () => {
      throw new DOMException("denied", "SecurityError")
    },
  })
}

for (const [state, bring] of [
  ["full", fillStorage],
  ["refused", refuseStorage],
] as const) {
  test(`where storage is ${state}, the theme holds and the page says for how long`, async ({
    playground,
    page,
  }) => {
    await page.addInitScript(bring)
    await page.goto("./")
    await expect(playground.verdict).toContainText("Allowed")
    await playground.command("Dark theme")
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
    await expect(playground.notice).toContainText("does not let the page remember")
    const separator = page.getByRole("separator")
    const before = (await separator.getAttribute("aria-valuenow"))!
    await separator.focus()
    await page.keyboard.press("ArrowLeft")
    await expect(separator).not.toHaveAttribute("aria-valuenow", before)
  })
}

test("where the clipboard is refused, the page says so", async ({ playground, page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = async () => {
      throw new DOMException("denied", "NotAllowedError")
    }
  })
  await page.goto("./")
  await expect(playground.verdict).toContainText("Allowed")
  await playground.strip.getByRole("button", { name: "Copy the token" }).click()
  await expect(playground.notice).toContainText("The browser refused the clipboard")
  await expect(playground.button("Refused: the token")).toBeVisible()
  await expect(playground.button("Copy the token")).toBeVisible()
})
