/** The states of the share sheet. */
import { expect } from "@playwright/test"
import type { PageState } from "./states.ts"
import { issueTokens } from "./tokens.ts"
import type { Playground } from "./playground.ts"

/** Opens the sheet, and waits for its link. */
export async function openShare(playground: Playground): Promise<void> {
  await playground.button("Share").click()
  await expect(playground.dialog.getByLabel("Link", { exact: true })).toHaveValue(/#1/)
}

export const sharingStates: readonly PageState[] = [
  { name: "share", part: "Token", reach: openShare },
  {
    name: "share-pasted-signed",
    part: "Token",
    reach: async (playground) => {
      const token = (await issueTokens()).find(({ name }) => name === "third-party")!
      await playground.paste(token.text, token.rootKey)
      await expect(playground.card("Block 1")).toBeVisible()
      await openShare(playground)
      await playground.dialog.getByLabel("The signed token itself").check()
      await expect(playground.dialog).toContainText("has the token")
    },
  },
  {
    name: "share-aliases",
    part: "Token",
    reach: async (playground) => {
      await playground.write("block 1", 'check if resource($r), $r.matches("^file[0-9]$");')
      await openShare(playground)
      await playground.dialog.getByLabel("Replace strings by aliases").check()
      await expect(playground.dialog).toContainText("left as they are")
    },
  },
  {
    name: "share-long",
    part: "Token",
    reach: async (playground) => {
      const numbers = Array.from({ length: 300 }, (_, i) => `n(${(i * 7919 + 13) ** 2});`)
      await playground.write("authority", numbers.join("\n"))
      await openShare(playground)
      await expect(playground.dialog).toContainText("A file is safer")
    },
  },
]
