import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./playground.ts"
import { states } from "./states.ts"
import { themes, widths } from "./screens.ts"

/** The page has no frames, and what is in order is not listed: that takes a quarter of the time. */
async function faults(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .analyze()
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

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
        expect.soft(await faults(page), `${width} px wide, ${colorScheme}`).toEqual([])
      }
    }
  })
}
