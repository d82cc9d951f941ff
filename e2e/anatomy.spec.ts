/** Every byte of a token: structure, digits and text, and the clause that they encode. */
import { openBytes } from "./anatomy-states.ts"
import { expect, type Locator, type Playground, test } from "./playground.ts"
import { issueTokens } from "./tokens.ts"

const tree = ({ pane }: Playground): Locator =>
  pane.getByRole("tree", { name: "Structure of the token" })

const grid = ({ pane }: Playground): Locator =>
  pane.getByRole("grid", { name: "Bytes of the token" })

const text = ({ pane }: Playground): Locator =>
  pane.getByRole("grid", { name: "Characters of the token" })

const details = ({ pane }: Playground): Locator =>
  pane.getByRole("region", { name: "Selected bytes" })

const item = (playground: Playground, name: string | RegExp): Locator =>
  tree(playground).getByRole("treeitem", { name })

const chosen = (of: Locator): Locator => of.locator('[role="gridcell"][aria-selected="true"]')

/** Where the bytes of a text begin in the digits that are drawn. */
async function findBytes(playground: Playground, wanted: string): Promise<number> {
  const cells = await grid(playground).getByRole("gridcell").allTextContents()
  const digits = [...new TextEncoder().encode(wanted)].map((byte) => byte.toString(16))
  const at = cells.findIndex((_, i) => digits.every((digit, j) => cells[i + j] === digit))
  expect(at).toBeGreaterThanOrEqual(0)
  return at
}

test("bytes that are selected with the mouse are selected as structure and text too", async ({
  playground,
}) => {
  await openBytes(playground)
  const at = await findBytes(playground, "alice")
  const cell = (byte: number) => grid(playground).locator(`[role="gridcell"][data-from="${byte}"]`)
  await cell(at).hover()
  await playground.page.mouse.down()
  await cell(at + 4).hover()
  await playground.page.mouse.up()
  await expect(chosen(grid(playground))).toHaveCount(5)
  await expect(details(playground)).toContainText(`bytes ${at} to ${at + 4}, 5 bytes`)
  await expect(details(playground)).toContainText("authority › Datalog › symbol")
  await expect(tree(playground).getByRole("treeitem", { selected: true })).toContainText("alice")
  await expect(chosen(text(playground))).not.toHaveCount(0)
})

test("a part of the structure leads to its Datalog, and on to where that is written", async ({
  playground,
  page,
}) => {
  await openBytes(playground)
  await item(playground, /^Datalog/)
    .first()
    .locator('[data-toggle="true"]')
    .click()
  await item(playground, /^fact 1/).click()
  await expect(details(playground)).toContainText("authority › Datalog › fact 1")
  await expect(details(playground).locator("code").last()).toHaveText('right("file1", "read")')
  await expect(chosen(grid(playground))).not.toHaveCount(0)
  await details(playground).getByRole("button", { name: "Go to it" }).click()
  await expect(playground.editor("authority")).toBeFocused()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('right("file1", "read")')
})

test("a character of the text is the bytes that it holds", async ({ playground }) => {
  await openBytes(playground)
  const group = text(playground).getByRole("gridcell").nth(1)
  const { width, height } = (await group.boundingBox())!
  await group.click({ position: { x: width * 0.4, y: height / 2 } })
  await expect(details(playground)).toContainText("bytes 3 to 4, 2 bytes")
  await expect(chosen(grid(playground))).toHaveCount(2)
  await expect(chosen(text(playground))).toHaveCount(1)
})

test("all of it is done with keys alone", async ({ playground, page }) => {
  await openBytes(playground)
  await page.getByRole("radio", { name: "Bytes" }).focus()
  await page.keyboard.press("Tab")
  await expect(tree(playground)).toBeFocused()
  await page.keyboard.press("ArrowDown")
  await expect(details(playground)).toContainText("authority")
  const current = tree(playground).getByRole("treeitem", { selected: true })
  await expect(current).toHaveAccessibleName(/^authority/)
  await page.keyboard.press("ArrowLeft")
  await expect(current).toHaveAttribute("aria-expanded", "false")
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("Tab")
  await expect(grid(playground)).toBeFocused()
  await page.keyboard.press("Home")
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("Shift+ArrowRight")
  await page.keyboard.press("Shift+ArrowRight")
  await expect(details(playground)).toContainText("bytes 1 to 3, 3 bytes")
  const active = await grid(playground).getAttribute("aria-activedescendant")
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute("data-from", "3")
  await page.keyboard.press("Tab")
  await expect(text(playground)).toBeFocused()
  await page.keyboard.press("End")
  await expect(details(playground)).toContainText("next secret")
  await expect(details(playground)).toContainText("can append blocks")
})

test("the clause at the caret leads to its bytes, also in a pasted token", async ({
  playground,
}) => {
  await playground.editor("authority").getByText('"alice"').click()
  await playground.command("Show the bytes of this clause")
  await expect(details(playground)).toContainText("authority › Datalog › fact 0")
  const [token] = await issueTokens()
  await playground.paste(token!.text, token!.rootKey)
  await expect(playground.verdict).toContainText("Allowed")
  await playground.editor("block 1").getByText("operation").click()
  await playground.command("Show the bytes of this clause")
  await expect(details(playground)).toContainText("block 1 › Datalog › check 0")
  await details(playground).getByRole("button", { name: "Go to it" }).click()
  await expect(playground.editor("block 1")).toBeFocused()
})

test("what is selected stays so while the text before it is written", async ({ playground }) => {
  await playground.editor("authority").getByText('"file2"').click()
  await playground.command("Show the bytes of this clause")
  await expect(details(playground)).toContainText("fact 2")
  await playground.write(
    "authority",
    'user("somebody else"); right("file1", "read"); right("file3", "write");',
  )
  await expect(details(playground).locator("code").last()).toHaveText('right("file3", "write")')
})

test("costs lead to their bytes, one place after the other", async ({ playground }) => {
  await openBytes(playground)
  const costs = playground.pane.getByRole("table", { name: "What costs how many bytes" })
  const signatures = costs.getByRole("button", { name: "signatures", exact: true })
  await signatures.click()
  await expect(details(playground)).toContainText("authority › signature")
  await signatures.click()
  await expect(details(playground)).toContainText("block 1 › signature")
})

test("a token of 100 kB is looked through without delay", async ({ playground, page }) => {
  test.slow()
  const facts = Array.from({ length: 3300 }, (_, i) => `right("/files/${i}", "read");`)
  await playground.write("authority", facts.join("\n"))
  await openBytes(playground)
  await expect(grid(playground)).toHaveAttribute("aria-rowcount", /^\d{5}$/)
  expect(await page.getByRole("gridcell").count()).toBeLessThan(3000)
  await grid(playground).press("End")
  await expect(details(playground)).toContainText("next secret")
  await item(playground, /^Datalog/)
    .first()
    .locator('[data-toggle="true"]')
    .click()
  await tree(playground).press("Home")
  await expect(item(playground, /^token/)).toBeVisible()
})

test("the bytes of a token that was cut off lead to where it ends", async ({
  playground,
  page,
}) => {
  const [token] = await issueTokens()
  await playground.paste(token!.text.slice(0, 100), "")
  await playground.openTab(/^Token/)
  await playground.button("Show its bytes").press("Enter")
  await expect(page.getByRole("radio", { name: "Bytes" })).toBeFocused()
  await expect(details(playground)).toContainText("32 bytes, 22 are present")
  await expect(playground.pane).toContainText("The token cannot be read")
  await playground.tokenField.fill(token!.text)
  await expect(tree(playground)).toContainText("block 1")
  await expect(playground.pane).not.toContainText("The token cannot be read")
})
