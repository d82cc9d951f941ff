/** Explanations in the Why pane: opened from the steps of the verdict, browsed, and acted on. */
import { expect, test } from "./playground.ts"

test("no matching policy is told with what the policy lacks", async ({ playground }) => {
  await playground.write("authority", 'user("bob");')
  await playground.write("block 1", "check if true;")
  await playground.write("authorizer", 'allow if user("alice");')
  await expect(playground.verdict).toContainText(
    'The only policy does not match: there is user("bob"), but user("alice") is wanted',
  )
})

test("near misses are browsed by keys", async ({ playground }) => {
  await playground.write("block 1", "check if right($f, $o), owner($f);")
  const { pane } = playground
  await expect(pane).toContainText("near miss 1 of 2")
  await expect(pane).toContainText('Nothing supplies owner("file1")')
  await pane.getByRole("button", { name: "Next near miss" }).press("Enter")
  await expect(pane).toContainText("near miss 2 of 2")
  await expect(pane).toContainText("Another attempt: 1 of 2 met")
  const requirement = pane.getByRole("listitem").filter({ hasText: "there is no such fact" })
  await expect(requirement.last()).toContainText('owner("file2")')
  await pane.getByRole("button", { name: "Nearer miss" }).press("Enter")
  await expect(pane).toContainText("Closest attempt: 1 of 2 met")
})

test("a step of the verdict opens the explanation of its check", async ({ playground, page }) => {
  await playground.write("block 1", 'check if operation("read");')
  await expect(playground.verdict).toContainText("Allowed")
  await page.getByRole("button", { name: /^block 1, 1 check: passed/ }).click()
  const line = playground.pane.getByRole("button", { name: /block 1 check 0/ })
  await expect(line).toBeFocused()
  await expect(line).toHaveAttribute("aria-expanded", "true")
  await expect(playground.pane).toContainText("It matches")
  await line.press("Enter")
  await expect(line).toHaveAttribute("aria-expanded", "false")
  await expect(line).toBeFocused()
})

test("a change that would help is looked at, then made", async ({ playground }) => {
  await playground.write("block 1", 'right("file9", "read");')
  await playground.write("authorizer", 'check if right("file9", "read");\nallow if true;')
  await expect(playground.pane).toContainText("What would make it pass")
  await playground.button("Preview").click()
  const change = playground.pane.getByRole("list", { name: "The change" })
  await expect(change.getByRole("listitem")).toHaveCount(2)
  await playground.button("Apply").click()
  await expect(playground.editor("authority")).toContainText('right("file9", "read")')
  await expect(playground.verdict).toContainText("Allowed")
})
