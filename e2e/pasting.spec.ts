import { expect, test } from "./playground.ts"
import { type IssuedToken, issueTokens, strangersKey } from "./tokens.ts"

let tokens: readonly IssuedToken[]
test.beforeAll(async () => {
  tokens = await issueTokens()
})

for (const index of [0, 1, 2]) {
  test(`pasted token ${index} is decoded and judged with its key, another key and none`, async ({
    playground,
    page,
  }) => {
    const { text, rootKey, lastBlock } = tokens[index]!
    await playground.paste(text, rootKey)
    await expect(page.getByText("Signatures verified: 2 blocks")).toBeVisible()
    await expect(playground.editor("authority, decoded")).toContainText('right("file1", "read");')
    await expect(playground.editor("block 1, decoded")).toContainText(lastBlock)
    await expect(playground.verdict).toContainText("Allowed")

    const key = page.getByLabel("Root public key")
    await key.fill(await strangersKey())
    await expect(page.getByText(/Signatures failed: .*authority/)).toBeVisible()
    await expect(playground.verdict).toContainText("Refused")
    await expect(playground.verdict).toContainText("its Datalog alone would be allowed")

    await key.fill("")
    await expect(page.getByText("Signatures not checked: no root public key")).toBeVisible()
    await expect(playground.verdict).toContainText("Allowed if genuine")
    await expect(playground.verdict).toContainText("Signatures not checked")
  })
}

test("the field for a token is ready to paste into", async ({ playground }) => {
  await playground.button("Paste token").click()
  await expect(playground.tokenField).toBeFocused()
})

test("a token that is cut off is said to be", async ({ playground }) => {
  await playground.paste("ErABCkYYBCIICgYIBBICGAAyEgoQCgIIGxIGCA8SAhgNIgIQAEIk", "")
  await expect(playground.tokenField).toHaveAccessibleDescription(/announces .* present/)
})

test("a token is found in a header, a quotation and wrapped lines", async ({
  playground,
  page,
}) => {
  const { text, rootKey } = tokens[0]!
  const wrapped = text.replace(/.{40}/g, "$&\n")
  await playground.paste(`Authorization: Bearer ${wrapped}`, rootKey)
  await expect(page.getByText(/^read without Authorization: Bearer and line breaks/)).toBeVisible()
  await expect(page.getByText("Signatures verified: 2 blocks")).toBeVisible()
})

test("a token and its key are taken wherever they are pasted", async ({ playground, page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  const { text, rootKey } = tokens[0]!
  await page.getByRole("heading", { level: 1 }).click()
  for (const pasted of [text, rootKey]) {
    await page.evaluate((content) => navigator.clipboard.writeText(content), pasted)
    await page.keyboard.press("ControlOrMeta+v")
  }
  await expect(playground.tokenField).toHaveValue(text)
  await expect(page.getByText("Signatures verified: 2 blocks")).toBeVisible()

  // Another token takes the place of the first.
  await playground.tokenField.focus()
  await page.evaluate((content) => navigator.clipboard.writeText(content), tokens[1]!.text)
  await page.keyboard.press("ControlOrMeta+v")
  await expect(playground.tokenField).toHaveValue(tokens[1]!.text)
})

test("a token or a key that is pasted into a text stays there", async ({ playground, page }) => {
  await playground.allowClipboard()
  const { text, rootKey } = tokens[0]!
  for (const pasted of [rootKey, text, `// ${"x".repeat(1000)}`]) {
    await page.evaluate((content) => navigator.clipboard.writeText(content), pasted)
    for (const key of ["End", "Home"]) {
      await playground.editor("authorizer").click()
      await page.keyboard.press(`ControlOrMeta+${key}`)
      await page.keyboard.press("ControlOrMeta+v")
      await expect(playground.editor("authorizer")).toContainText(pasted)
      await expect(playground.editor("authority")).toBeVisible()
    }
  }
})

test("a token that is pasted into a text can be opened from there", async ({
  playground,
  page,
}) => {
  await playground.allowClipboard()
  const { text } = tokens[0]!
  await page.evaluate((content) => navigator.clipboard.writeText(content), text)
  await playground.editor("authorizer").click()
  await page.keyboard.press("ControlOrMeta+v")
  await expect(playground.notice).toContainText("A token was pasted into a text")
  await playground.button("Open it").click()
  await expect(playground.tokenField).toHaveValue(text)
})

test("a private key that is pasted into a text or a field is kept apart from it", async ({
  playground,
  page,
}) => {
  await playground.allowClipboard()
  const digits = "0b".repeat(32)
  await page.evaluate((key) => navigator.clipboard.writeText(key), `ed25519-private/${digits}`)
  await page.getByRole("tab", { name: /Facts/ }).click()
  for (const place of [playground.editor("authorizer"), page.getByRole("searchbox").first()]) {
    await place.click()
    await page.keyboard.press("ControlOrMeta+v")
    await expect(playground.dialog).toContainText("That is a private key")
    expect(await page.content()).not.toContain(digits)
    await page.keyboard.press("Escape")
    expect(await page.content()).not.toContain(digits)
  }
})

test("a private key that is dropped on a field is kept apart from it", async ({
  playground,
  page,
}) => {
  await playground.button("Paste token").click()
  const transfer = await page.evaluateHandle(
    (key) => {
      const data = new DataTransfer()
      data.setData("text/plain", key)
      return data
    },
    `ed25519-private/${"0b".repeat(32)}`,
  )
  await playground.tokenField.dispatchEvent("drop", { dataTransfer: transfer })
  await expect(playground.dialog).toContainText("That is a private key")
})

test("a paste can be undone", async ({ playground, page }) => {
  await playground.allowClipboard()
  await page.evaluate((content) => navigator.clipboard.writeText(content), tokens[0]!.text)
  await page.getByRole("heading", { level: 1 }).click()
  await page.keyboard.press("ControlOrMeta+v")
  await expect(playground.notice).toContainText("Found a token")
  await playground.undoFromNotice()
  await expect(playground.editor("authority")).toBeVisible()
})

for (const [kind, bytes] of [
  ["the bytes of a token", (text: string) => Buffer.from(text, "base64url")],
  ["its text", (text: string) => Buffer.from(`TOKEN="${text}"\n`)],
  ["hexadecimal", (text: string) => Buffer.from(Buffer.from(text, "base64url").toString("hex"))],
] as const) {
  test(`a file with ${kind} is taken where it is dropped`, async ({ playground, page }) => {
    const { text, rootKey } = tokens[1]!
    const content = [...bytes(text)]
    const transfer = await page.evaluateHandle((numbers) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(numbers)], "token.bin"))
      return data
    }, content)
    await page.getByRole("main").dispatchEvent("drop", { dataTransfer: transfer })
    await expect(playground.notice).toContainText("Found a token")
    await page.getByLabel("Root public key").fill(rootKey)
    await expect(page.getByText("Signatures verified: 2 blocks")).toBeVisible()
    await expect(playground.serialized).toHaveText(text)
  })
}

test("a token that is dropped on one takes its place", async ({ playground, page }) => {
  await playground.paste(tokens[0]!.text, "")
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.setData("text/plain", text)
    return data
  }, tokens[1]!.text)
  await playground.tokenField.dispatchEvent("drop", { dataTransfer: transfer })
  await expect(playground.tokenField).toHaveValue(tokens[1]!.text)
})

test("of several root keys the one that signed is found", async ({ playground, page }) => {
  const { text, rootKey } = tokens[0]!
  await playground.paste(text, `${await strangersKey()}\n${rootKey}`)
  await expect(page.getByText("Signatures verified: 2 blocks")).toBeVisible()
})

test("a token of another kind is named for what it is", async ({ playground }) => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url")
  const jwt = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: "alice" })}.c2lnbmF0dXJl`
  await playground.paste(jwt, "")
  await expect(playground.tokenField).toHaveAccessibleDescription(/JWT.*not a Biscuit/)
  await expect(playground.verdict).toContainText("JWT")
})

test("a wrong character is shown in the text", async ({ playground, page }) => {
  const { text } = tokens[0]!
  await playground.paste(`${text.slice(0, 20)}!${text.slice(21)}`, "")
  await page.getByRole("button", { name: "Show what is wrong in the token" }).click()
  const selected = await playground.tokenField.evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  )
  expect(selected).toBe("!")
})

test("a failed check of a decoded block is marked in it", async ({ playground }) => {
  const { text, rootKey } = tokens[0]!
  await playground.paste(text, rootKey)
  await playground.write("authorizer", "allow if true;")
  await expect(playground.verdict).toContainText("1 of 1 check failed")
  await expect(playground.results("block 1, decoded")).toHaveAttribute("data-outcome", "✗ failed")
  await playground.button("Go to source").first().click()
  await expect(playground.editor("block 1, decoded")).toBeFocused()
})

test("a long text that is no token is refused, and the page goes on", async ({ playground }) => {
  await playground.paste("A".repeat(1_000_000), "")
  await expect(playground.verdict).toContainText("Not readable")
  await playground.tokenField.fill("")
  await expect(playground.verdict).toContainText("No token yet")
})

test("a token that cannot be read because it was altered is refused for its signature", async ({
  playground,
  page,
}) => {
  const { text, rootKey } = tokens[0]!
  const bytes = Buffer.from(text, "base64url")
  // The first tag of the Datalog: behind the head of the authority and that of its Datalog.
  const at = bytes.indexOf(0x0a, bytes.indexOf(0x0a, 1) + 1)
  await playground.paste(bytes.fill(0x08, at, at + 1).toString("base64url"), rootKey)
  await expect(playground.verdict).toContainText("Refused")
  const failure = page.getByRole("region", { name: "Token" }).getByText(/^the authority block: /)
  await expect(failure).toBeVisible()
  await expect(failure).not.toContainText("`")
})

test("a tampered token is refused, and says at which block", async ({ playground, page }) => {
  const { text, rootKey } = tokens[0]!
  const bytes = Buffer.from(text, "base64url")
  const at = bytes.lastIndexOf(Buffer.from([0x1a, 0x40]))
  bytes[at + 10]! ^= 1
  await playground.paste(bytes.toString("base64url"), rootKey)
  await expect(
    page.getByText(/Signatures failed: .*signature of block 1 was altered/),
  ).toBeVisible()
  await expect(page.getByRole("article", { name: "Block 1" })).toContainText("signature failed")
  await expect(playground.verdict).toContainText("Refused")
})

test("back to my blocks loses nothing on either side", async ({ playground, page }) => {
  await playground.write("authority", 'user("dora");')
  const { text, rootKey } = tokens[0]!
  await playground.paste(text, rootKey)
  await expect(page.getByText(/Signatures verified/)).toBeVisible()
  await playground.button("Back to my blocks").click()
  await expect(playground.editor("authority")).toContainText('user("dora");')
  await playground.button("Paste token").click()
  await expect(playground.tokenField).toHaveValue(text)
})

for (const [name, content, message] of [
  ["truncated base64", "EqoBCkAKBWFsaWNl", /./],
  ["the wrong alphabet", "Eqo*Ck!KBWFs", /no token, key or other message/],
  ["nothing of the kind", "hello", /./],
] as const) {
  test(`${name} is explained beside the field, and the text stays`, async ({ playground }) => {
    await playground.paste(content, "")
    await expect(playground.verdict).toContainText("Not readable")
    const field = playground.tokenField
    await expect(field).toHaveAttribute("aria-invalid", "true")
    await expect(field).toHaveAccessibleDescription(message)
    await expect(field).toHaveValue(content)
  })
}

for (const [key, message] of [
  ["ed25519-private/00", "this is a private key"],
  ["ed25519/abcd", "expected 64 hexadecimal digits, found 4"],
  ["rsa/abcd", "expected ed25519/ or secp256r1/"],
] as const) {
  test(`the key ${key} is refused beside its field`, async ({ playground, page }) => {
    await playground.paste(tokens[0]!.text, key)
    await expect(page.getByLabel("Root public key")).toHaveAccessibleDescription(
      new RegExp(message.replaceAll("/", "\\/")),
    )
    await expect(playground.verdict).toContainText("Signatures not checked")
  })
}

test("a pasted token is attenuated and sealed", async ({ playground }) => {
  const { text, rootKey } = tokens[0]!
  await playground.paste(text, rootKey)
  await expect(playground.serialized).toHaveText(text)
  await playground.button(/^Attenuate/).click()
  await expect(playground.editor("block 2")).toBeFocused()
  await playground.write("block 2", 'check if resource("file2");')
  await expect(playground.verdict).toContainText("Check 0 of block 2 failed")
  await expect(playground.strip).toContainText("3 blocks · open")
  await playground.button("Seal", true).click()
  await expect(playground.strip).toContainText("3 blocks · sealed")
  // What was pasted stays as it was.
  await expect(playground.tokenField).toHaveValue(text)
})

test("a token that came sealed takes no block, and says why", async ({ playground, page }) => {
  const { text, rootKey } = tokens[2]!
  await playground.paste(text, rootKey)
  await expect(page.getByText("It came sealed: nobody can append blocks.")).toBeVisible()
  await expect(playground.button(/^Attenuate/)).toBeDisabled()
  await expect(playground.button("Third-party block", true)).toBeDisabled()
  await page.keyboard.press("ControlOrMeta+Shift+Enter")
  await expect(playground.blockTexts).toHaveCount(1)
  await page.keyboard.press("ControlOrMeta+k")
  await page.keyboard.type("Add a block")
  await expect(playground.dialog.getByRole("option", { selected: true })).toContainText(
    "the token came sealed: it takes no further block",
  )
})

test("a copy is edited under keys of the page, and undone", async ({ playground }) => {
  const { text, rootKey } = tokens[0]!
  await playground.paste(text, rootKey)
  await playground.button("Edit a copy").click()
  await expect(playground.notice).toContainText("under keys of this page")
  await playground.write("block 1", 'check if operation("write");')
  await expect(playground.verdict).toContainText("Denied")
  await expect(playground.serialized).not.toHaveText(text)
  await playground.button("Undo", true).click()
  await expect(playground.editor("block 1")).toContainText('check if operation("read");')
  await playground.button("Undo", true).click()
  await expect(playground.tokenField).toHaveValue(text)
  await expect(playground.verdict).toContainText("Allowed")
})
