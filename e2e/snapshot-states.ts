/** States of the page in which an authorizer's snapshot takes the place of a token. */
import { expect } from "@playwright/test"
import type { Playground } from "./playground.ts"
import type { PageState } from "./states.ts"

/** What the page copies as the snapshot of its run. */
export async function copySnapshot(playground: Playground): Promise<string> {
  await playground.allowClipboard()
  await playground.openTab(/^Run/)
  await playground.button("Copy as snapshot").click()
  await expect(playground.notice).toContainText("Copied the run as a snapshot")
  return playground.clipboard()
}

/** Opens a snapshot from its field. */
export async function openSnapshot(playground: Playground, text: string): Promise<void> {
  await playground.command("Open a snapshot")
  await playground.page.getByRole("textbox", { name: "Snapshot", exact: true }).fill(text)
}

export const snapshotStates: readonly PageState[] = [
  {
    name: "snapshot-open",
    part: "Token",
    reach: async (playground) => {
      await openSnapshot(playground, await copySnapshot(playground))
      await expect(playground.page.getByText("As stored")).toBeVisible()
      await playground.openTab(/^Why/)
    },
  },
  {
    name: "snapshot-notes",
    part: "Token",
    reach: async (playground) => {
      await playground.button("Third-party block").click()
      await playground.write("block 2", 'shift("night");\ncheck if shift("day");')
      await expect(playground.verdict).toContainText("Denied")
      await openSnapshot(playground, await copySnapshot(playground))
      await expect(playground.page.getByText("As stored")).toBeVisible()
      const notes = playground.page.getByRole("list", { name: "What the reference makes of it" })
      await expect(notes).toContainText("refuses to load it")
      await playground.write("authorizer", 'operation("read");\nallow if user("alice");')
      await expect(playground.page.getByText("Evaluated again with your authorizer")).toBeVisible()
      await playground.openTab(/^Why/)
    },
  },
  {
    name: "snapshot-broken",
    part: "Token",
    reach: async (playground) => {
      const text = await copySnapshot(playground)
      await openSnapshot(playground, text.slice(0, 200))
      await expect(playground.verdict).toContainText("Not readable")
      await playground.openTab(/^Token/)
      await expect(playground.pane).toContainText("The snapshot cannot be read")
    },
  },
]
