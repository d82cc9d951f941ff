/** Ids that revoke blocks, a list of them held against the token, and the ids as facts. */
import { expect, type Locator, type Playground, test } from "./playground.ts"

const stranger = "0f".repeat(64)

async function openRevocation(playground: Playground): Promise<Locator> {
  await playground.openTab(/^Token/)
  await playground.pane.getByRole("radio", { name: "Revocation" }).check()
  const list = playground.page.getByRole("textbox", { name: "Revoked ids" })
  await expect(list).toBeVisible()
  return list
}

/** The id of a block, as its button copies it. */
async function revocationId(playground: Playground, block: string): Promise<string> {
  await playground.allowClipboard()
  await playground.button(`Copy the revocation id of ${block}`).click()
  return playground.clipboard()
}

test("a block whose id is on the list denies the token, until the list is cleared", async ({
  playground,
}) => {
  await expect(playground.verdict).toContainText("Allowed")
  const list = await openRevocation(playground)
  const id = await revocationId(playground, "block 1")
  expect(id).toMatch(/^[0-9a-f]{128}$/)

  await list.fill(`# revoked in May\n${stranger}`)
  await expect(playground.pane).toContainText("none of the 2 ids is on the list of 1")
  await expect(playground.button("revocation, 1 id: passed")).toBeVisible()
  await expect(playground.verdict).toContainText("Allowed")

  await list.fill(`# revoked in May\n${stranger},lost\n0x${id.toUpperCase()},stolen`)
  await expect(playground.verdict).toContainText("Denied")
  await expect(playground.verdict).toContainText("block 1 is revoked")
  await expect(playground.pane).toContainText(
    "block 1 is revoked: line 3 of the list; every token made from that block is refused",
  )
  // The step leads back here from another tab.
  await playground.openTab(/^Run/)
  await playground.button("revocation: block 1: failed").click()
  await expect(list).toBeVisible()

  await playground.button("Clear the list").click()
  await expect(list).toBeFocused()
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.button(/^revocation/)).toBeHidden()
})

test("entries that are no id are told with their place, and leave the list in doubt", async ({
  playground,
  page,
}) => {
  const list = await openRevocation(playground)
  await list.fill(`${stranger}\n  nobody\n${stranger.slice(0, 100)}`)
  const wrong = page.getByRole("list", { name: "Entries that are not understood" })
  await expect(wrong.getByRole("listitem")).toHaveText([
    "line 2, column 3 no revocation id in nobody",
    /^line 3, column 1 .* has 50 bytes; an ed25519 signature has 64/,
  ])
  await expect(list).toHaveAttribute("aria-invalid", "true")
  await expect(playground.button("revocation, 2 not understood: doubtful")).toBeVisible()
})

test("a list of 100,000 ids is pasted, applied, and shown by its beginning", async ({
  playground,
  page,
}) => {
  const list = await openRevocation(playground)
  const id = await revocationId(playground, "authority")
  const strangers = Array.from({ length: 100_000 }, (_, i) => i.toString(16).padStart(128, "a"))
  await page.evaluate((text) => navigator.clipboard.writeText(text), [...strangers, id].join("\n"))
  await list.focus()
  await page.keyboard.press("ControlOrMeta+v")
  await expect(playground.verdict).toContainText("the authority is revoked")
  await expect(playground.pane).toContainText("line 100,001 of the list")
  await expect(list).toHaveAttribute("readonly")
  await page.evaluate((text) => navigator.clipboard.writeText(text), stranger)
  await page.keyboard.press("ControlOrMeta+v")
  await expect(list).toHaveValue(stranger)
  await expect(playground.verdict).toContainText("Allowed")
})

test("the ids become facts of the authorizer on demand, which Datalog can refer to", async ({
  playground,
}) => {
  await openRevocation(playground)
  const id = await revocationId(playground, "block 1")
  await playground.button("Add ids as facts to the authorizer").click()
  await expect(playground.editor("authorizer")).toContainText(`revocation_id(1, hex:${id});`)
  await expect(playground.button("Ids are facts of the authorizer")).toBeDisabled()
  await expect(playground.verdict).toContainText("Allowed")
  await playground.write(
    "authorizer",
    `revocation_id(1, hex:${id}); deny if revocation_id($block, hex:${id}); allow if true;`,
  )
  await expect(playground.verdict).toContainText("Denied")
  await expect(playground.verdict).toContainText("policy 0 denies it")
})
