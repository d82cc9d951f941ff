/** The states of keys, of pastes that are no token, of a list of revoked ids, and of a strict bound that is passed. */
import { expect } from "@playwright/test"
import type { PageState } from "./states.ts"
import { foreignPair, issueTokens } from "./tokens.ts"

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url")

export const workshopStates: readonly PageState[] = [
  {
    name: "keys",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Keys: names")
      await playground.button("New secp256r1 key").click()
      await playground.dialog.getByRole("textbox", { name: /^Name of ed25519/ }).fill("our root")
      await expect(playground.dialog).toContainText("secp256r1/0")
    },
  },
  {
    name: "pasted-private-key",
    part: "Token",
    reach: async (playground) => {
      await playground.allowClipboard()
      const { privateKey, publicKey } = await foreignPair()
      await playground.page.evaluate((text) => navigator.clipboard.writeText(text), privateKey)
      await playground.page.getByRole("heading", { level: 1 }).click()
      await playground.page.keyboard.press("ControlOrMeta+v")
      await expect(playground.dialog).toContainText(publicKey)
    },
  },
  {
    name: "pasted-foreign",
    part: "Token",
    reach: async (playground) => {
      const jwt = [part({ alg: "HS256", typ: "JWT" }), part({ sub: "alice" }), "c2lnbmF0dXJl"]
      await playground.paste(jwt.join("."), "")
      await expect(playground.verdict).toContainText("JWT")
    },
  },
  {
    name: "pasted-in-a-header",
    part: "Token",
    reach: async (playground) => {
      const [token] = await issueTokens()
      await playground.paste(`curl -H 'Authorization: Bearer ${token!.text}'`, token!.rootKey)
      await expect(playground.page.getByText(/^read without/)).toBeVisible()
    },
  },
  {
    name: "revoked",
    part: "Verdict",
    reach: async (playground) => {
      await playground.allowClipboard()
      await playground.openTab(/^Token/)
      await playground.pane.getByRole("radio", { name: "Revocation" }).check()
      await playground.button("Copy the revocation id of block 1").click()
      const id = await playground.clipboard()
      await playground.page.getByRole("textbox", { name: "Revoked ids" }).fill(`# May\n${id}\nlost`)
      await expect(playground.verdict).toContainText("block 1 is revoked")
    },
  },
  {
    name: "rejected-by-a-strict-bound",
    part: "Verdict",
    reach: async (playground) => {
      await playground.command("Use strict limits")
      const facts = Array.from({ length: 1001 }, (_, i) => `n(${i});`).join(" ")
      await playground.write("authorizer", `${facts}\nallow if true;`)
      await expect(playground.verdict).toContainText("BiscuitBoundsExceeded")
      await playground.openTab(/^Run/)
    },
  },
]
