/** What the browser keeps: through a crash, between tabs, and where its storage refuses. */
import type { Page } from "@playwright/test"
import { expect, Playground, test } from "./playground.ts"
import { issueTokens } from "./tokens.ts"

/** The same page in another tab. */
async function anotherTab(page: Page): Promise<Playground> {
  const other = await page.context().newPage()
  await other.goto("./")
  return new Playground(other)
}

const saved = (playground: Playground) =>
  expect(playground.page.getByText("Saved in this browser", { exact: true })).toBeAttached()

test("a crash in the middle of typing loses at most its last second", async ({
  playground,
  page,
}) => {
  test.slow()
  const crashing = await anotherTab(page)
  await expect(crashing.verdict).toContainText("Allowed")
  await crashing.write("authorizer", "allow if true;\n// ")
  let typed = ""
  const times: number[] = []
  for (let i = 0; i < 30; i++) {
    await crashing.page.keyboard.type(String(i % 10))
    typed += String(i % 10)
    times.push(Date.now())
    await crashing.page.waitForTimeout(50)
  }
  const session = await page.context().newCDPSession(crashing.page)
  const crashed = Date.now()
  // It is never answered.
  session.send("Page.crash").catch(() => {})
  await crashing.page.waitForEvent("crash")
  await crashing.page.close()
  await page.goto("./")
  await expect(playground.editor("authorizer")).toContainText("allow if true;")
  const text = await playground.editor("authorizer").innerText()
  const kept = /\/\/ (\d*)/.exec(text)?.[1] ?? ""
  expect(typed.startsWith(kept)).toBe(true)
  expect(times.slice(kept.length).filter((time) => crashed - time > 1000)).toEqual([])
})

test("two tabs with one document notice each other, and neither loses anything", async ({
  playground,
  page,
}) => {
  test.slow()
  await expect(playground.verdict).toContainText("Allowed")
  await playground.write("authorizer", "allow if true; // first")
  await saved(playground)
  const other = await anotherTab(page)
  await expect(other.notice).toContainText("open in another tab too")
  await playground.write("authorizer", "deny if true; // mine")
  await expect(other.page.getByText("changed in another tab.")).toBeVisible()
  await other.write("authorizer", "allow if true; // theirs")
  await other.page.waitForTimeout(1000)
  await other.button("Take theirs").click()
  await expect(other.editor("authorizer")).toContainText("// mine")
  await expect(other.verdict).toContainText("Denied")
  await other.page.keyboard.press("ControlOrMeta+z")
  await expect(other.editor("authorizer")).toContainText("// theirs")
  await playground.button("Keep mine as a copy").click()
  await saved(playground)
  await saved(other)
  await playground.choose("Document", "Documents")
  await expect(playground.dialog.getByRole("listitem")).toHaveCount(2)
})

test("a token from elsewhere is kept only when that is asked for", async ({ playground, page }) => {
  await expect(playground.verdict).toContainText("Allowed")
  const [issued] = await issueTokens()
  const { text, rootKey } = issued!
  await playground.paste(text, rootKey)
  const mark = page.getByRole("group", { name: "Real token" })
  await expect(mark).toContainText("not saved, not in the history of revisions, not in links")
  await playground.write("authorizer", "allow if true; // over a token")
  await expect(page.getByText("Saved, without what was pasted")).toBeAttached()
  await page.reload()
  await expect(playground.editor("authorizer")).toContainText("// over a token")
  await expect(mark).toBeHidden()
  await playground.paste(text, rootKey)
  await mark.getByRole("button", { name: "Keep it in this browser" }).click()
  await mark.getByRole("button", { name: "Keep it", exact: true }).click()
  // What is written last is kept as the page goes.
  await page.reload()
  await expect(playground.tokenField).toHaveValue(text)
  await expect(mark).toContainText("saved in this browser with the document, as you asked")
})

function denyStorage(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException("denied", "SecurityError")
  }
}

function fillStorage(): void {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError")
  }
}

for (const [state, bring, words] of [
  ["denied", denyStorage, "allows the page no storage"],
  ["full", fillStorage, "has no room left"],
] as const) {
  test(`where storage is ${state}, the page says so and saves a file`, async ({
    playground,
    page,
  }) => {
    await page.addInitScript(bring)
    await page.goto("./")
    await expect(playground.verdict).toContainText("Allowed")
    await playground.write("authorizer", "deny if true; // unkept")
    await expect(playground.notice).toContainText(words)
    await expect(playground.verdict).toContainText("Denied")
    const file = page.waitForEvent("download")
    await playground.choose("Document", "Save this document as a file")
    expect((await file).suggestedFilename()).toBe("untitled.biscuit-playground.json")
  })
}

test("storage of an older page is completed, and that of a newer one left alone", async ({
  playground,
  page,
}) => {
  await expect(playground.verdict).toContainText("Allowed")
  const makeStorage = (version: number): Promise<void> =>
    page.evaluate(
      (number) =>
        new Promise<void>((settle) => {
          indexedDB.deleteDatabase("biscuit-playground")
          const request = indexedDB.open("biscuit-playground", number)
          request.onupgradeneeded = () =>
            request.result.createObjectStore("documents", { keyPath: "id" })
          request.onsuccess = () => {
            request.result.close()
            settle()
          }
        }),
      version,
    )
  await makeStorage(1)
  await playground.write("authorizer", "allow if true; // older")
  await saved(playground)
  await playground.command("History of this document")
  await expect(playground.dialog).toBeVisible()
  await page.keyboard.press("Escape")
  await page.goto("./")
  await expect(playground.editor("authorizer")).toContainText("// older")
  await page.evaluate(() => sessionStorage.clear())
  await page.evaluate(() => localStorage.clear())
  await page.goto("./")
  await expect(playground.verdict).toContainText("Allowed")
  await makeStorage(99)
  await playground.write("authorizer", "deny if true; // newer")
  await expect(playground.notice).toContainText("A newer version of this page")
  await expect(playground.verdict).toContainText("Denied")
})
