/** Accessibility faults of the page, as axe finds them. */
import type { Page } from "@playwright/test"
import axe, { type RunOptions } from "axe-core"

/** A theme changes colours and nothing else, so that of a second one the contrasts are enough. */
export type Searched = "all" | "contrast"

const options: Readonly<Record<Searched, RunOptions>> = {
  all: { resultTypes: ["violations"] },
  contrast: { resultTypes: ["violations"], runOnly: ["color-contrast"] },
}

/**
 * Puts axe into the page, once: the package that does it for Playwright does it for each search, and that takes
 * longer than the search.
 */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source)
}

/** What is at fault in a page that axe was loaded into: the rule, and the elements. */
export const faults = (page: Page, searched: Searched = "all"): Promise<unknown> =>
  page.evaluate(async (asked) => {
    // `loadAxe` put it there.
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await run(document, asked)
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  }, options[searched])
