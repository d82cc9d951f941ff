/** Sharing: what is copied, and what another reader finds who opens it. */
import type { Page } from "@playwright/test"
import { decodeLink } from "../src/document/link.ts"
import { expect, Playground, test } from "./playground.ts"
import { openShare } from "./sharing-states.ts"
import { issueTokens } from "./tokens.ts"

/** Once it is made: the field is empty while another one is. */
async function linkOf(playground: Playground): Promise<string> {
  const field = playground.dialog.getByLabel("Link", { exact: true })
  const link = async (): Promise<string> => field.inputValue()
  await expect.poll(link).not.toBe("")
  return link()
}

/** The page of another reader, who was sent a link. */
async function openElsewhere(page: Page, link: string): Promise<Playground> {
  const other = await page.context().browser()!.newPage()
  await other.goto(link)
  return new Playground(other)
}

/** All that a link holds, as text; nothing where there is no link. */
function contentOf(link: string): string {
  if (link === "") return ""
  const opening = decodeLink(new URL(link).hash)
  if (opening.kind !== "document") throw new Error(opening.message)
  return JSON.stringify(opening.document)
}

test("a link opens with the same texts and the same verdict, and says what is in it", async ({
  playground,
  page,
}) => {
  // Three pages are opened, one after the other.
  test.slow()
  await playground.allowClipboard()
  await expect(playground.verdict).toContainText("Allowed")
  await playground.button("Third-party block").click()
  await playground.write("block 2", 'group("admin"); // of Alice')
  await expect(playground.verdict).toContainText("2 checks passed")
  const address = page.url()
  await page.keyboard.press("ControlOrMeta+s")
  const { dialog } = playground
  await expect(dialog.getByRole("listitem").filter({ hasText: "Block 2" })).toContainText("group")
  await expect(dialog).toContainText("Private keys, never")
  await expect(dialog).toContainText("throwaway key 1 takes its place")
  await dialog.getByRole("button", { name: "Copy the link" }).click()
  await expect(dialog.getByRole("button", { name: "Copied: the link" })).toBeVisible()
  await expect(dialog.getByRole("status").filter({ hasText: "Copied the link." })).toBeVisible()
  const link = await playground.clipboard()
  expect(link).toBe(await linkOf(playground))
  expect(page.url()).toBe(address)
  await dialog.getByRole("button", { name: "Copy code, verdict and link as Markdown" }).click()
  await expect.poll(() => playground.clipboard()).toMatch(/\*\*Allowed\*\*[^]*```biscuit[^]*#1/)

  const other = await openElsewhere(page, link)
  await expect(other.editor("block 2")).toContainText('group("admin"); // of Alice')
  await expect(other.verdict).toContainText("2 checks passed")
  await other.page.close()

  await dialog.getByLabel("Replace strings by aliases").check()
  await expect(dialog).toContainText("every check and policy comes out as before")
  const hidden = await linkOf(playground)
  expect(contentOf(hidden)).not.toMatch(/alice|file1|admin/i)
  const third = await openElsewhere(page, hidden)
  await expect(third.editor("authority")).toContainText('user("user1");')
  await expect(third.verdict).toContainText("2 checks passed")
  await third.page.close()
})

test("a pasted token is in a link only when the reader chose that", async ({
  playground,
  page,
}) => {
  test.slow()
  const token = (await issueTokens()).find(({ name }) => name === "attenuated")!
  await playground.paste(token.text, token.rootKey)
  await playground.write("authorizer", 'operation("read");\nallow if user("alice");')
  await expect(playground.verdict).toContainText("Allowed")
  await openShare(playground)
  const plain = contentOf(await linkOf(playground))
  for (let at = 0; at + 24 <= token.text.length; at += 12) {
    expect(plain).not.toContain(token.text.slice(at, at + 24))
  }
  await playground.dialog.getByLabel("The signed token itself").check()
  await expect(playground.dialog).toContainText("Whoever has this link has the token")
  await expect.poll(async () => contentOf(await linkOf(playground))).toContain(token.text)
  const other = await openElsewhere(page, await linkOf(playground))
  await expect(other.verdict).toContainText("Allowed")
  await expect(other.verdict).not.toContainText("if genuine")
  await other.page.close()
  // The choice is forgotten with the sheet.
  await page.keyboard.press("Escape")
  await openShare(playground)
  expect(contentOf(await linkOf(playground))).not.toContain(token.text)
})

test("a long link offers the file, and a refused clipboard the field", async ({
  playground,
  page,
}) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))
  })
  const numbers = Array.from({ length: 300 }, (_, i) => `n(${(i * 7919 + 13) ** 2});`)
  await playground.write("authority", numbers.join("\n"))
  await openShare(playground)
  await expect(playground.dialog).toContainText("A file is safer")
  await playground.dialog.getByRole("button", { name: "Copy the link" }).click()
  await expect(playground.dialog).toContainText("The browser refused the clipboard")
  const field = playground.dialog.getByLabel("Link", { exact: true })
  await field.focus()
  const selected = await field.evaluate(
    (input: HTMLInputElement) => input.selectionEnd! - input.selectionStart!,
  )
  expect(selected).toBe((await field.inputValue()).length)
  const saving = page.waitForEvent("download")
  await playground.dialog.getByRole("button", { name: "Save as a file" }).click()
  expect((await saving).suggestedFilename()).toMatch(/\.json$/)
})
