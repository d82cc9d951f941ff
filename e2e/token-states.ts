/** The states of a token's chain of signatures. */
import { altered, chainedToken, swapped } from "../src/test/chain-tokens.ts"
import { expect } from "@playwright/test"
import type { Playground } from "./playground.ts"
import type { PageState } from "./states.ts"

async function openChain(playground: Playground, token: string, key: string): Promise<void> {
  await playground.paste(token, key)
  await playground.openTab(/^Token/)
  await expect(playground.chain).toBeVisible()
}

export const tokenStates: readonly PageState[] = [
  {
    name: "chain-verified",
    part: "Verdict",
    reach: async (playground) => {
      const { text, rootKey } = await chainedToken()
      await openChain(playground, text, rootKey)
      await expect(playground.chain).toContainText("Signatures verified")
    },
  },
  {
    name: "chain-unchecked",
    part: "Verdict",
    reach: async (playground) => {
      await openChain(playground, (await chainedToken()).text, "")
      await expect(playground.chain).toContainText("Signatures not checked")
    },
  },
  {
    name: "chain-failed",
    part: "Verdict",
    reach: async (playground) => {
      const { text, rootKey } = await chainedToken()
      await openChain(playground, swapped(text), rootKey)
      await playground.button("Go to the fault").click()
      await expect(playground.chain).toContainText("Wrong order")
    },
  },
  {
    name: "chain-altered",
    part: "Verdict",
    reach: async (playground) => {
      const { text, rootKey } = await chainedToken()
      await openChain(playground, altered(text), rootKey)
      await expect(playground.chain).toContainText("Altered block")
    },
  },
  {
    name: "chain-third-party",
    part: "Verdict",
    reach: async (playground) => {
      const { text, rootKey, thirdParty } = await chainedToken()
      await openChain(playground, text, rootKey)
      await playground.write(
        "authorizer",
        `resource("file1"); operation("read");\nallow if group("admin") trusting authority, ${thirdParty};`,
      )
      const scope = playground.chain.getByRole("button", { name: "policy 0 of the authorizer" })
      await scope.scrollIntoViewIfNeeded()
      await expect(scope).toBeVisible()
    },
  },
  {
    name: "token-unreadable",
    part: "Verdict",
    reach: async (playground) => {
      await playground.paste((await chainedToken()).text.slice(0, 300), "")
      await playground.openTab(/^Token/)
      await expect(playground.pane).toContainText("The token cannot be read")
    },
  },
]
