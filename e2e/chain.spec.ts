import { altered, type ChainedToken, chainedToken, swapped } from "../src/test/chain-tokens.ts"
import { expect, test } from "./playground.ts"
import { issueTokens } from "./tokens.ts"

let token: ChainedToken
test.beforeAll(async () => {
  token = await chainedToken()
})

test("the chain of a token is verified from its root key to its end", async ({ playground }) => {
  const { text, rootKey } = token
  await playground.paste(text, rootKey)
  await playground.openTab(/^Token/)
  const { chain } = playground
  await expect(chain).toContainText("4 blocks and 1 third-party signature")
  await expect(chain.getByText("key id 7: a hint, not signed")).toBeVisible()
  await expect(chain.getByText("verified", { exact: true })).toHaveCount(6)
  await expect(chain.getByRole("listitem", { name: "Block 2" })).toContainText(
    /The key of block 1 ed25519\/\w{4}…\w{4} signed block 2 \(19 bytes\) and its next key/,
  )
  await expect(chain.getByRole("listitem", { name: "End of the chain" })).toContainText(
    "whoever holds the token can append blocks",
  )
})

test("a chain that is not checked leads to the field for the root key", async ({
  playground,
  page,
}) => {
  await playground.paste(token.text, "")
  await playground.openTab(/^Token/)
  await expect(playground.chain).toContainText("not checked")
  await playground.button("Enter the root key").click()
  const field = page.getByLabel("Root public key")
  await expect(field).toBeFocused()
  await page.keyboard.insertText(token.rootKey)
  await expect(playground.chain).toContainText("Signatures verified")
})

test("on a phone the way to the root key leads to the token's part of the page", async ({
  playground,
  page,
}) => {
  await playground.paste(token.text, "")
  await playground.openTab(/^Token/)
  await page.setViewportSize({ width: 390, height: 844 })
  await playground.showPart("Verdict")
  await playground.button("Enter the root key").click()
  await expect(page.getByLabel("Root public key")).toBeFocused()
})

test("of several keys the one that signed the token is told", async ({ playground }) => {
  const { rootKey } = await chainedToken()
  await playground.paste(token.text, `${rootKey}\n${token.rootKey}`)
  await playground.openTab(/^Token/)
  await expect(playground.chain).toContainText("the 2nd of 2 keys")
  await expect(playground.chain).toContainText("Signatures verified")
})

test("blocks in each other's places are found, and the way to them is a key away", async ({
  playground,
  page,
}) => {
  await playground.paste(swapped(token.text), token.rootKey)
  await playground.openTab(/^Token/)
  await expect(playground.verdict).toContainText("block 1 is out of order")
  await playground.button("Go to the fault").press("Enter")
  await expect(page.locator(":focus")).toContainText(
    /Wrong orderproven.*Block 1 was signed to stand after block 2/,
  )
  await expect(page.locator(":focus")).toContainText("The reference calls it InvalidSignature")
})

test("an altered block is named, and what comes after it proves nothing", async ({
  playground,
}) => {
  await playground.paste(altered(token.text), token.rootKey)
  await playground.openTab(/^Token/)
  await expect(playground.verdict).toContainText("most likely block 1 was altered")
  const item = (name: string) => playground.chain.getByRole("listitem", { name })
  await expect(item("Authority")).toContainText("verified")
  await expect(item("Block 1")).toContainText("Altered block")
  await expect(item("Block 2")).toContainText("matches the block before, which failed")
})

test("a third party's block says which scope trusts it, and leads there", async ({
  playground,
}) => {
  const { text, rootKey, thirdParty } = token
  await playground.paste(text, rootKey)
  await playground.openTab(/^Token/)
  await expect(playground.chain).toContainText("no scope of the program trusts it")
  await playground.write("authorizer", `allow if group("admin") trusting ${thirdParty};`)
  await playground.chain.getByRole("button", { name: "policy 0 of the authorizer" }).click()
  await expect(playground.editor("authorizer")).toBeFocused()
})

test("a sealed token ends in its seal", async ({ playground }) => {
  const { text, rootKey } = (await issueTokens())[2]!
  await playground.paste(text, rootKey)
  await playground.openTab(/^Token/)
  const end = playground.chain.getByRole("listitem", { name: "End of the chain" })
  await expect(end).toContainText("Sealed")
  await expect(end).toContainText(/The key of block 1 .* signed the end/)
})

test("a key is copied whole", async ({ playground }) => {
  await playground.allowClipboard()
  await playground.paste(token.text, token.rootKey)
  await playground.openTab(/^Token/)
  await playground.button("Copy the root public key").click()
  expect(await playground.clipboard()).toBe(token.rootKey)
})

test("the parts of the token are gone through with the keyboard", async ({ playground, page }) => {
  await playground.openTab(/^Token/)
  await page.keyboard.press("Tab")
  await page.keyboard.press("Tab")
  await expect(page.getByRole("radio", { name: "Chain" })).toBeFocused()
  await page.keyboard.press("ArrowRight")
  await expect(page.getByRole("radio", { name: "Bytes" })).toBeChecked()
  await page.keyboard.press("ArrowLeft")
  await expect(page.getByRole("radio", { name: "Chain" })).toBeChecked()
  await page.keyboard.press("Tab")
  await expect(playground.button("Copy the root public key")).toBeFocused()
})

test("a text that is no token is explained where the token would be", async ({ playground }) => {
  await playground.paste(token.text.slice(0, 300), "")
  await playground.openTab(/^Token/)
  await expect(playground.pane).toContainText("Block 1 announces 145 bytes, 69 are present")
  await expect(playground.pane).toContainText("The reference calls it DeserializationError")
  await playground.button("Go to what was pasted").click()
  await expect(playground.tokenField).toBeFocused()
})
