/** Runs are bounded, stopped and run again. */
import { expect, test } from "./playground.ts"
import { stateNamed } from "./states.ts"

test("strict limits reject a token of six blocks after the authority", async ({
  playground,
  page,
}) => {
  await page.getByRole("combobox", { name: "Limits of the run" }).selectOption("strict")
  for (let i = 0; i < 5; i++) await playground.addBlock()
  await expect(playground.editor("block 6")).toBeFocused()
  await expect(playground.verdict).toContainText("Rejected")
  await expect(playground.verdict).toContainText(
    "BiscuitBoundsExceeded: 6 blocks after the authority, at most 5 allowed",
  )
  await playground.openTab(/^Run/)
  await expect(playground.meter("Blocks")).toContainText("6 of 5")
  await expect(playground.meter("Blocks")).toContainText("limit")
  await page.getByRole("radio", { name: /^Reference/ }).check()
  await expect(playground.verdict).toContainText("Allowed")
})

test("numbers of one's own bound the run, and wrong ones are refused in words", async ({
  playground,
  page,
}) => {
  await playground.write(
    "authority",
    'user("alice"); right("file1", "read"); known($u) <- user($u);',
  )
  await playground.openTab(/^Run/)
  await page.getByRole("radio", { name: /^Custom/ }).check()
  const facts = page.getByRole("textbox", { name: "Facts" })
  await facts.fill("3")
  await expect(playground.verdict).toContainText("Stopped")
  await expect(playground.verdict).toContainText("limit of 3 facts")
  for (const [wrong, message] of [
    ["", "facts need a limit"],
    ["many", "expected a whole number"],
    ["0", "the least limit is 1"],
    ["1000001", "the greatest limit is 1,000,000"],
  ] as const) {
    await facts.fill(wrong)
    await expect(facts).toHaveAccessibleDescription(message)
    await expect(facts).toHaveAttribute("aria-invalid", "true")
  }
  // The last good number holds.
  await facts.blur()
  await expect(facts).toHaveValue("3")
  await facts.fill("1 000")
  await expect(playground.verdict).toContainText("Allowed")
  await page.getByRole("textbox", { name: "Rounds" }).fill("1")
  await expect(playground.verdict).toContainText("limit of 1 round")
})

test("an engine that crashed is run again when asked, and not before", async ({
  playground,
  page,
}) => {
  await playground.enter(stateNamed("engine-crashed"))
  await expect(playground.verdict).toContainText("out of memory")
  await playground.write("authority", 'user("alice"); right("file1", "read");')
  await expect(playground.verdict).toContainText("crashed")
  await page.evaluate(() => Object.assign(globalThis, { crashes: false }))
  await playground.button("Run again").click()
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.button("Run again")).toBeHidden()
})

test("a run is stopped, and run again", async ({ playground, page }) => {
  await playground.enter(stateNamed("running"))
  await playground.button("Stop").click()
  await expect(playground.verdict).toContainText("Stopped")
  await expect(playground.verdict).toContainText("you stopped the run")
  await expect(playground.button("Stop")).toBeHidden()
  await page.evaluate(() => Object.assign(globalThis, { isDeaf: false }))
  await page.keyboard.press("ControlOrMeta+Enter")
  await expect(playground.verdict).toContainText("Denied")
})
