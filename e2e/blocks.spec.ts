/** Blocks are moved, copied and removed; keys are changed; the token is sealed. */
import { expect, type Playground, test } from "./playground.ts"
import { foreignPair } from "./tokens.ts"

/** Three blocks after the authority, each with one fact. */
async function threeBlocks(playground: Playground): Promise<void> {
  await playground.addBlock()
  await playground.addBlock()
  for (const index of [1, 2, 3]) await playground.write(`block ${index}`, `n(${index});`)
  await expect(playground.blockTexts).toHaveText(["n(1);", "n(2);", "n(3);"])
}

test("a block is moved by the arrow keys on its grip", async ({ playground, page }) => {
  await threeBlocks(playground)
  await playground.button("Move block 3").focus()
  await page.keyboard.press("ArrowUp")
  await expect(playground.notice).toHaveText("Block 3 is now block 2.")
  await expect(playground.blockTexts).toHaveText(["n(1);", "n(3);", "n(2);"])
  await expect(playground.button("Move block 2")).toBeFocused()
  await page.keyboard.press("ArrowUp")
  // The authority stays the first.
  await page.keyboard.press("ArrowUp")
  await expect(playground.blockTexts).toHaveText(["n(3);", "n(1);", "n(2);"])
  await page.keyboard.press("ControlOrMeta+z")
  await expect(playground.blockTexts).toHaveText(["n(1);", "n(3);", "n(2);"])
})

for (const [end, texts] of [
  ["let go", ["n(2);", "n(3);", "n(1);"]],
  ["put back by Escape", ["n(1);", "n(2);", "n(3);"]],
] as const) {
  test(`a block is dragged by its grip, and ${end}`, async ({ playground, page }) => {
    await threeBlocks(playground)
    const grip = (await playground.button("Move block 1").boundingBox())!
    const last = (await playground.card("Block 3").boundingBox())!
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await page.mouse.down()
    await page.mouse.move(grip.x, last.y + last.height - 4, { steps: 10 })
    await expect(page.locator("[data-dragged=true]")).toHaveCount(1)
    if (end !== "let go") await page.keyboard.press("Escape")
    await page.mouse.up()
    await expect(page.locator("[data-dragged=true]")).toHaveCount(0)
    await expect(playground.blockTexts).toHaveText(texts)
  })
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("a block is dragged by its grip with a finger", async ({ playground, page }) => {
    await playground.showPart("Token")
    await threeBlocks(playground)
    const grip = (await playground.button("Move block 1").boundingBox())!
    const last = (await playground.card("Block 3").boundingBox())!
    const finger = await page.context().newCDPSession(page)
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...ys: number[]) =>
      finger.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: ys.map((y) => ({ x: grip.x + grip.width / 2, y })),
      })
    const from = grip.y + grip.height / 2
    const to = last.y + last.height - 4
    await touch("touchStart", from)
    for (const part of [0.1, 0.4, 0.7, 1]) await touch("touchMove", from + (to - from) * part)
    await touch("touchEnd")
    await expect(playground.blockTexts).toHaveText(["n(2);", "n(3);", "n(1);"])
  })
})

test("a block is duplicated, and the copy can be written in", async ({ playground }) => {
  await playground.write("block 1", "n(1);")
  await playground.choose("More about block 1", "Duplicate block 1")
  await expect(playground.blockTexts).toHaveText(["n(1);", "n(1);"])
  await expect(playground.editor("block 2")).toBeFocused()
  await playground.write("block 2", "check if false;")
  await expect(playground.verdict).toContainText("Denied")
  await expect(playground.editor("block 1")).toHaveText("n(1);")
})

test("a third party gets another key, and is no longer who was trusted", async ({ playground }) => {
  await playground.button("Third-party block", true).click()
  await playground.write("block 2", 'group("admin");')
  await playground.button("third-party key of block 2").click()
  const details = playground.card("Block 2")
  const key = details.getByRole("definition").nth(1)
  await expect(key).toContainText(/ed25519\/[0-9a-f]{64}/)
  const first = /ed25519\/[0-9a-f]{64}/.exec((await key.textContent())!)![0]
  const request = 'time(2020-01-01T00:00:00Z); operation("read");'
  await playground.write("authorizer", `${request}\nallow if group("admin") trusting ${first};`)
  await expect(playground.verdict).toContainText("Allowed")
  await details.getByRole("button", { name: "New secp256r1 key" }).click()
  await expect(key).toContainText(/secp256r1\/[0-9a-f]{66}/)
  await expect(playground.verdict).toContainText("no policy matches")

  const { privateKey, publicKey } = await foreignPair()
  await details.getByLabel("Use a key of yours").fill(privateKey)
  await details.getByRole("button", { name: "Use it" }).click()
  await expect(key).toContainText(publicKey)
})

test("a private key of one's own signs the token, and is never in the page", async ({
  playground,
  page,
}) => {
  const { privateKey, publicKey } = await foreignPair()
  const digits = privateKey.split("/")[1]!
  await playground.button(/^Root key/).click()
  const field = page.getByLabel("Use a key of yours")
  for (const [wrong, message] of [
    [publicKey, "this is a public key; blocks are signed with the private one"],
    ["ed25519-private/abcd", "expected 64 hexadecimal digits, found 4"],
    ["a key", "expected hexadecimal digits"],
  ] as const) {
    await field.fill(wrong)
    await expect(field).toHaveAccessibleDescription(message)
    await expect(playground.button("Use it")).toBeDisabled()
  }
  await field.fill(privateKey)
  expect(await page.content()).not.toContain(digits)
  await field.press("Enter")
  await expect(field).toHaveValue("")
  await expect(page.getByRole("definition").filter({ hasText: publicKey })).toBeVisible()
  await playground.openTab(/^Token/)
  await expect(playground.chain.getByTitle(publicKey)).toBeVisible()
  expect(await page.content()).not.toContain(digits)
})

test("a token is sealed, and unsealed", async ({ playground }) => {
  await expect(playground.strip).toContainText("open")
  const open = (await playground.serialized.textContent())!
  await playground.button("Seal", true).click()
  await expect(playground.strip).toContainText("sealed")
  await expect(playground.serialized).not.toHaveText(open)
  await playground.button("Sealed", true).click()
  await expect(playground.strip).toContainText("open")
  await expect(playground.serialized).toHaveText(open)
})
