import { AxeBuilder } from "@axe-core/playwright"
import { expect, test } from "./playground.ts"
import { states } from "./states.ts"
import { themes, widths } from "./screens.ts"

for (const state of states) {
  for (const colorScheme of themes) {
    test.describe(`${state.name}, ${colorScheme}`, () => {
      test.use({ colorScheme })

      test("has no accessibility fault on any screen", async ({ playground, page }) => {
        test.slow()
        await playground.enter(state)
        for (const width of widths) {
          await playground.resize(width, state.part)
          const { violations } = await new AxeBuilder({ page }).analyze()
          const faults = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
          expect(faults, `${width} px wide`).toEqual([])
        }
      })
    })
  }
}
