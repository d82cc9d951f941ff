/** The states of the query console. */
import { expect } from "@playwright/test"
import type { PageState } from "./states.ts"

export const queryStates: readonly PageState[] = [
  {
    name: "query-empty",
    part: "Verdict",
    reach: async (playground) => {
      await playground.openTab(/^Query/)
    },
  },
  {
    name: "query-answers",
    part: "Verdict",
    reach: async (playground) => {
      await playground.button("Third-party block", true).click()
      await playground.write("block 2", `group("${"a long name ".repeat(8)}"); group("b");`)
      await playground.command("Query the facts")
      await playground.page.keyboard.insertText("group($group), right($file, $right)")
      await playground.page.getByLabel("as", { exact: true }).selectOption("keys")
      await playground.page.getByRole("checkbox", { name: /block 2/ }).check()
      await playground
        .button(/^Why "b"/)
        .first()
        .click()
    },
  },
  {
    name: "query-with-an-error",
    part: "Verdict",
    reach: async (playground) => {
      await playground.command("Query the facts")
      await playground.page.keyboard.insertText("user($u)")
      await expect(playground.pane).toContainText("1 answer")
      await playground.page.keyboard.insertText(', $u.starts_with("a')
      await expect(playground.pane).toContainText("to the query before")
    },
  },
]
