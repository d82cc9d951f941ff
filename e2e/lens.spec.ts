/** What stands beside the texts: counts, and what the clause at the caret may read. */
import { expect, test } from "./playground.ts"

const lens = { name: "Scope lens" }

test("nothing recedes before the caret is in a clause", async ({ playground, page }) => {
  await expect(playground.verdict).toContainText("Allowed")
  await expect(page.locator('[data-unseen="true"]')).toHaveCount(0)
  await expect(page.getByRole("group", lens)).toContainText("the clause at the caret")
})

test("the caret in a policy lets a block recede that it does not read", async ({
  playground,
  page,
}) => {
  const line = page.getByRole("group", lens)
  const before = await line.boundingBox()
  await playground.editor("authorizer").click()
  await page.keyboard.press("ControlOrMeta+End")
  await expect(line).toContainText("policy 0 sees authority and authorizer")
  await expect(playground.card("Block 1")).toContainText("not seen from policy 0")
  await expect(playground.card("Block 1")).toHaveAttribute("data-unseen", "true")
  await expect(playground.card("Authority")).toHaveAttribute("data-unseen", "false")
  expect(await line.boundingBox()).toEqual(before)

  // It stays while one looks at the facts, and goes by Escape.
  await playground.openTab(/^Facts/)
  await expect(playground.card("Block 1")).toHaveAttribute("data-unseen", "true")
  await page.keyboard.press("Escape")
  await expect(playground.card("Block 1")).toHaveAttribute("data-unseen", "false")
})

test("facts of a block that the clause does not read recede in the table too", async ({
  playground,
  page,
}) => {
  await playground.write("block 1", 'right("file9", "read");')
  await playground.openTab(/^Facts/)
  const row = page.getByRole("row").filter({ hasText: "file9" })
  await expect(row).toHaveAttribute("data-unseen", "false")
  await playground.editor("authorizer").click()
  await page.keyboard.press("ControlOrMeta+End")
  await expect(row).toHaveAttribute("data-unseen", "true")
})

test("the lens is switched off for good", async ({ playground, page }) => {
  await playground.editor("authorizer").click()
  await page.keyboard.press("ControlOrMeta+End")
  await playground.button("Scope lens").click()
  await expect(page.locator('[data-unseen="true"]')).toHaveCount(0)
  await page.reload()
  await expect(playground.button("Scope lens")).toHaveAttribute("aria-pressed", "false")
})

test("facts are counted beside their text, until that is switched off", async ({ playground }) => {
  const counts = playground.editor("authority").locator("[data-count]")
  await expect(counts).toHaveCount(3)
  await expect(playground.editor("authority").locator(".cm-unused")).toHaveText(
    'right("file2", "write")',
  )
  await playground.command("Hide counts in the editors")
  await expect(counts).toHaveCount(0)
  await expect(playground.editor("authority").locator(".cm-unused")).toHaveCount(0)
  await expect(playground.results("block 1")).toHaveCount(2)
})

test("Alt-Enter explains the clause at the caret", async ({ playground, page }) => {
  await playground.write("authorizer", 'operation("write");\nallow if user("alice");')
  await expect(playground.verdict).toContainText("Denied")
  await playground.openTab(/^Facts/)
  await playground.editor("block 1").click()
  await page.keyboard.press("ControlOrMeta+Home")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Alt+Enter")
  await expect(playground.tab("Why")).toHaveAttribute("aria-selected", "true")
  await expect(playground.pane).toContainText("check 0 failed")
})
