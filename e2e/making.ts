/** How a reader fills in the form that attenuates, and signs as a third party. */
import { expect, type Playground } from "./playground.ts"

export async function fillForm(
  { dialog }: Playground,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    await dialog.getByLabel(label, { exact: true }).fill(text)
  }
}

/** Writes a block in the second step, signs it with a new key, and gives the public key and what was signed. */
export async function signHere(
  { page, dialog }: Playground,
  text: string,
  algorithm: "ed25519" | "secp256r1",
): Promise<{ publicKey: string; signed: string }> {
  await dialog.getByRole("textbox", { name: "Datalog of the third party's block" }).click()
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.insertText(text)
  await dialog.getByRole("button", { name: `New ${algorithm} key` }).click()
  const publicKey = dialog.locator("p", { hasText: "Authorizers trust it as" }).locator("code")
  await expect(publicKey).toHaveText(new RegExp(`^${algorithm}/`))
  const signed = dialog.getByLabel("Signed block", { exact: true })
  await expect(signed).not.toHaveValue("")
  return { publicKey: await publicKey.innerText(), signed: await signed.inputValue() }
}
