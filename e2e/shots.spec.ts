/** `npm run shots`: a picture of each state in both themes and on all screens, in the folder `shots`. */
import { test } from "./playground.ts"
import { themes, widths } from "./screens.ts"
import { states } from "./states.ts"

for (const state of states) {
  for (const colorScheme of themes) {
    test.describe(`${state.name}, ${colorScheme}`, () => {
      test.use({ colorScheme })

      test("is pictured", async ({ playground, page }) => {
        test.slow()
        await playground.enter(state)
        for (const width of widths) {
          await playground.show(state, width)
          await page.screenshot({ path: `shots/${state.name}-${width}-${colorScheme}.png` })
        }
      })
    })
  }
}
