/** States of the page in which the texts say what is read, counted and missing. */
import { expect } from "@playwright/test"
import type { PageState } from "./states.ts"

const lostRequest = 'resource("file1");\noperation("read");\nallow if user("alice");\n'

export const lensStates: readonly PageState[] = [
  {
    name: "scope-lens",
    part: "Token",
    reach: async (playground) => {
      await playground.editor("authorizer").click()
      await playground.page.keyboard.press("ControlOrMeta+End")
      await expect(playground.card("Block 1")).toContainText("not seen from policy 0")
      await expect(playground.editor("authority").locator("[data-count]")).toHaveCount(3)
    },
  },
  {
    name: "scope-lens-facts",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("block 1", 'right("file9", "read");')
      await playground.openTab(/^Facts/)
      await playground.editor("authorizer").click()
      await playground.page.keyboard.press("ControlOrMeta+End")
      await expect(playground.page.locator('tr[data-unseen="true"]')).toHaveCount(1)
    },
  },
  {
    name: "missing-input",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("authorizer", lostRequest)
      const chips = playground.page.getByRole("list", { name: "Missing inputs" })
      await expect(chips).toContainText("time(…)")
    },
  },
  {
    name: "missing-input-problems",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("authorizer", lostRequest)
      await playground.openTab(/^Problems/)
      await expect(playground.pane).toContainText("time(…)")
    },
  },
]
