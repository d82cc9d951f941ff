/** States of the page in which the bytes of a token are looked at. */
import { expect } from "@playwright/test"
import { issueTokens } from "./tokens.ts"
import type { Playground } from "./playground.ts"
import type { PageState } from "./states.ts"

/** Shows the bytes of the token, and waits until it has been taken apart. */
export async function openBytes({ page }: Playground): Promise<void> {
  await page.getByRole("tab", { name: /^Token/ }).click()
  await page.getByRole("radio", { name: "Bytes" }).check()
  await expect(page.getByRole("tree", { name: "Structure of the token" })).toBeVisible()
}

const trusting =
  'trusting ed25519/1055c750b1a1505937af1537c626ba3263995c33a64758aaafb1275b0312e284;\nreject if user("bob");\ncheck if operation("read");'

export const anatomyStates: readonly PageState[] = [
  { name: "bytes-whole", part: "Verdict", reach: openBytes },
  {
    name: "bytes-broken",
    part: "Verdict",
    reach: async (playground) => {
      const [token] = await issueTokens()
      await playground.paste(token!.text.slice(0, 100), "")
      await playground.openTab(/^Token/)
      await playground.button("Show its bytes").click()
      const details = playground.page.getByRole("region", { name: "Selected bytes" })
      await expect(details).toContainText("are present")
    },
  },
  {
    name: "bytes-selected",
    part: "Verdict",
    reach: async (playground) => {
      await playground.editor("block 1").getByText("operation").click()
      await playground.command("Show the bytes of this clause")
      const details = playground.page.getByRole("region", { name: "Selected bytes" })
      await expect(details).toContainText("check 0")
    },
  },
  {
    name: "bytes-costs",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("block 1", trusting)
      await expect(playground.verdict).not.toContainText("Out of date")
      await openBytes(playground)
      const { pane } = playground
      for (const name of [/^Symbols/, /^Public keys/, /^Versions/]) {
        await pane.getByRole("button", { name }).click()
      }
    },
    opened: async ({ pane }) => {
      await pane.getByRole("table", { name: "Symbols" }).scrollIntoViewIfNeeded()
    },
  },
]
