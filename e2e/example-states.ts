/** The states of the gallery of examples, and of an example that is open. */
import { expect } from "@playwright/test"
import type { Playground } from "./playground.ts"
import type { PageState } from "./states.ts"

/** Opens the gallery and chooses a request by the beginning of its name. */
export async function openExample(playground: Playground, name: RegExp): Promise<void> {
  await playground.button("Examples").click()
  await playground.dialog.getByRole("button", { name }).click()
  await expect(playground.dialog).toBeHidden()
}

export const exampleStates: readonly PageState[] = [
  {
    name: "examples",
    part: "Verdict",
    reach: async (playground) => {
      await openExample(playground, /^Denied: .*\(Roles\)/)
      await playground.button("Examples").click()
      await expect(playground.dialog).toContainText("seen")
    },
  },
  {
    name: "examples-none-found",
    part: "Verdict",
    reach: async (playground) => {
      await playground.button("Examples").click()
      await playground.dialog.getByRole("searchbox").fill("no such thing")
      await expect(playground.dialog).toContainText("No example has")
    },
  },
  {
    name: "example-open",
    part: "Verdict",
    reach: async (playground) => {
      await openExample(playground, /^Denied: .*\(Topics of a tenant\)/)
      await expect(playground.verdict).toContainText("Denied")
    },
    // A phone opens it folded.
    opened: async (playground) => {
      await expect(playground.button(/^Do it: Remove block 2/)).toBeVisible()
    },
  },
  {
    name: "example-tried",
    part: "Token",
    reach: async (playground) => {
      await openExample(playground, /^Denied: .*\(A group that another party attests\)/)
      await playground.button(/^Do it: Let a stranger/).click()
      await expect(playground.verdict).toContainText("Denied")
    },
  },
  {
    name: "example-changed",
    part: "Authorizer",
    reach: async (playground) => {
      await openExample(playground, /^Allowed: .*\(Attenuation\)/)
      await playground.write("authorizer", "allow if true;")
      await expect(playground.page.getByText("You changed it since.")).toBeVisible()
    },
  },
]
