import { AxeBuilder } from "@axe-core/playwright"
import { expect, test } from "./playground.ts"
import { states } from "./states.ts"
import { themes, widths } from "./screens.ts"

for (const state of states) {
  test(`${state.name} has no accessibility fault in any theme, on any screen`, async ({
    playground,
    page,
  }) => {
    test.slow()
    await playground.enter(state)
    for (const width of widths) {
      await playground.show(state, width)
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme })
        await playground.settled()
        const { violations } = await new AxeBuilder({ page }).analyze()
        const faults = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
        expect.soft(faults, `${width} px wide, ${colorScheme}`).toEqual([])
      }
    }
  })
}
