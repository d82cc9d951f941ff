/** Authorizer snapshots: saved by one page, opened, asked and explained by another, and worked from. */
import { expect, type Playground, test } from "./playground.ts"
import { loadSnapshotOracle } from "../src/test/snapshot-oracle.ts"
import { copySnapshot, openSnapshot } from "./snapshot-states.ts"

/** Rules in two blocks, so that there are facts that a run has to make. */
async function writeRules(playground: Playground): Promise<void> {
  await playground.write("authority", 'user("alice");\nmember($u, "staff") <- user($u);')
  await playground.write("block 1", 'check if operation("read");')
  await playground.write("authorizer", 'operation("read");\nallow if member("alice", "staff");')
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.tab("Facts")).toContainText("3")
}

/** A snapshot of such a run, pasted into a page as on a first visit. */
async function openElsewhere(playground: Playground): Promise<void> {
  await writeRules(playground)
  const text = await copySnapshot(playground)
  await playground.visitFirst()
  await expect(playground.verdict).toContainText("Allowed")
  await playground.page.getByRole("main").click({ position: { x: 4, y: 4 } })
  await playground.page.keyboard.press("ControlOrMeta+v")
  await expect(playground.page.getByRole("textbox", { name: "Snapshot" })).toHaveValue(text)
}

test("a snapshot says the same elsewhere: verdict, facts, answers and proofs", async ({
  playground,
}) => {
  await openElsewhere(playground)
  await expect(playground.notice).toContainText("Opened a snapshot")
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.page.getByText("As stored")).toBeVisible()
  await expect(playground.page.getByText(/^evaluated in .* ms, 1 round$/)).toBeVisible()
  await expect(playground.button("no signatures in a snapshot")).toBeVisible()
  await expect(playground.tab("Facts")).toContainText("3")
  await expect(playground.card("Authority")).toContainText('member($u, "staff") <- user($u);')

  await playground.openTab(/^Facts/)
  await playground.pane.getByRole("button", { name: /round 1, rule 0 of authority/ }).click()
  await expect(playground.pane).toContainText('user("alice")')

  await playground.openTab(/^Query/)
  await playground.page.getByRole("textbox", { name: "Query" }).fill("member($who, $what)")
  await expect(playground.pane).toContainText("alice")
  await expect(playground.pane).toContainText("staff")

  await playground.openTab(/^Token/)
  await expect(playground.pane).toContainText("A snapshot is no token")
  await expect(playground.serialized).toContainText("A snapshot is no token")
})

test("the reference comes to the same from what the page saved", async ({ playground }) => {
  await writeRules(playground)
  const inspect = await loadSnapshotOracle()
  const allowed = inspect(Buffer.from(await copySnapshot(playground), "base64url"))
  expect(allowed).toMatchObject({ Ok: { iterations: 1, authorization_result: { Ok: 0 } } })
  await playground.write("block 1", 'check if operation("write");')
  await expect(playground.verdict).toContainText("Denied")
  const denied = inspect(Buffer.from(await copySnapshot(playground), "base64url"))
  expect(denied).toMatchObject({ Ok: { authorization_result: { Err: expect.anything() } } })
})

test("another authorizer has everything evaluated again, until its own is taken back", async ({
  playground,
}) => {
  await openElsewhere(playground)
  await playground.write("authorizer", 'operation("write");\nallow if member("alice", "staff");')
  await expect(playground.verdict).toContainText("Denied")
  await expect(playground.page.getByText("Evaluated again with your authorizer")).toBeVisible()
  await playground.button("Take its own authorizer").click()
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.page.getByText("As stored")).toBeVisible()
})

test("its blocks can be worked from, and undo brings back what was there", async ({
  playground,
}) => {
  await openElsewhere(playground)
  await playground.button("Work from it").click()
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.editor("authority")).toContainText("member")
  await playground.write("authority", 'user("bob");')
  await expect(playground.verdict).toContainText("Denied")
  for (let i = 0; i < 3; i++) await playground.button("Undo").first().click()
  await expect(playground.editor("authorizer")).toContainText("right($r, $o)")
})

test("a snapshot that was cut short is refused in a sentence", async ({ playground }) => {
  const text = await copySnapshot(playground)
  await openSnapshot(playground, text.slice(0, 200))
  await expect(playground.verdict).toContainText("Not readable")
  const field = playground.page.getByRole("textbox", { name: "Snapshot", exact: true })
  await expect(field).toHaveAttribute("aria-invalid", "true")
  await expect(playground.verdict).toContainText(/bytes/)
  await field.fill(text)
  await expect(playground.verdict).toContainText("Allowed")
})
