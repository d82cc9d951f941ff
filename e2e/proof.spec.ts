/** Why a fact holds: its proof as a tree, by mouse and by keys, to the source and back. */
import { faults, loadAxe } from "./faults.ts"
import { expect, type Locator, type Playground, test } from "./playground.ts"

const readers = `user("alice"); group("alice", "staff"); right("file1", "read");
member($u, $g) <- group($u, $g);
reader($u, $f) <- user($u), right($f, $o), $o == "read";
reader($u, $f) <- member($u, "staff"), right($f, "read");
may($u, $f) <- reader($u, $f), member($u, $g), reader($u, $f);`

const request = 'time(2026-01-01T00:00:00Z); resource("file1"); operation("read");\n'

const back = "Back to the verdict"

const items = ({ pane }: Playground): Locator => pane.getByRole("treeitem")

const item = ({ pane }: Playground, name: string): Locator =>
  pane.getByRole("treeitem", { name }).first()

/** Opens the proof of the first fact of a predicate from the table of facts. */
async function prove(playground: Playground, predicate: string): Promise<void> {
  await playground.openTab(/^Facts/)
  const facts = playground.page.getByRole("region", { name: `Facts of ${predicate}` })
  await facts
    .getByRole("button", { name: /^round/ })
    .first()
    .press("Enter")
  await expect(playground.pane.getByRole("tree", { name: "Proof" })).toBeVisible()
}

test("a derived fact leads to its proof, with the rule, its bindings and its conditions", async ({
  playground,
}) => {
  await playground.write("authority", readers)
  await prove(playground, "reader/2")
  await expect(playground.pane).toContainText(
    "Derived in round 1 by rule 1 of authority from 2 facts.",
  )
  await expect(items(playground)).toHaveCount(3)
  const root = item(playground, 'reader("alice", "file1")')
  await expect(root).toContainText('$o = "read"')
  await expect(root).toContainText('$o == "read"is true')
  await expect(item(playground, 'user("alice")')).toContainText("stated by the authority")
})

test("by keys one reads a proof, goes to the source of a rule, and comes back", async ({
  playground,
  page,
}) => {
  await playground.write("authority", readers)
  await prove(playground, "may/2")
  await expect(page.getByRole("group", { name: "Proof of a fact" })).toBeFocused()
  await page.keyboard.press("Tab")
  await expect(playground.button(back)).toBeFocused()
  await page.keyboard.press("Tab")
  const root = item(playground, 'may("alice", "file1")')
  await expect(root).toBeFocused()
  await page.keyboard.press("ArrowRight")
  const reader = item(playground, 'reader("alice", "file1")')
  await expect(reader).toBeFocused()
  await page.keyboard.press("ArrowLeft")
  await expect(reader).toHaveAttribute("aria-expanded", "false")
  await page.keyboard.press("End")
  const again = items(playground).last()
  await expect(again).toBeFocused()
  await expect(again).toContainText("as above")
  await page.keyboard.press("ArrowRight")
  await expect(reader).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(playground.editor("authority")).toBeFocused()
  expect(await page.evaluate(() => getSelection()?.toString())).toContain("reader($u, $f) <- user")
  await expect(root).toBeVisible()
})

test("what one points at lights up through the proof, by mouse and by keys", async ({
  playground,
  page,
}) => {
  await playground.write("authority", readers)
  await prove(playground, "may/2")
  const lit = playground.pane.locator("[data-lit=true]")
  await expect(lit).toHaveCount(0)
  const group = item(playground, 'group("alice", "staff")')
  await group.getByText('"staff"').hover()
  // In two facts, and in the bindings and the rule's variables that stand for it.
  await expect(lit.first()).toBeVisible()
  await expect(lit.getByText("alice")).toHaveCount(0)
  for (const text of await lit.allTextContents()) expect(text).toMatch(/"staff"|\$g/)
  const source = playground.editor("authority").locator(".cm-lit")
  await expect(source.first()).toHaveText('"staff"')
  await page.mouse.move(0, 0)
  await expect(source).toHaveCount(0)
  await expect(lit).toHaveCount(0)
  await group.focus()
  await page.keyboard.press("Tab")
  await expect(lit.first()).toHaveText('"alice"')
  await page.keyboard.press("Shift+Tab")
  await expect(lit).toHaveCount(0)
})

test.describe("with a finger", () => {
  test.use({ hasTouch: true })

  test("a tap lights a value, and the next one puts it out", async ({ playground }) => {
    await playground.write("authority", readers)
    await prove(playground, "may/2")
    const lit = playground.pane.locator("[data-lit=true]")
    const staff = item(playground, 'group("alice", "staff")').getByText('"staff"')
    await staff.tap()
    await expect(lit.first()).toBeVisible()
    await expect(staff).toHaveAttribute("data-lit", "true")
    await staff.tap()
    await expect(lit).toHaveCount(0)
  })
})

test("other derivations are told when asked, and their facts lead on", async ({
  playground,
  page,
}) => {
  await playground.write("authority", readers)
  await prove(playground, "reader/2")
  await playground.button("Other derivations").click()
  const others = page.getByRole("region", { name: "Other derivations" })
  await expect(others.getByRole("listitem")).toHaveCount(1)
  await expect(others.getByRole("listitem")).toContainText("rule 2 of authority")
  await others.getByRole("button", { name: "Why" }).first().click()
  await expect(page.getByRole("heading", { name: 'member("alice", "staff")' })).toBeVisible()
  await expect(page.getByRole("group", { name: "Proof of a fact" })).toBeFocused()
})

test("a fact that an edit took away is said to be gone, and one finds back", async ({
  playground,
}) => {
  await playground.write("authority", readers)
  await prove(playground, "member/2")
  await playground.write("authority", 'user("alice"); right("file1", "read");')
  await expect(playground.pane).toContainText("The run holds this fact no more")
  await playground.button(back).click()
  await expect(playground.button(back)).toBeHidden()
  await expect(playground.pane).toBeFocused()
})

test("back from a proof, the focus is on what led there", async ({ playground, page }) => {
  await playground.write("authority", readers)
  await playground.write("authorizer", 'operation("read"); allow if member("alice", $g);')
  await playground.write("block 1", 'check if operation("read");')
  await expect(playground.verdict).toContainText("Allowed")
  await playground.pane
    .getByRole("button", { name: /policy 0/, expanded: false })
    .first()
    .click()
  const why = playground.pane.getByRole("button", { name: "why", exact: true })
  await why.press("Enter")
  await expect(item(playground, 'member("alice", "staff")')).toBeVisible()
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await expect(why).toBeFocused()
})

test("from a proof one goes to the round where the fact was born", async ({ playground, page }) => {
  await playground.write("authority", readers)
  await prove(playground, "may/2")
  await playground.button("Go to the round where it was born").click()
  await expect(playground.tab("Run")).toHaveAttribute("aria-selected", "true")
  await expect(page.getByRole("slider")).toHaveValue("2")
})

test("the proof at the end of a chain of 990 rounds is drawn in portions", async ({
  playground,
  page,
}) => {
  await playground.openTab(/^Run/)
  await page.getByRole("radio", { name: /^Custom/ }).check()
  const steps = Array.from({ length: 990 }, (_, i) => `next(${i}, ${i + 1});`).join(" ")
  await playground.write("authority", `at(0); ${steps}\nat($b) <- at($a), next($a, $b);`)
  await playground.write("block 1", "")
  await playground.write("authorizer", "end($n) <- at($n), $n == 990;\nallow if end($n);")
  await expect(playground.verdict).toContainText("Allowed")
  await prove(playground, "end/1")
  await expect(items(playground)).toHaveCount(6)
  await playground.button("Open all").click()
  await expect(items(playground)).toHaveCount(200)
  await playground.button("Show 200 lines more").click()
  await expect(items(playground)).toHaveCount(400)
})

test("a proof has no accessibility fault, lit and unlit", async ({ playground, page }) => {
  await playground.write("authority", readers)
  await prove(playground, "may/2")
  await playground.settled()
  await loadAxe(page)
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    for (const name of ['may("alice", "file1")', 'group("alice", "staff")']) {
      await item(playground, name).getByText('"alice"').first().hover()
      expect(await faults(page)).toEqual([])
    }
  }
})

test("what a policy matched is proved as one tree, and the focus comes back", async ({
  playground,
  page,
}) => {
  await playground.write("authority", readers)
  await playground.write("authorizer", `${request}allow if may($u, "file1");`)
  await page.getByRole("button", { name: /^policy 0: allow/ }).click()
  const link = playground.button("show the proof")
  await link.press("Enter")
  const tree = playground.pane.getByRole("tree", { name: "Proof" })
  await expect(tree.getByRole("treeitem").first()).toHaveAccessibleName(/^policy 0/)
  await expect(tree.getByRole("treeitem").nth(1)).toHaveAccessibleName(/^may\("alice", "file1"\)/)
  await playground.button(back).press("Enter")
  await expect(link).toBeFocused()
})
