/** What a check reads and nothing supplies, found as it is written, and mended by a button. */
import { expect, test } from "./playground.ts"

const withoutTime = 'resource("file1");\noperation("read");\nallow if user("alice");'

test("a missing time is named above the reasons, and added by its button", async ({
  playground,
  page,
}) => {
  await playground.write("authorizer", withoutTime)
  await expect(playground.verdict).toContainText("Denied")
  const chips = page.getByRole("list", { name: "Missing inputs" })
  await expect(chips).toContainText("nothing supplies time(…); the authorizer normally does")
  await chips.getByRole("button", { name: /^Add time\(2/ }).click()
  await expect(playground.verdict).toContainText("Allowed")
  await expect(chips).toHaveCount(0)
  await expect(playground.editor("authorizer")).toContainText(/time\(2\d{3}-/)
})

test("it is underlined where it is read, and leads there from the problems", async ({
  playground,
  page,
}) => {
  await playground.write("authorizer", withoutTime)
  const underline = playground.editor("block 1").locator(".cm-lintRange-warning")
  await expect(underline).toHaveText("time($t)")
  await playground.openTab(/^Problems/)
  await expect(playground.pane).toContainText("nothing supplies time(…)")
  await playground.pane.getByRole("button", { name: /^warning/ }).click()
  await expect(playground.editor("block 1")).toBeFocused()
  await playground.pane.getByRole("button", { name: /^Add time/ }).click()
  await expect(playground.pane).toContainText("No problems")
  await page.keyboard.press("ControlOrMeta+z")
  await expect(playground.pane).toContainText("nothing supplies time(…)")
})

test("the tooltip of the underline has the button too", async ({ playground, page }) => {
  await playground.write("authorizer", withoutTime)
  await playground.editor("block 1").locator(".cm-lintRange-warning").hover()
  await page.getByRole("button", { name: "Add time(…)" }).click()
  await expect(playground.verdict).toContainText("Allowed")
})

test("nothing is missing on a first visit", async ({ playground }) => {
  await expect(playground.verdict).toContainText("Allowed")
  await playground.openTab(/^Problems/)
  await expect(playground.pane).toContainText("No problems")
})
