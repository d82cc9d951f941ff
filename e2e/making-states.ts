/** The states of the dialogs that make blocks, and of a block that was signed elsewhere. */
import { expect } from "@playwright/test"
import { fillForm, signHere } from "./making.ts"
import type { PageState } from "./states.ts"

export const makingStates: readonly PageState[] = [
  {
    name: "attenuate-form",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Attenuate by form")
      await fillForm(playground, {
        Expiry: "15m",
        Operations: "read, list",
        "Resource prefix": "/apps/production/",
        Audience: "api.example.com",
        Network: "10.1.0.0/16",
      })
      await expect(playground.dialog).toContainText("with it")
    },
  },
  {
    name: "attenuate-form-errors",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Attenuate by form")
      await fillForm(playground, { Expiry: "15", Operations: "read", Network: "10.1.0.0/20" })
      await expect(playground.dialog).toContainText("a field is wrong")
    },
  },
  {
    name: "third-party-request",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Ask a third party for a block")
      await expect(playground.dialog).toContainText("the signature of block 1")
    },
  },
  {
    name: "third-party-sign",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Ask a third party for a block")
      await playground.button("Sign it here").click()
      await signHere(playground, 'group("admin");\ncheck if operation("read");', "ed25519")
    },
  },
  {
    name: "third-party-append",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Ask a third party for a block")
      await playground.button("Sign it here").click()
      await signHere(playground, 'group("admin");\ncheck if operation("read");', "ed25519")
      await playground.button("Append it here").click()
      await expect(playground.button("Append as block 2")).toBeEnabled()
    },
  },
  {
    name: "signed-block",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Ask a third party for a block")
      await playground.button("Sign it here").click()
      await signHere(playground, 'group("admin");', "ed25519")
      await playground.button("Append it here").click()
      await playground.button("Append as block 2").click()
      await playground.write("block 1", 'check if operation("read");')
      await expect(playground.card("Block 2")).toContainText("ask for it again")
    },
  },
]
