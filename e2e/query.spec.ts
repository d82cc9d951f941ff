/** The facts of a run are asked, the answers explained, copied and made a check. */
import { expect, type Locator, type Playground, test } from "./playground.ts"

const editor = ({ page }: Playground): Locator =>
  page.getByRole("textbox", { name: "Query", exact: true })

const answers = ({ page }: Playground): Locator => page.getByRole("region", { name: "Answers" })

const rows = (playground: Playground): Locator =>
  answers(playground).locator("tbody").getByRole("row")

/** Opens the pane and replaces the query. */
async function ask(playground: Playground, text: string): Promise<void> {
  await playground.openTab(/^Query/)
  await editor(playground).click()
  await playground.page.keyboard.press("ControlOrMeta+a")
  await playground.page.keyboard.insertText(text)
}

test("from the palette to the fact behind an answer, by keys alone", async ({
  playground,
  page,
}) => {
  const { keyboard } = page
  await playground.write("authority", 'owner("alice", "file1");\nmay($f) <- owner($u, $f);')
  await playground.command("Query the facts")
  await expect(editor(playground)).toBeFocused()
  await keyboard.type("may($file")
  // The editor closes the bracket itself.
  await expect(rows(playground)).toHaveText([/"file1"/])
  const why = answers(playground).getByRole("button", { name: 'Why "file1"' })
  for (let i = 0; i < 8 && !(await why.evaluate((it) => it === document.activeElement)); i++) {
    await keyboard.press("Tab")
  }
  await expect(why).toBeFocused()
  await keyboard.press("Enter")
  await expect(playground.tab("Why")).toHaveAttribute("aria-selected", "true")
  await expect(playground.pane).toContainText('may("file1")')
  await expect(playground.pane).toContainText('owner("alice", "file1")')
})

test("an example is asked by a click, and undone by a key", async ({ playground, page }) => {
  await playground.openTab(/^Query/)
  await playground.button('right($a, "read")').click()
  await expect(editor(playground)).toBeFocused()
  await expect(answers(playground)).toContainText("1 answer")
  await expect(rows(playground)).toHaveText([/"file1"/])
  await page.keyboard.press("ControlOrMeta+z")
  await expect(playground.button('right($a, "read")')).toBeVisible()
})

test("an answer of several facts shows them, each with its origin", async ({ playground }) => {
  await ask(playground, "right($f, $o), operation($o)")
  await expect(answers(playground)).toContainText("1 answer")
  const why = answers(playground).getByRole("button", { name: 'Why "file1", "read"' })
  await why.click()
  await expect(why).toHaveAttribute("aria-expanded", "true")
  const facts = answers(playground).getByRole("listitem")
  await expect(facts).toHaveText([/right\("file1", "read"\).*authority/, /operation.*authorizer/])
})

test("a text with errors keeps the last answer and says where it is wrong", async ({
  playground,
  page,
}) => {
  await ask(playground, "user($u)")
  await expect(answers(playground)).toContainText("1 answer")
  await page.keyboard.insertText(", $u.strats_with(1)")
  await expect(playground.pane.getByText(/no method/)).toBeVisible()
  await expect(editor(playground).locator(".cm-lintRange-error")).toHaveText(/strats_with/)
  await expect(answers(playground)).toContainText("1 answer to the query before")
  await expect(answers(playground)).toHaveAttribute("data-stale", "true")
  // The verdict is not of another text, nor out of date.
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.page.getByText(/Out of date/)).toHaveCount(0)
})

test("a block sees more than the authorizer, and takes the check", async ({ playground, page }) => {
  await playground.write("block 1", "seen(1);")
  await ask(playground, "seen($n)")
  await expect(answers(playground)).toContainText("No answer")
  await page.getByLabel("as", { exact: true }).selectOption("block 1")
  await expect(playground.pane).toContainText("Sees the facts of authority, block 1 and authorizer")
  await expect(answers(playground)).toContainText("1 answer")
  await playground.button("Turn into a check").click()
  await expect(playground.editor("block 1")).toBeFocused()
  await expect(playground.editor("block 1")).toContainText("check if seen($n);")
  await expect(playground.verdict).toContainText("Allowed")
})

test("a third party's key is trusted by a tick", async ({ playground, page }) => {
  await playground.button("Third-party block").click()
  await playground.write("block 2", 'group("admin");')
  await ask(playground, "group($g)")
  await expect(answers(playground)).toContainText("No answer")
  await page.getByLabel("as", { exact: true }).selectOption("authorizer and chosen keys")
  await page.getByRole("checkbox", { name: /block 2/ }).check()
  await expect(answers(playground)).toContainText("1 answer")
  await playground.button("Turn into a check").click()
  await expect(playground.editor("authorizer")).toContainText(
    /check if group\(\$g\) trusting authority, ed25519\//,
  )
  await expect(playground.verdict).toContainText("Allowed")
})

test("answers are copied as Datalog and as CSV", async ({ playground }) => {
  await playground.allowClipboard()
  await ask(playground, "may($file, $what) <- right($file, $what)")
  await expect(answers(playground)).toContainText("2 answers")
  await playground.choose("Copy the answers", "Copy as Datalog")
  await expect(playground.notice).toHaveText("Copied the answers.")
  expect(await playground.clipboard()).toBe('may("file1", "read");\nmay("file2", "write");\n')
  await playground.button("Dismiss").click()
  await playground.choose("Copy the answers", "Copy as CSV")
  await expect(playground.notice).toHaveText("Copied the answers.")
  expect(await playground.clipboard()).toContain("file1,read,authority")
})

test("a thousand answers are drawn when they are asked for", async ({ playground }) => {
  await playground.tenThousandFacts()
  await ask(playground, "pair($a, $b)")
  await expect(answers(playground)).toContainText("The first 1,000 answers")
  await expect(rows(playground)).toHaveCount(100)
  await playground.button("Show all 1,000").click()
  await expect(rows(playground)).toHaveCount(1000)
})
