/** A run, round by round: what each made, to the limit and to the birth of a fact. */
import { expect, type Locator, type Playground, test } from "./playground.ts"

const chain = `edge(1, 2); edge(2, 3); edge(3, 4); edge(4, 5);
path($a, $b) <- edge($a, $b);
path($a, $c) <- path($a, $b), edge($b, $c);`

const slider = ({ pane }: Playground): Locator => pane.getByRole("slider", { name: "Round" })

test("the slider goes from round to round, by keys and by buttons", async ({
  playground,
  page,
}) => {
  await playground.write("authority", chain)
  await playground.openTab(/^Run/)
  const { pane } = playground
  await expect(pane).toContainText("Round 4 of 4 made 1 new fact")
  await slider(playground).focus()
  await page.keyboard.press("ArrowLeft")
  await expect(pane).toContainText("Round 3 of 4 made 2 new facts")
  await expect(pane.getByRole("list", { name: "Rules that fired in round 3" })).toContainText(
    "fired 2×, 2 new",
  )
  await expect(pane.getByRole("list", { name: "Facts of round 3" })).toContainText("path(1, 4)")
  await page.keyboard.press("Home")
  await expect(pane).toContainText("Before the first round")
  await expect(playground.button("The round before")).toBeDisabled()
  await playground.button("The next round").click()
  await expect(pane).toContainText("Round 1 of 4 made 4 new facts")
})

test("a fact of a round leads to its proof, and the proof to the round", async ({ playground }) => {
  await playground.write("authority", chain)
  await playground.openTab(/^Run/)
  const { pane } = playground
  await slider(playground).fill("2")
  await pane.getByRole("button", { name: "path(2, 4)" }).click()
  await expect(pane).toContainText("Derived in round 2 by rule 1 of authority")
  await playground.button("Go to the round where it was born").click()
  await expect(pane).toContainText("Round 2 of 4")
})

test("a limit that was reached names the rule that multiplies facts", async ({ playground }) => {
  const given = Array.from({ length: 40 }, (_, i) => `n(${i});`).join(" ")
  await playground.write("authority", `${given}\npair($a, $b) <- n($a), n($b);`)
  await expect(playground.verdict).toContainText("Stopped")
  await expect(playground.verdict).toContainText("pair($a, $b) <- n($a), n($b)")
  await playground.button("See the rounds").click()
  await expect(playground.tab("Run")).toBeFocused()
  const { pane } = playground
  await expect(pane).toContainText("Round 1 of 1 made 1,600 new facts")
  const rules = pane.getByRole("list", { name: "Rules that fired in round 1" })
  await expect(rules.getByRole("listitem")).toContainText("fired 1,600×, 1,600 new")
  await rules.getByRole("button").click()
  await expect(playground.editor("authority")).toBeFocused()
})
