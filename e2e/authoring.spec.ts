import { expect, test } from "./playground.ts"

test("a first visit sees a request that is allowed, and why", async ({ playground }) => {
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.pane).toContainText("policy 0 matches")
  await expect(playground.serialized).toHaveText(/^[A-Za-z0-9_-]{100,}=*$/)
})

test("typing changes the verdict, the facts and the token", async ({ playground }) => {
  await expect(playground.verdict).toContainText("Allowed")
  const before = (await playground.serialized.textContent())!
  await playground.write("authority", 'user("bob");\nright("file9", "read");')
  await expect(playground.verdict).toContainText("Denied")
  await expect(playground.verdict).toContainText("no policy matches")
  await expect(playground.serialized).not.toHaveText(before)
  await playground.openTab(/^Facts/)
  await expect(playground.pane).toContainText('"bob"')
  await expect(playground.pane).not.toContainText('"alice"')
})

test("a failed check is named with its block, text and index", async ({ playground, page }) => {
  await playground.write("block 1", 'check if operation("read");\ncheck if operation("write");')
  await expect(playground.verdict).toContainText("1 of 2 checks failed; policy 0 would allow it")
  const results = playground.results("block 1")
  await expect(results.filter({ hasText: '"read"' })).toHaveAttribute("data-outcome", "✓")
  await expect(results.filter({ hasText: '"write"' })).toHaveAttribute("data-outcome", "✗ failed")
  const row = page.getByRole("listitem").filter({ hasText: "check 1 failed" })
  await expect(row).toContainText("block 1")
  await expect(row).toContainText('check if operation("write")')
  await row.getByRole("button", { name: "Go to source" }).click()
  await expect(playground.editor("block 1")).toBeFocused()
})

test("a derived fact shows the blocks it comes from and the rule", async ({ playground, page }) => {
  await playground.write(
    "authorizer",
    'resource("file1"); operation("read"); time(2020-01-01T00:00:00Z);\ncan($u, $r) <- user($u), right($r, "read");\nallow if can("alice", "file1");',
  )
  await expect(playground.verdict).toContainText("Allowed")
  await playground.openTab(/^Facts/)
  const fact = page.getByRole("region", { name: "Facts of can/2" }).getByRole("row").nth(1)
  await expect(fact.getByRole("cell")).toHaveText([
    '"alice"',
    '"file1"',
    "authorityauthorizer",
    "round 1, rule 0 of the authorizer",
  ])
  await fact.getByRole("button", { name: /^round 1/ }).click()
  await expect(page.getByRole("group", { name: "Proof of a fact" })).toContainText("rule 0")
})

test("a syntax error is shown in place, and the old verdict stays, dimmed", async ({
  playground,
  page,
}) => {
  await expect(playground.verdict).toContainText("Allowed")
  await playground.write("authorizer", "allow if user($u), ;")
  await expect(page.getByText(/Out of date: 1 error/)).toBeVisible()
  await expect(playground.verdict).toContainText("Allowed")
  await expect(page.locator('[data-stale="true"]').first()).toBeVisible()
  await expect(page.locator(".cm-lintRange-error, .cm-lintPoint-error").first()).toBeVisible()
  await playground.openTab(/^Problems/)
  await expect(playground.pane).toContainText("authorizer, line 1:")
  await playground.pane.getByRole("button").first().click()
  await expect(playground.editor("authorizer")).toBeFocused()
})

test("the token goes on while the authorizer cannot be read", async ({ playground }) => {
  await playground.write("authorizer", "allow if")
  const before = (await playground.serialized.textContent())!
  await playground.write("authority", 'user("carol");')
  await expect(playground.serialized).not.toHaveText(before)
})

test("blocks are added, removed and brought back", async ({ playground }) => {
  await playground.addBlock()
  await playground.write("block 2", "check if false;")
  await expect(playground.verdict).toContainText("Denied")
  await playground.choose("More about block 2", "Remove block 2")
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.notice).toHaveText("Removed block 2.")
  await playground.undoFromNotice()
  await expect(playground.editor("block 2")).toContainText("check if false;")
  await expect(playground.verdict).toContainText("Denied")
})

test("a new block takes what is typed next", async ({ playground, page }) => {
  await playground.addBlock()
  await expect(playground.editor("block 2")).toBeFocused()
  await page.keyboard.type("check if false;")
  await expect(playground.editor("block 2")).toContainText("check if false;")
  await expect(playground.verdict).toContainText("Denied")
})

test("a mark stays with its clause while text is typed after it", async ({ playground, page }) => {
  const line = playground.results("authorizer").filter({ hasText: "right($r, $o);" })
  await expect(line).toHaveAttribute("data-outcome", /matches/)
  await playground.editor("authorizer").click()
  await page.keyboard.press("ControlOrMeta+End")
  await page.keyboard.type("\ncheck if and")
  await expect(line).toHaveAttribute("data-outcome", /matches/)
})

test("a third-party block is trusted by its key", async ({ playground }) => {
  await playground.button("Third-party block", true).click()
  await playground.write("block 2", 'group("admin");')
  await playground.button("third-party key of block 2").click()
  const key = await playground
    .card("Block 2")
    .getByText(/^ed25519\/[0-9a-f]{64}$/)
    .textContent()
  await playground.write(
    "authorizer",
    'time(2020-01-01T00:00:00Z); operation("read");\nallow if group("admin");',
  )
  await expect(playground.verdict).toContainText("no policy matches")
  await playground.write(
    "authorizer",
    `time(2020-01-01T00:00:00Z); operation("read");\nallow if group("admin") trusting ${key};`,
  )
  await expect(playground.verdict).toContainText("Allowed")
})

test("undo gives the text back", async ({ playground, page }) => {
  await playground.write("authority", "nobody(1);")
  await expect(playground.verdict).toContainText("Denied")
  await page.keyboard.press("ControlOrMeta+z")
  await expect(playground.verdict).toContainText("Allowed")
})

test("the private key is on the page only while it is asked for", async ({ playground, page }) => {
  await expect(playground.verdict).toContainText("Allowed")
  await page.getByText(/^Root key/).click()
  expect(await page.content()).not.toContain("-private/")
  await playground.button("Show private key").click()
  await expect(page.getByText(/^ed25519-private\/[0-9a-f]{64}$/)).toBeVisible()
  await playground.button("Hide").click()
  expect(await page.content()).not.toContain("-private/")
})

test("a token is signed by a P-256 key and sealed", async ({ playground, page }) => {
  await page.getByText(/^Root key/).click()
  await playground.button("New secp256r1 key").click()
  await playground.button("Seal").click()
  await expect(page.getByRole("definition").getByText(/^secp256r1\/[0-9a-f]{66}$/)).toBeVisible()
  await playground.openTab(/^Token/)
  await expect(playground.pane).toContainText("the token is sealed")
})
