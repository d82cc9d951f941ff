import { loadOracle, type Oracle } from "../src/test/oracle.ts"
import { fillForm, signHere } from "./making.ts"
import { expect, type Playground, test } from "./playground.ts"

/** The token of the strip, as the reference reads and verifies it with the key of the page's root. */
async function verified(playground: Playground) {
  const { Biscuit, PublicKey } = await loadOracle()
  const [, digits = ""] = (await rootKey(playground)).split("/")
  return Biscuit.fromBase64(await shownToken(playground), PublicKey.fromString(digits, ed25519))
}

const ed25519 = 0
const secp256r1 = 1

const shownToken = async ({ serialized }: Playground): Promise<string> =>
  (await serialized.innerText()).replaceAll(/\s/g, "")

async function rootKey(playground: Playground): Promise<string> {
  await playground.allowClipboard()
  await playground.button("Copy the public key of the root").click()
  return playground.clipboard()
}

/** What the reference says of a request for `operation` on a token that the page made. */
async function allows(playground: Playground, operation: string, more = ""): Promise<boolean> {
  const { AuthorizerBuilder } = await loadOracle()
  const builder = new AuthorizerBuilder()
  builder.addCode(`operation("${operation}"); ${more} allow if true;`)
  try {
    builder.buildAuthenticated(await verified(playground)).authorize()
    return true
  } catch (error) {
    // Its errors are plain objects.
    if (error instanceof Error) throw error
    return false
  }
}

function blockOf({ Biscuit }: Oracle, source: string) {
  const builder = Biscuit.block_builder()
  builder.addCode(source)
  return builder
}

// What needs a token is not to be had before there is one.
test.beforeEach(({ playground }) => expect(playground.verdict).toContainText("Allowed"))

test("a token attenuated by form verifies elsewhere, and allows what the form says", async ({
  playground,
}) => {
  await playground.button("By form…").click()
  await fillForm(playground, {
    Operations: "read, list",
    "Resource prefix": "/apps/",
    Network: "10.1.0.0/16",
    Expiry: "1h",
  })
  await expect(playground.dialog).toContainText(
    'check if client_ip($client_ip), $client_ip.starts_with("10.1.");',
  )
  await expect(playground.dialog).toContainText("nothing supplies client_ip(…) yet")
  await playground.button("Add as block 2").click()
  await expect(playground.dialog).toBeHidden()
  await expect(playground.editor("block 2")).toContainText('{"list", "read"}.contains($operation)')
  await expect(playground.strip).toContainText("3 blocks")
  const now = new Date().toISOString()
  const request = (ip: string, path = "/apps/a") =>
    `time(${now.slice(0, 19)}Z); client_ip("${ip}"); resource("${path}");`
  expect(await allows(playground, "read", request("10.1.2.3"))).toBe(true)
  expect(await allows(playground, "write", request("10.1.2.3"))).toBe(false)
  expect(await allows(playground, "read", request("10.10.2.3"))).toBe(false)
  expect(await allows(playground, "read", request("10.1.2.3", "/other"))).toBe(false)
  await playground.page.keyboard.press("ControlOrMeta+z")
  await expect(playground.strip).toContainText("2 blocks")
})

for (const algorithm of ["ed25519", "secp256r1"] as const) {
  test(`a block that is signed here with ${algorithm} in three steps verifies elsewhere`, async ({
    playground,
    page,
  }) => {
    await playground.button("Signed elsewhere…").click()
    const request = await page.getByLabel("Request", { exact: true }).inputValue()
    // As on another machine: what is passed on is a text.
    await page.getByRole("button", { name: /^2 Sign/ }).click()
    await page.getByLabel("Request", { exact: true }).fill(request.replace(/.{30}/g, "$&\n "))
    const { publicKey, signed } = await signHere(playground, 'group("admin");', algorithm)
    await page.getByRole("button", { name: /^3 Append/ }).click()
    await page.getByLabel("Signed block", { exact: true }).fill(signed)
    await expect(playground.dialog).toContainText('group("admin");')
    await playground.button("Append as block 2").click()
    await expect(playground.card("Block 2")).toContainText(publicKey.slice(0, 8))
    await expect(playground.strip).toContainText("3 blocks")
    const token = await verified(playground)
    expect(token.getBlockSource(2)).toContain('group("admin")')
    const trusted = `check if group("admin") trusting ${publicKey}; resource("file1"); time(2026-01-01T00:00:00Z);`
    expect(await allows(playground, "read", trusted)).toBe(true)
    expect(await allows(playground, "read", trusted.replace(` trusting ${publicKey}`, ""))).toBe(
      false,
    )
  })

  test(`a request of a token made elsewhere is signed here with ${algorithm}`, async ({
    playground,
    page,
  }) => {
    const oracle = await loadOracle()
    const { Biscuit, KeyPair } = oracle
    const root = new KeyPair(algorithm === "ed25519" ? ed25519 : secp256r1)
    const builder = Biscuit.builder()
    builder.addCode('user("alice");')
    const token = builder.build(root.getPrivateKey())
    await playground.paste(token.toBase64(), root.getPublicKey().toString())
    await playground.command("Sign a block as a third party")
    await page.getByLabel("Request", { exact: true }).fill(token.getThirdPartyRequest().toBase64())
    await signHere(playground, 'group("admin");', algorithm)
    await playground.button("Append it here").click()
    await playground.button("Append as block 1").click()
    await expect(playground.verdict).toContainText("Denied")
    const grown = Biscuit.fromBase64(await shownToken(playground), root.getPublicKey())
    expect(grown.getBlockSource(1)).toContain('group("admin")')
  })

  test(`a block that was signed elsewhere with ${algorithm} is appended here`, async ({
    playground,
    page,
  }) => {
    const oracle = await loadOracle()
    const { KeyPair, ThirdPartyRequest } = oracle
    await playground.button("Signed elsewhere…").click()
    const text = await page.getByLabel("Request", { exact: true }).inputValue()
    const pair = new KeyPair(algorithm === "ed25519" ? ed25519 : secp256r1)
    const signed = ThirdPartyRequest.fromBase64(text).createBlock(
      pair.getPrivateKey(),
      blockOf(oracle, 'group("admin"); check if operation("read");'),
    )
    await page.getByRole("button", { name: /^3 Append/ }).click()
    await page.getByLabel("Signed block", { exact: true }).fill(signed.toBase64())
    await expect(playground.dialog).toContainText(pair.getPublicKey().toString())
    await expect(playground.dialog).toContainText("more")
    await playground.button("Append as block 2").click()
    await expect(playground.editor("block 2")).toHaveAttribute("aria-readonly", "true")
    expect(await allows(playground, "write")).toBe(false)
    expect((await verified(playground)).getBlockSource(2)).toContain('group("admin")')
  })
}

test("a token that is sealed here verifies elsewhere and takes no block", async ({
  playground,
  page,
}) => {
  await playground.button("Seal", true).click()
  await expect(playground.strip).toContainText("sealed")
  const oracle = await loadOracle()
  const token = await verified(playground)
  expect(() => token.appendBlock(blockOf(oracle, "check if true"))).toThrow()
  await playground.button("Signed elsewhere…").click()
  await expect(playground.dialog).toContainText("the token is sealed here")
  await playground.button("Unseal").click()
  await expect(page.getByLabel("Request", { exact: true })).not.toHaveValue("")
})

test("a pasted token is attenuated by form, and says how much it has grown", async ({
  playground,
}) => {
  const { Biscuit, KeyPair } = await loadOracle()
  const root = new KeyPair(secp256r1)
  const builder = Biscuit.builder()
  builder.addCode('user("alice");')
  const text = builder.build(root.getPrivateKey()).toBase64()
  await playground.paste(text, root.getPublicKey().toString())
  await playground.button("By form…").click()
  await fillForm(playground, { Principal: 'al"ice', Audience: "api.example.com" })
  await expect(playground.dialog).toContainText("more")
  const promised = /(\d+) with it: (\d+) more/.exec(await playground.dialog.innerText())!
  await playground.button("Add as block 1").click()
  await expect(playground.strip).toContainText(`${promised[1]} bytes · 2 blocks`)
  await expect(playground.page.getByText(`${promised[2]} more than as pasted`)).toBeVisible()
  const token = Biscuit.fromBase64(await shownToken(playground), root.getPublicKey())
  expect(token.getBlockSource(1)).toContain('check if audience("api.example.com")')
})

test("the three steps are gone through by keyboard alone", async ({ playground, page }) => {
  await playground.command("Ask a third party for a block")
  await playground.button("Sign it here").press("Enter")
  await expect(playground.button(/^2 Sign/)).toBeFocused()
  await page.keyboard.press("Tab")
  await page.keyboard.press("Tab")
  await expect(page.getByLabel("Request", { exact: true })).toBeFocused()
  await page.keyboard.press("Tab")
  await page.keyboard.type("groups(1);")
  await page.keyboard.press("ControlOrMeta+z")
  await page.keyboard.type("group(1);")
  await playground.button("New ed25519 key").press("Enter")
  await playground.button("Append it here").press("Enter")
  await expect(playground.button(/^3 Append/)).toBeFocused()
  await playground.button("Append as block 2").press("Enter")
  await expect(playground.editor("block 2")).toContainText("group(1);")
  await expect(playground.editor("block 2")).not.toContainText("groups")
})

test("a token that came sealed says at each step why it takes no block", async ({ playground }) => {
  const oracle = await loadOracle()
  const builder = oracle.Biscuit.builder()
  builder.addCode('user("alice");')
  const token = builder.build(new oracle.KeyPair(ed25519).getPrivateKey()).sealToken()
  await playground.paste(token.toBase64(), "")
  await expect(playground.button("By form…")).toBeDisabled()
  await playground.button("Signed elsewhere…").click()
  await expect(playground.dialog).toContainText("the token came sealed")
  await playground.button(/^3 Append/).click()
  await expect(playground.dialog).toContainText("It cannot be appended: the token came sealed")
  await expect(playground.button("Append as block 1")).toHaveAttribute("aria-disabled", "true")
})

test("the form is filled in by keyboard alone, and keeps what was typed", async ({
  playground,
  page,
}) => {
  await playground.command("Attenuate by form")
  await expect(page.getByLabel("Expiry", { exact: true })).toBeFocused()
  await page.keyboard.type("7d")
  for (let i = 0; i < 6; i++) await page.keyboard.press("Tab")
  await expect(page.getByLabel("Operations", { exact: true })).toBeFocused()
  await page.keyboard.type("read")
  await page.keyboard.press("Escape")
  await expect(playground.dialog).toBeHidden()
  await playground.command("Attenuate by form")
  await expect(page.getByLabel("Operations", { exact: true })).toHaveValue("read")
  await page.keyboard.press("Enter")
  await expect(playground.dialog).toBeHidden()
  await expect(playground.editor("block 2")).toContainText('check if operation("read");')
})

test("fields that are wrong say so, and nothing is added", async ({ playground, page }) => {
  await playground.command("Attenuate by form")
  await fillForm(playground, { Operations: "read", Network: "10.1.0.0/20" })
  await expect(page.getByLabel("Network", { exact: true })).toHaveAccessibleDescription(
    /ends within a number.*take \/16 or \/24/,
  )
  const button = playground.button("Add as block 2")
  await expect(button).toHaveAttribute("aria-disabled", "true")
  await button.click({ force: true })
  await expect(playground.dialog).toBeVisible()
})

test("a signed block says that it no longer fits, at its card and in the verdict", async ({
  playground,
  page,
}) => {
  await playground.command("Ask a third party for a block")
  await playground.button("Sign it here").click()
  await signHere(playground, 'group("admin");', "ed25519")
  await playground.button("Append it here").click()
  await playground.button("Append as block 2").click()
  await expect(playground.verdict).toContainText("Allowed")
  await playground.write("block 1", 'check if operation("read");')
  const words = /block 2 was signed for another token, or another place in this one/i
  await expect(playground.card("Block 2")).toContainText(words)
  await expect(playground.verdict).toContainText(words)
  await page.keyboard.press("ControlOrMeta+z")
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.card("Block 2")).not.toContainText(words)
})

test("a private key that signs is nowhere in the page", async ({ playground, page }) => {
  const { KeyPair } = await loadOracle()
  const pair = new KeyPair(ed25519)
  const secret = pair.getPrivateKey().toString()
  await playground.command("Sign a block as a third party")
  await page.getByLabel("Use a key of yours").fill(secret)
  await playground.button("Use it").click()
  await expect(playground.dialog).toContainText(pair.getPublicKey().toString())
  expect(await page.content()).not.toContain(secret.slice(-64))
})
