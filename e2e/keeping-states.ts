/** The states of what comes by links, of documents that are kept, and of their history. */
import { expect } from "@playwright/test"
import { chainedToken } from "../src/test/chain-tokens.ts"
import { linkTo } from "./links.ts"
import type { PageState } from "./states.ts"

const roles = linkTo(
  [
    'user("alice");\nright("file1", "read");\nrole("admin");',
    'check if operation("read");',
    'check if resource("file1");',
  ],
  'time(2026-01-01T00:00:00Z);\nresource("file1");\noperation("read");\n\nallow if role("admin");',
  { name: "roles and rights" },
)

const follow = (fragment: string): void => {
  location.hash = fragment
}

/** Tells the page what another tab would tell. */
function saveElsewhere(): void {
  const document = localStorage.getItem("document")
  new BroadcastChannel("biscuit-playground").postMessage({ kind: "saved", document, at: 0 })
}

export const keepingStates: readonly PageState[] = [
  {
    name: "link-over-work",
    part: "Verdict",
    reach: async (playground) => {
      await playground.command("Use strict limits")
      await playground.write("authority", 'user("alice");\nright("file1", "write");')
      await playground.page.evaluate(follow, roles)
      await expect(playground.button("Open beside")).toBeFocused()
    },
  },
  {
    name: "link-refused",
    part: "Verdict",
    reach: async (playground) => {
      await playground.page.evaluate(follow, roles.slice(0, -3))
      await expect(playground.notice).not.toHaveText("")
    },
  },
  {
    name: "real-token-asked",
    part: "Token",
    reach: async (playground) => {
      const { text, rootKey } = await chainedToken()
      await playground.paste(text, rootKey)
      await playground.button("Keep it in this browser").click()
      await expect(playground.button("Keep it")).toBeVisible()
    },
  },
  {
    name: "changed-in-another-tab",
    part: "Authorizer",
    reach: async (playground) => {
      await playground.write("authorizer", "allow if true;")
      await expect(playground.page.getByText("Saved in this browser")).toBeAttached()
      await playground.page.evaluate(saveElsewhere)
      await expect(playground.button("Take theirs")).toBeVisible()
    },
  },
  {
    name: "documents",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("authority", 'user("alice");\nright("file1", "write");')
      await playground.page.evaluate(follow, roles)
      await playground.button("Open beside").click()
      await expect(playground.editor("authority")).toContainText("role")
      await playground.command("Documents")
      const documents = playground.dialog.getByRole("list", { name: "Documents" })
      await expect(documents.getByRole("listitem")).toHaveCount(2)
    },
  },
  {
    name: "no-documents",
    part: "Verdict",
    reach: async (playground) => {
      await playground.command("Documents")
      await expect(playground.dialog).toContainText("No document is kept yet")
    },
  },
  {
    name: "history",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("authority", 'user("alice");\nright("file1", "write");')
      await playground.command("History of this document")
      const name = playground.dialog.getByRole("textbox", { name: "Save a revision as" })
      await name.fill("before the review")
      await playground.page.keyboard.press("Enter")
      await expect(playground.dialog).toContainText("before the review")
      await playground.page.keyboard.press("Escape")
      await playground.write("authority", 'user("bob");\nright("file1", "read");')
      await playground.command("History of this document")
      await playground.dialog.getByRole("radio", { name: /before the review/ }).check()
      await expect(playground.dialog).toContainText("write")
    },
  },
]
