import { faults, loadAxe, type Searched } from "./faults.ts"
import { expect, test } from "./playground.ts"
import { states } from "./states.ts"
import { widths } from "./screens.ts"

type Search = readonly [theme: "light" | "dark", searched: Searched]

/** A middle width shows in the dark what the others show. */
const searches = (width: number): readonly Search[] =>
  width === 1024
    ? [["light", "all"]]
    : [
        ["light", "all"],
        ["dark", "contrast"],
      ]

for (const state of states) {
  test(`${state.name} has no accessibility fault in any theme, on any screen`, async ({
    playground,
    page,
  }) => {
    test.slow()
    // Colours are then there at once in another theme.
    await page.emulateMedia({ reducedMotion: "reduce" })
    await playground.enter(state)
    await loadAxe(page)
    for (const width of widths) {
      await playground.show(state, width)
      for (const [colorScheme, searched] of searches(width)) {
        await page.emulateMedia({ colorScheme })
        await playground.settled()
        const found = await faults(page, searched)
        expect.soft(found, `${width} px wide, ${colorScheme}`).toEqual([])
      }
    }
  })
}
