import { expect, test } from "./playground.ts"

const numbers = (count: number): string =>
  Array.from({ length: count }, (_, i) => `n(${i});`).join("")
const request = 'time(2020-01-01T00:00:00Z); operation("read"); allow if true;'

test("too many facts stop the run with the limit named, and the next edit works", async ({
  playground,
}) => {
  await playground.write("authority", `${numbers(12)}\np($a, $b, $c) <- n($a), n($b), n($c);`)
  await expect(playground.verdict).toContainText("Stopped")
  await expect(playground.verdict).toContainText("limit of 1,000 facts")
  await expect(playground.pane).toContainText("rule 0 made the run stop")
  await playground.write("authority", "ok(1);")
  await playground.write("authorizer", request)
  await expect(playground.verdict).toContainText("Allowed")
})

test("a join without end is stopped while the page stays usable", async ({ playground }) => {
  test.slow()
  await playground.write("authorizer", request)
  await expect(playground.verdict).toContainText("Allowed")
  const forever = "check if n($a), n($b), n($c), n($d), n($e), $a + $b + $c + $d + $e < 0;"
  await playground.write("authority", `${numbers(400)}\n${forever}`)
  await playground.addBlock()
  await playground.editor("block 2").pressSequentially("hello(1);", { timeout: 2000 })
  await expect(playground.editor("block 2")).toContainText("hello(1);")
  await expect(playground.verdict).toContainText("Stopped", { timeout: 15_000 })
  await expect(playground.verdict).toContainText("3 s")
  await playground.write("authority", "ok(1);")
  await expect(playground.verdict).toContainText("Allowed")
})

test("a pattern that makes other engines backtrack is answered", async ({ playground }) => {
  const text = `${"a".repeat(40)}!`
  await playground.write(
    "authorizer",
    `s("${text}"); ${request} check if s($s), $s.matches("^(a+)+$");`,
  )
  await expect(playground.verdict).toContainText("Denied")
})

test("an expression without a value fails with its reason and place", async ({ playground }) => {
  await playground.write("authorizer", `${request} check if 1 / 0 === 1;`)
  await expect(playground.verdict).toContainText("Failed")
  await expect(playground.verdict).toContainText("division by zero in check 0 of the authorizer")
  await expect(playground.results("authorizer").first()).toHaveAttribute(
    "data-outcome",
    /✗ failed: division by zero/,
  )
  await playground.pane.getByRole("button", { name: "Go to source" }).first().click()
  await expect(playground.editor("authorizer")).toBeFocused()
})

test("deep nesting is a diagnostic, not a crash", async ({ playground, page }) => {
  // Before there is a result, none can be out of date.
  await expect(playground.verdict).toContainText("Allowed")
  await playground.write(
    "authorizer",
    `check if ${"(".repeat(5000)}1${")".repeat(5000)} === 1; allow if true;`,
  )
  await expect(page.getByText(/Out of date/)).toBeVisible()
  await playground.write("authorizer", request)
  await expect(playground.verdict).toContainText("Allowed")
})

test("a megabyte pasted into a text is refused with a reason, and one goes on typing", async ({
  playground,
  page,
}) => {
  test.slow()
  await playground.allowClipboard()
  await expect(playground.verdict).toContainText("Allowed")
  await page.evaluate(() => navigator.clipboard.writeText(`// ${"x".repeat(1_100_000)}\n`))
  await playground.editor("authorizer").click()
  await page.keyboard.press("ControlOrMeta+Home")
  await page.keyboard.press("ControlOrMeta+v")
  await expect(page.getByText(/Out of date/)).toBeVisible()
  await playground.openTab(/^Problems/)
  await expect(playground.pane).toContainText("longer than")
  await playground.editor("authorizer").focus()
  await page.keyboard.type("allow if true;")
  await expect(playground.editor("authorizer")).toContainText("allow if true;")
  // What was typed, then what was pasted.
  await page.keyboard.press("ControlOrMeta+z")
  await expect(playground.editor("authorizer")).not.toContainText("allow if true;")
  await page.keyboard.press("ControlOrMeta+z")
  await expect(page.getByText(/Out of date/)).toBeHidden()
  await expect(playground.verdict).toContainText("Allowed")
})

test("a hundred pasted blocks are decoded, judged and appended to", async ({ playground }) => {
  test.slow()
  await playground.pasteBlocks(100)
  await expect(playground.verdict).toContainText("Allowed", { timeout: 10_000 })
  await playground.button(/^Attenuate/).click()
  await playground.write("block 100", "check if false;")
  await expect(playground.verdict).toContainText("Check 0 of block 100 failed")
})

test("a hundred blocks of one's own are written in, moved and removed", async ({
  playground,
  page,
}) => {
  test.slow()
  await playground.pasteBlocks(100)
  await expect(playground.verdict).toContainText("Allowed", { timeout: 10_000 })
  await playground.button("Edit a copy").click()
  await playground.write("block 99", "check if false;")
  await expect(playground.verdict).toContainText("Check 0 of block 99 failed")
  await playground.button("Move block 99").focus()
  await page.keyboard.press("ArrowUp")
  await expect(playground.verdict).toContainText("Check 0 of block 98 failed")
  await expect(playground.button("Move block 98")).toBeFocused()
  await expect(playground.button("Move block 98")).toBeInViewport()
  await playground.choose("More about block 98", "Remove block 98")
  await expect(playground.verdict).toContainText("Allowed")
})
