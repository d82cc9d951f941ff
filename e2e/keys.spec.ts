import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import type { Locator } from "@playwright/test"
import { expect, test } from "./playground.ts"
import { foreignPair } from "./tokens.ts"

const openssl = (input: string | Buffer, ...args: string[]): Buffer =>
  spawnSync("openssl", args, { input }).stdout
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0

/** The 32 bytes of an Ed25519 key, or the x of a point: it stands before the y at the end of the file. */
function publicDigits(pem: Buffer, algorithm: "ed25519" | "secp256r1"): string {
  const der = openssl(pem, "pkey", "-pubout", "-outform", "DER")
  const end = algorithm === "ed25519" ? der.subarray(-32) : der.subarray(-64, -32)
  return end.toString("hex")
}

/** Once it is derived. */
async function publicKeyOf(item: Locator): Promise<string> {
  const code = item.locator("code").first()
  await expect(code).toHaveText(/^(ed25519|secp256r1)\/[0-9a-f]+$/)
  return (await code.textContent())!
}

test("a private key is pasted anywhere, and kept apart and masked", async ({
  playground,
  page,
}) => {
  await playground.allowClipboard()
  const { privateKey, publicKey } = await foreignPair()
  await page.evaluate((text) => navigator.clipboard.writeText(text), privateKey)
  await page.getByRole("heading", { level: 1 }).click()
  await page.keyboard.press("ControlOrMeta+v")
  await expect(playground.dialog).toContainText("That is a private key")
  await expect(playground.dialog).toContainText(publicKey)
  expect(await page.content()).not.toContain(privateKey.split("/")[1])
  await playground.dialog.getByRole("button", { name: "Show private key" }).last().click()
  await expect(playground.dialog).toContainText(privateKey)
})

test("a key gets a name, which is shown wherever the key is", async ({ playground }) => {
  await playground.command("Keys: names")
  await playground.dialog.getByRole("textbox", { name: /^Name of/ }).fill("our root")
  await playground.page.keyboard.press("Escape")
  await expect(playground.button(/Root key our root/)).toBeVisible()
})

test("a cleared key is gone, and another signs in its place", async ({ playground }) => {
  const before = await playground.serialized.textContent()
  await playground.command("Keys: names")
  await playground.choose(/More about the key/, "Clear it from memory")
  await playground.page.keyboard.press("Escape")
  await expect(playground.serialized).not.toHaveText(before!)
  await expect(playground.verdict).toContainText("Allowed")
})

for (const algorithm of ["ed25519", "secp256r1"] as const) {
  test(`a ${algorithm} key of the page is read by OpenSSL`, async ({ playground, page }) => {
    test.skip(!hasOpenssl, "there is no openssl on this machine")
    await playground.command("Keys: names")
    await playground.button(`New ${algorithm} key`).click()
    const item = playground.dialog.getByRole("listitem").filter({ hasText: "Kept, not used" })
    const publicKey = await publicKeyOf(item)
    const saved = page.waitForEvent("download")
    await item.getByRole("button", { name: /^More about/ }).click()
    await page.getByRole("menuitem", { name: "Save the private key as PEM" }).click()
    const pem = readFileSync(await (await saved).path())
    expect(publicKey.slice(-64)).toBe(publicDigits(pem, algorithm))
  })

  test(`a ${algorithm} key of OpenSSL's is imported from its file`, async ({
    playground,
    page,
  }, info) => {
    test.skip(!hasOpenssl, "there is no openssl on this machine")
    const curve = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
    const kind = algorithm === "ed25519" ? ["-algorithm", "ed25519"] : curve
    const pem = openssl("", "genpkey", ...kind)
    const file = info.outputPath("key.pem")
    writeFileSync(file, pem)
    await playground.command("Keys: names")
    const chooser = page.waitForEvent("filechooser")
    await playground.dialog.getByRole("button", { name: "From a file" }).click()
    await (await chooser).setFiles(file)
    const item = playground.dialog.getByRole("listitem").filter({ hasText: "Kept, not used" })
    const publicKey = await publicKeyOf(item)
    expect(publicKey.slice(-64)).toBe(publicDigits(pem, algorithm))
  })
}
