/** What is done here is done by keys alone. */
import { expect, test } from "./playground.ts"

test("a block is written, denied, corrected, and its token copied", async ({
  playground,
  page,
}) => {
  const { keyboard } = page
  await playground.allowClipboard()
  await expect(playground.verdict).toContainText("Allowed")

  await keyboard.press("ControlOrMeta+Shift+Enter")
  const block = playground.editor("block 2")
  await expect(block).toBeFocused()
  await keyboard.type('check if resource("file2");')
  await expect(playground.verdict).toContainText("Denied")

  await keyboard.press("Alt+3")
  await expect(playground.pane).toBeFocused()
  await expect(playground.pane).toContainText("check 0 failed")
  // Past the heading, which opens and closes the explanation.
  await keyboard.press("Tab")
  await keyboard.press("Tab")
  await keyboard.press("Enter")
  await expect(block).toBeFocused()
  // The check is selected, and what is written takes its place.
  await keyboard.insertText('check if resource("file1")')
  await expect(block).toHaveText('check if resource("file1");')
  await expect(playground.verdict).toContainText("Allowed")

  await playground.command("Copy the token as base64url")
  await expect(playground.notice).toHaveText("Copied the token.")
  expect(await playground.clipboard()).toBe(await playground.serialized.textContent())
})

test("undo and redo go from one text to another", async ({ playground, page }) => {
  const { keyboard } = page
  await expect(playground.verdict).toContainText("Allowed")
  const [authority, authorizer] = [playground.editor("authority"), playground.editor("authorizer")]
  await keyboard.press("Alt+1")
  await expect(authority).toBeFocused()
  await keyboard.press("ControlOrMeta+End")
  await keyboard.insertText("\nfirst(1);")
  await keyboard.press("Alt+2")
  await expect(authorizer).toBeFocused()
  await keyboard.press("ControlOrMeta+Home")
  await keyboard.insertText("deny if first(1);\n")
  await expect(playground.verdict).toContainText("Denied")

  await keyboard.press("ControlOrMeta+z")
  await expect(authorizer).not.toContainText("deny")
  await expect(playground.verdict).toContainText("Allowed")
  await keyboard.press("ControlOrMeta+z")
  await expect(authority).not.toContainText("first")
  await expect(authority).toBeFocused()

  await keyboard.press("ControlOrMeta+Shift+KeyZ")
  await expect(authority).toContainText("first(1);")
  await keyboard.press("ControlOrMeta+Shift+KeyZ")
  await expect(authorizer).toContainText("deny if first(1);")
  await expect(authorizer).toBeFocused()
  await expect(playground.verdict).toContainText("Denied")
})

test("each part of the page has a key that goes there", async ({ playground, page }) => {
  await expect(playground.verdict).toContainText("Allowed")
  for (const [key, part] of [
    ["Alt+2", playground.editor("authorizer")],
    ["Alt+1", playground.editor("authority")],
    ["Alt+3", playground.pane],
    ["Alt+4", playground.serialized],
  ] as const) {
    await page.keyboard.press(key)
    await expect(part).toBeFocused()
  }
})

test("F8 goes from one problem to the next, and round", async ({ playground, page }) => {
  const { keyboard } = page
  await expect(playground.verdict).toContainText("Allowed")
  const [authority, authorizer] = [playground.editor("authority"), playground.editor("authorizer")]
  await keyboard.press("Alt+1")
  await expect(authority).toBeFocused()
  await keyboard.press("ControlOrMeta+a")
  await keyboard.insertText("user($u);")
  await keyboard.press("Alt+2")
  await expect(authorizer).toBeFocused()
  await keyboard.press("ControlOrMeta+a")
  await keyboard.insertText("allow if user($u);\ncheck if user($u), $v < 3;")
  await expect(playground.tab("Problems")).toContainText("2")
  for (const [key, text] of [
    ["F8", authority],
    ["F8", authorizer],
    ["F8", authority],
    ["Shift+F8", authorizer],
  ] as const) {
    await keyboard.press(key)
    await expect(text).toBeFocused()
  }
})

test("the palette finds a command by some of its letters, and runs it", async ({
  playground,
  page,
}) => {
  await expect(playground.verdict).toContainText("Allowed")
  await page.keyboard.press("ControlOrMeta+k")
  await expect(playground.palette).toBeFocused()
  await page.keyboard.type("fcts")
  await expect(playground.dialog.getByRole("option", { name: "Show facts" })).toBeVisible()
  await page.keyboard.type("xyz")
  await expect(playground.dialog).toContainText("No command matches")
  for (let i = 0; i < 7; i++) await page.keyboard.press("Backspace")
  await page.keyboard.type("facts")
  const chosen = playground.dialog.getByRole("option", { selected: true })
  await expect(chosen).toContainText("Show facts")
  await page.keyboard.press("Enter")
  await expect(playground.dialog).toBeHidden()
  await expect(playground.tab("Facts")).toHaveAttribute("aria-selected", "true")
})

test("a block that is removed from the palette leaves the focus among the others", async ({
  playground,
  page,
}) => {
  await expect(playground.verdict).toContainText("Allowed")
  await page.keyboard.press("ControlOrMeta+Shift+Enter")
  await expect(playground.editor("block 2")).toBeFocused()
  await playground.command("Remove block 2")
  await expect(playground.notice).toContainText("Removed block 2.")
  await expect(playground.editor("authority")).toBeFocused()
})

test("the palette says why a command cannot be run, and does not run it", async ({
  playground,
  page,
}) => {
  await expect(playground.verdict).toContainText("Allowed")
  await page.keyboard.press("Alt+1")
  await expect(playground.editor("authority")).toBeFocused()
  await page.keyboard.press("ControlOrMeta+k")
  await page.keyboard.type("Remove")
  const remove = playground.dialog.getByRole("option", { selected: true })
  await expect(remove).toContainText("Remove authority")
  await expect(remove).toContainText("put the cursor into a block after the authority")
  await expect(remove).toHaveAttribute("aria-disabled", "true")
  await page.keyboard.press("Enter")
  await expect(playground.dialog).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(playground.dialog).toBeHidden()
  await expect(playground.editor("authority")).toBeFocused()
  await expect(playground.editor("block 1")).toBeVisible()
})

test("? shows the keys, and is a letter where one writes", async ({ playground, page }) => {
  await expect(playground.verdict).toContainText("Allowed")
  await page.keyboard.press("Alt+3")
  await expect(playground.pane).toBeFocused()
  await page.keyboard.press("?")
  await expect(playground.dialog).toContainText("Go to the next problem")
  await expect(playground.dialog).toContainText("F8")
  await page.keyboard.press("Escape")
  await expect(playground.dialog).toBeHidden()
  await expect(playground.pane).toBeFocused()
  await page.keyboard.press("Alt+1")
  await expect(playground.editor("authority")).toBeFocused()
  await page.keyboard.press("?")
  await expect(playground.editor("authority")).toContainText("?")
  await expect(playground.dialog).toBeHidden()
})
