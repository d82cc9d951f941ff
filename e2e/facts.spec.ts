/** What a run knows is filtered, sorted, scrolled and copied. */
import { expect, type Locator, type Playground, test } from "./playground.ts"

const facts = (playground: Playground, of: string): Locator =>
  playground.page.getByRole("region", { name: `Facts of ${of}` })

/** The rows of a table under its headers. */
const rows = (table: Locator): Locator => table.locator("tbody").getByRole("row")

const people = `age("ann", 41); age("bob", 7); age("cyd", 230);
right("ann", "a, b"); right("bob", "say ""hello""");`.replaceAll('""', '\\"')

test("facts of all predicates are filtered, and Escape shows them all again", async ({
  playground,
  page,
}) => {
  await playground.write("authority", people)
  await playground.openTab(/^Facts/)
  const filter = page.getByRole("searchbox", { name: "Filter all facts" })
  await filter.fill("BOB")
  await expect(rows(facts(playground, "age/2"))).toHaveCount(1)
  await expect(rows(facts(playground, "age/2"))).toContainText('"bob"')
  await expect(facts(playground, "operation/1")).toBeHidden()
  await expect(playground.pane.getByText("2 found")).toBeVisible()
  await filter.press("Escape")
  await expect(filter).toHaveValue("")
  await expect(facts(playground, "operation/1")).toBeVisible()
})

test("a table is sorted by a column: up, down, and as the facts were made", async ({
  playground,
  page,
}) => {
  await playground.write("authority", people)
  await playground.openTab(/^Facts/)
  await facts(playground, "age/2").getByRole("button", { name: "term 2" }).click()
  const table = page.getByRole("table", { name: "Facts of age/2" })
  const names = table.locator("tbody td:first-child")
  await expect(names).toHaveText(['"bob"', '"ann"', '"cyd"'])
  const column = table.getByRole("columnheader", { name: "term 2" })
  await expect(column).toHaveAttribute("aria-sort", "ascending")
  await column.getByRole("button").click()
  await expect(names).toHaveText(['"cyd"', '"ann"', '"bob"'])
  await expect(column).toHaveAttribute("aria-sort", "descending")
  await column.getByRole("button").click()
  await expect(names).toHaveText(['"ann"', '"bob"', '"cyd"'])
  await playground.button("All predicates").click()
  await expect(facts(playground, "age/2")).toBeFocused()
})

test("facts are copied as Datalog and as CSV", async ({ playground }) => {
  await playground.allowClipboard()
  await playground.write("authority", people)
  await playground.openTab(/^Facts/)
  await playground.choose("Copy the facts of right/2", "Copy as Datalog")
  await expect(playground.notice).toHaveText("Copied the facts of right/2.")
  expect(await playground.clipboard()).toBe(
    'right("ann", "a, b");\nright("bob", "say \\"hello\\"");\n',
  )
  await playground.button("Dismiss").click()
  await playground.choose("Copy the facts of right/2", "Copy as CSV")
  await expect(playground.notice).toHaveText("Copied the facts of right/2.")
  expect((await playground.clipboard()).split(/\r?\n/)).toEqual([
    "0,1,origin,round",
    'ann,"a, b",authority,0',
    'bob,"say ""hello""",authority,0',
    "",
  ])
})

test("10,000 facts are scrolled to the last by keyboard, filtered and copied", async ({
  playground,
  page,
}) => {
  test.slow()
  await playground.allowClipboard()
  await playground.tenThousandFacts()
  await playground.openTab(/^Facts/)
  await playground.button("Open all 10,000").focus()
  await page.keyboard.press("Enter")
  const table = facts(playground, "pair/2")
  await expect(table).toBeFocused()
  const last = table.locator('[aria-rowindex="10001"]')
  await expect(last).toHaveCount(0)
  await page.keyboard.press("End")
  await expect(last).toBeInViewport()
  await expect(last.getByRole("cell").first()).toHaveText(/^\d+$/)
  // Few rows are ever in the page.
  expect(await table.getByRole("row").count()).toBeLessThan(200)
  await page.keyboard.press("Home")
  await expect(table.locator('[aria-rowindex="2"]')).toBeInViewport()

  await page.getByRole("searchbox").fill("98, 9")
  await expect(playground.pane.getByText("11 found")).toBeVisible()
  await playground.choose("Copy the facts of pair/2", "Copy as Datalog")
  await expect(playground.notice).toHaveText("Copied the facts of pair/2.")
  const lines = (await playground.clipboard()).trim().split("\n")
  expect(lines).toHaveLength(11)
  expect(lines).toContain("pair(98, 97);")
})
