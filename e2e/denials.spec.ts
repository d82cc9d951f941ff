/** Whose request was denied reads the cause first, and is one click from the clause. */
import { expect, type Playground, test } from "./playground.ts"
import { issueTokens } from "./tokens.ts"

interface Denial {
  readonly name: string
  /** Texts by their names; a block that is not there yet is added. */
  readonly texts: Readonly<Record<string, string>>
  readonly headline: string
  readonly cause: RegExp
  /** Where the clause stands, and how it is written there. */
  readonly editor: string
  readonly clause: string
}

const request = 'time(2026-11-20T18:04:00Z);\nresource("file1");\noperation("read");\n'
const allow = "allow if user($u), resource($r), operation($o), right($r, $o);"

const denials: readonly Denial[] = [
  {
    name: "an expired token",
    texts: {
      "block 1": 'check if operation("read");\ncheck if time($t), $t < 2026-01-01T00:00:00Z;',
      authorizer: request + allow,
    },
    headline: "1 of 2 checks failed",
    cause: /^Check 1 of block 1 failed: the time 2026-11-20T18:04:00Z is 323 days too late/,
    editor: "block 1",
    clause: "check if time($t), $t < 2026-01-01T00:00:00Z",
  },
  {
    name: "a wrong operation",
    texts: { authorizer: request.replace("read", "write") + allow },
    headline: "1 of 2 checks failed",
    cause: /^Check 0 of block 1 failed: there is operation\("write"\), but operation\("read"\)/,
    editor: "block 1",
    clause: 'check if operation("read")',
  },
  {
    name: "a missing time",
    texts: { authorizer: request.replace(/^time.*\n/, "") + allow },
    headline: "1 of 2 checks failed",
    cause: /^Check 1 of block 1 failed: nothing supplies time\(\$t\); the authorizer normally/,
    editor: "block 1",
    clause: "check if time($t), $t < 2027-01-01T00:00:00Z",
  },
  {
    name: "a fact that an untrusted block said",
    texts: {
      "block 1": 'right("file3", "read");',
      authorizer: `${request}check if right("file3", "read");\n${allow}`,
    },
    headline: "1 of 1 check failed",
    cause: /^Check 0 of the authorizer failed: .*right\("file3", "read"\).*block 1/,
    editor: "authorizer",
    clause: 'check if right("file3", "read")',
  },
  {
    name: "a deny policy that matched",
    texts: { authorizer: `${request}deny if user("alice"), operation($o);\n${allow}` },
    headline: "policy 0 denies it",
    cause: /^Policy 0 of the authorizer denies it: it matches user\("alice"\)/,
    editor: "authorizer",
    clause: 'deny if user("alice"), operation($o)',
  },
]

const firstSentence = ({ verdict }: Playground) => verdict.locator('[data-part="verdict-reason"]')

const selectedText = ({ page }: Playground): Promise<string> =>
  page.evaluate(() => getSelection()?.toString() ?? "")

for (const { name, texts, headline, cause, editor, clause } of denials) {
  test(`${name} is told in the first sentence, which leads to the clause`, async ({
    playground,
  }) => {
    for (const [document, text] of Object.entries(texts)) await playground.write(document, text)
    await expect(playground.verdict).toContainText("Denied")
    await expect(playground.verdict).toContainText(headline)
    await expect(firstSentence(playground)).toHaveText(cause)
    await firstSentence(playground).getByRole("button").click()
    await expect(playground.editor(editor)).toBeFocused()
    await expect.poll(() => selectedText(playground)).toBe(clause)
  })
}

test("a third party's key that is not trusted is told in the first sentence", async ({
  playground,
}) => {
  const token = (await issueTokens()).find(({ name }) => name === "third-party")!
  await playground.paste(token.text, token.rootKey)
  await playground.write("authorizer", `check if group("admin");\nallow if user($u);`)
  await expect(firstSentence(playground)).toHaveText(
    /^Check 0 of the authorizer failed: .*group\("admin"\).*block 1.*ed25519\//,
  )
  await firstSentence(playground).getByRole("button").click()
  await expect.poll(() => selectedText(playground)).toBe('check if group("admin")')

  // To trust the key is proposed, and made by one click; then it passes.
  await playground.pane.getByRole("button", { name: "Apply" }).click()
  await expect(playground.editor("authorizer")).toContainText("trusting authority, ed25519/")
  await expect(playground.verdict).toContainText("Allowed")
})

test("by keys alone one goes from the verdict to the explanation, to the source and back", async ({
  playground,
  page,
}) => {
  const { keyboard } = page
  await expect(playground.verdict).toContainText("Allowed")
  await keyboard.press("Alt+2")
  await expect(playground.editor("authorizer")).toBeFocused()
  await keyboard.press("ControlOrMeta+a")
  await keyboard.insertText(request.replace("read", "write") + allow)
  await expect(playground.verdict).toContainText("Denied")

  await keyboard.press("Alt+3")
  await expect(playground.pane).toBeFocused()
  await keyboard.press("Tab")
  const card = page.getByRole("button", { name: /block 1.*check 0 failed/ })
  await expect(card).toBeFocused()
  await expect(card).toHaveAttribute("aria-expanded", "true")
  await keyboard.press("Tab")
  await keyboard.press("Enter")
  await expect(playground.editor("block 1")).toBeFocused()
  await expect.poll(() => selectedText(playground)).toBe('check if operation("read")')

  await keyboard.press("Alt+Enter")
  await expect(card).toBeFocused()
})
