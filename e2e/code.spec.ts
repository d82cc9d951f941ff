import { expect, test } from "./playground.ts"
import { issueTokens } from "./tokens.ts"

test("the document is copied as a program, whose language is remembered", async ({
  playground,
  page,
}) => {
  await playground.allowClipboard()
  await playground.command("Copy as code")
  const { dialog } = playground
  const program = dialog.locator("pre").first()
  await expect(program).toContainText("node --experimental-wasm-modules verify.mjs")
  await dialog.getByRole("button", { name: "Copy the program" }).click()
  await expect(dialog.getByRole("status")).toContainText("Copied the program.")
  expect(await playground.clipboard()).toBe(await program.textContent())
  // The arrow keys go from one language to the next.
  await dialog.getByRole("radio", { name: "Node" }).focus()
  await page.keyboard.press("ArrowRight")
  await expect(program).toContainText("biscuit-auth 6.0.0")
  await dialog.getByRole("radio", { name: "Build it" }).check()
  await expect(program).toContainText("BiscuitBuilder::new()")
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save as file" }).click(),
  ])
  expect(file.suggestedFilename()).toBe("build.rs")
  await page.reload()
  await playground.command("Copy as code")
  await expect(program).toContainText("biscuit-auth 6.0.0")
})

test("a pasted token is copied when it is told to, and never a private key", async ({
  playground,
}) => {
  const [token] = await issueTokens()
  await playground.paste(token!.text, token!.rootKey)
  await expect(playground.verdict).toContainText("Allowed")
  await playground.command("Copy as code")
  const { dialog } = playground
  const program = dialog.locator("pre").first()
  await expect(program).toContainText("process.env.TOKEN")
  await expect(program).not.toContainText(token!.text)
  await dialog.getByRole("checkbox", { name: /^With the pasted token/ }).check()
  await expect(program).toContainText(token!.text)
  await dialog.getByRole("radio", { name: "Build it" }).check()
  await expect(dialog).toContainText("only its issuer can build it")
})
