/** A denied request says why, and leads to the clause that denies it. */
import { expect, type Locator, type Playground, test } from "./playground.ts"

const request = 'time(2026-06-01T12:00:00Z); resource("file1"); operation("read");\n'

const reason = ({ page }: Playground): Locator => page.locator('[data-part="verdict-reason"]')

const selected = ({ page }: Playground): Promise<string> =>
  page.evaluate(() => String(getSelection()))

/** Follows the reason to the clause, which is then selected where it is written. */
async function leadsTo(playground: Playground, editor: string, clause: string): Promise<void> {
  await reason(playground).getByRole("button").click()
  await expect(playground.editor(editor)).toBeFocused()
  expect(await selected(playground)).toBe(clause)
}

interface Denial {
  readonly name: string
  readonly reach: (playground: Playground) => Promise<void>
  readonly cause: string
  readonly editor: string
  readonly clause: string
}

const denials: readonly Denial[] = [
  {
    name: "an expired token",
    reach: async (playground) => {
      await playground.write("block 1", "check if time($t), $t < 2026-01-01T00:00:00Z;")
      await playground.write("authorizer", "time(2026-11-20T18:04:00Z); allow if true;")
    },
    cause: "the time 2026-11-20T18:04:00Z is 323 days too late for $t < 2026-01-01T00:00:00Z",
    editor: "block 1",
    clause: "check if time($t), $t < 2026-01-01T00:00:00Z",
  },
  {
    name: "a wrong operation",
    reach: async (playground) => {
      await playground.write("block 1", 'check if operation("read");')
      await playground.write("authorizer", 'operation("write"); allow if true;')
    },
    cause: 'there is operation("write"), but operation("read") is wanted',
    editor: "block 1",
    clause: 'check if operation("read")',
  },
  {
    name: "a missing time",
    reach: async (playground) => {
      await playground.write("block 1", "check if time($t), $t < 2026-01-01T00:00:00Z;")
      await playground.write("authorizer", "allow if true;")
    },
    cause: "nothing supplies time",
    editor: "block 1",
    clause: "check if time($t), $t < 2026-01-01T00:00:00Z",
  },
  {
    name: "a fact of a block that is not trusted",
    reach: async (playground) => {
      await playground.write("block 1", 'right("file9", "read");')
      await playground.write(
        "authorizer",
        `${request}check if right("file9", "read");\nallow if true;`,
      )
    },
    cause: 'right("file9", "read") exists, but block 1 said it',
    editor: "authorizer",
    clause: 'check if right("file9", "read")',
  },
  {
    name: "a deny policy that matches",
    reach: async (playground) => {
      await playground.write("block 1", "check if true;")
      await playground.write("authorizer", `${request}deny if user("alice");\nallow if true;`)
    },
    cause: 'Policy 0 of the authorizer denies it: it matches user("alice")',
    editor: "authorizer",
    clause: 'deny if user("alice")',
  },
  {
    name: "a third party's key that is not trusted",
    reach: async (playground) => {
      await playground.button("Third-party block", true).click()
      await playground.write("block 2", 'group("admin");')
      await playground.write("authorizer", `${request}check if group("admin");\nallow if true;`)
    },
    cause: 'group("admin") exists, but block 2',
    editor: "authorizer",
    clause: 'check if group("admin")',
  },
]

for (const { name, reach, cause, editor, clause } of denials) {
  test(`${name} is denied with its cause, which leads to the clause`, async ({ playground }) => {
    await reach(playground)
    await expect(playground.verdict).toContainText("Denied")
    await expect(reason(playground)).toContainText(cause)
    await leadsTo(playground, editor, clause)
  })
}

test("no matching policy is told with what the policy lacks", async ({ playground }) => {
  await playground.write("authority", 'user("bob");')
  await playground.write("block 1", "check if true;")
  await playground.write("authorizer", 'allow if user("alice");')
  await expect(reason(playground)).toContainText(
    'The only policy does not match: there is user("bob"), but user("alice") is wanted',
  )
})

test("keys lead from a failed check to its explanation, to its source, and back", async ({
  playground,
  page,
}) => {
  const { keyboard } = page
  await expect(playground.verdict).toContainText("Allowed")
  await keyboard.press("Alt+2")
  await keyboard.press("ControlOrMeta+End")
  await keyboard.insertText("\ncheck if owner($u);")
  await expect(playground.verdict).toContainText("Denied")
  await keyboard.press("Alt+3")
  await expect(playground.pane).toBeFocused()
  await keyboard.press("Tab")
  const heading = playground.pane.getByRole("button", { name: /check 0 failed/ })
  await expect(heading).toBeFocused()
  await expect(heading).toHaveAttribute("aria-expanded", "true")
  await expect(playground.pane).toContainText("Nothing supplies owner")
  await keyboard.press("Tab")
  await keyboard.press("Enter")
  await expect(playground.editor("authorizer")).toBeFocused()
  expect(await selected(playground)).toBe("check if owner($u)")
  await keyboard.press("Alt+Enter")
  await expect(heading).toBeFocused()
})

test("a step of the verdict opens the explanation of its check", async ({ playground, page }) => {
  await playground.write("block 1", 'check if operation("read");')
  await expect(playground.verdict).toContainText("Allowed")
  await page.getByRole("button", { name: /^block 1, 1 check: passed/ }).click()
  const line = playground.pane.getByRole("button", { name: /block 1 check 0/ })
  await expect(line).toBeFocused()
  await expect(line).toHaveAttribute("aria-expanded", "true")
  await expect(playground.pane).toContainText("It matches")
  await line.press("Enter")
  await expect(line).toHaveAttribute("aria-expanded", "false")
  await expect(line).toBeFocused()
})

test("a change that would help is looked at, made, and undone", async ({ playground }) => {
  await playground.write("block 1", 'right("file9", "read");')
  await playground.write("authorizer", 'check if right("file9", "read");\nallow if true;')
  await expect(playground.pane).toContainText("What would make it pass")
  await playground.button("Preview").click()
  const change = playground.pane.getByRole("list", { name: "The change" })
  await expect(change.getByRole("listitem")).toHaveCount(2)
  await playground.button("Apply").click()
  await expect(playground.editor("authority")).toContainText('right("file9", "read")')
  await expect(playground.verdict).toContainText("Allowed")
})
