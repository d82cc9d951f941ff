/** The states of a request that is denied, and of what explains it. */
import { expect } from "@playwright/test"
import type { PageState } from "./states.ts"

const request = 'time(2026-01-01T00:00:00Z);\nresource("file1");\noperation("read");\n'

export const denialStates: readonly PageState[] = [
  {
    name: "denied-by-a-check",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write(
        "authorizer",
        `${request.replace("2026-01", "2031-01")}\nallow if user($u), right("file1", "read");`,
      )
      await expect(playground.verdict).toContainText("Denied")
    },
  },
  {
    name: "denied-by-a-policy",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write(
        "authorizer",
        `${request}\ndeny if user("alice");\nallow if right("file1", "read");`,
      )
      await expect(playground.verdict).toContainText("Denied")
    },
  },
  {
    name: "denied-for-want-of-a-policy",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("authority", 'user("bob");')
      await expect(playground.verdict).toContainText("Denied")
    },
  },
  {
    name: "explained",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write(
        "block 1",
        'right("file9", "read"); check if right($f, $o), owner($f);',
      )
      await playground.write(
        "authorizer",
        `${request}\ncheck if right("file9", "read") or usr($u), $u != "bob";\nallow if user($u);`,
      )
      await expect(playground.pane).toContainText("near miss 1 of 3")
      await playground.button("Preview").first().click()
      await playground.page.getByRole("button", { name: /policy 0 allow/ }).click()
      await expect(playground.pane).toContainText("It matches")
    },
  },
]
