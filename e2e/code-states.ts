/** The states of the dialog that copies as code. */
import { expect } from "@playwright/test"
import type { PageState } from "./states.ts"
import { issueTokens } from "./tokens.ts"

export const codeStates: readonly PageState[] = [
  {
    name: "copy-as-code",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Copy as code")
      await expect(playground.dialog).toContainText("biscuit-wasm 0.6.0")
    },
  },
  {
    name: "copy-as-code-refused",
    part: "Token",
    reach: async (playground) => {
      const [token] = await issueTokens()
      await playground.paste(token!.text, token!.rootKey)
      await expect(playground.verdict).toContainText("Allowed")
      await playground.command("Copy as code")
      await playground.dialog.getByRole("radio", { name: "Go" }).check()
      await playground.dialog.getByRole("radio", { name: "Build it" }).check()
      await expect(playground.dialog).toContainText("only its issuer can build it")
    },
  },
]
