/** The examples of the gallery, by idea. They belong to the page's second script. */
import { checking } from "./checks.ts"
import { firstSteps } from "./first-steps.ts"
import { organisations } from "./organisations.ts"
import { deciding } from "./roles.ts"
import { safeguards } from "./safeguards.ts"
import { services } from "./services.ts"
import { thirdParties } from "./third-parties.ts"
import type { Example, ExampleGroup } from "./types.ts"
import { values } from "./values.ts"

export { changedPlace, exampleDocument, requestText, triedDocument } from "./document.ts"
export { signers } from "./signers.ts"
export type * from "./types.ts"

export const groups: readonly ExampleGroup[] = [
  { title: "First steps", examples: firstSteps },
  { title: "How a service decides", examples: deciding },
  { title: "Checks, and what they read", examples: checking },
  { title: "Values and functions", examples: values },
  { title: "Other parties", examples: thirdParties },
  { title: "Safeguards", examples: safeguards },
  { title: "Services and agents", examples: services },
  { title: "Organisations and lists", examples: organisations },
]

export const examples: readonly Example[] = groups.flatMap((group) => group.examples)

/** Null for an id that no example has: of another version of the page, or from a link. */
export const findExample = (id: string): Example | null =>
  examples.find((example) => example.id === id) ?? null
