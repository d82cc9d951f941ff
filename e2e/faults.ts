/** Accessibility faults of the page, as axe finds them. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Page } from "@playwright/test"
import type { run as Run, RunOptions } from "axe-core"

/** A theme changes colours and nothing else, so that of a second one the contrasts are enough. */
export type Searched = "all" | "contrast"

/** Faults are told by their markup; to name the place of each element takes a seventh of a search. */
const common: RunOptions = { resultTypes: ["violations"], selectors: false }

const options: Readonly<Record<Searched, RunOptions>> = {
  all: common,
  contrast: { ...common, runOnly: ["color-contrast"] },
}

/** The short form: the browser reads it for each page. */
const source = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8")

/**
 * Puts axe into the page, once: the package that does it for Playwright does it for each search, and that takes
 * longer than the search.
 */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(source)
}

/** Waits until nothing fades or moves any more. */
export const stillness = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ends = ({ effect }: Animation) => effect?.getComputedTiming().endTime !== Infinity
    const ending = () => document.getAnimations().filter(ends)
    // What changed just now begins to fade with the next frame, and what has faded may start another.
    do {
      await new Promise(requestAnimationFrame)
      // One that is taken away rejects.
      await Promise.allSettled(ending().map(({ finished }) => finished))
    } while (ending().length > 0)
  })

/** What is at fault in a page that axe was loaded into, once it is still: the rule, and the elements. */
export async function faults(page: Page, searched: Searched = "all"): Promise<unknown> {
  // Halfway from one colour to another, contrasts are those of neither.
  await stillness(page)
  return page.evaluate(async (asked) => {
    // `loadAxe` put it there.
    const { run } = (globalThis as unknown as { axe: { run: typeof Run } }).axe
    const { violations } = await run(document, asked)
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  }, options[searched])
}
