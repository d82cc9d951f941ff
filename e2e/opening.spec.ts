/** What comes by the address: opened at once, asked about, or refused. */
import type { Browser, Page } from "@playwright/test"
import { altered, linkTo } from "./links.ts"
import { expect, Playground, test } from "./playground.ts"

const roles = linkTo(['role("admin");'], 'allow if role("admin");', { name: "roles" })

/** A first visit, in a browser that holds nothing; the second one throws if the page reported an error. */
async function visit(
  browser: Browser,
  fragment: string,
  before?: (page: Page) => Promise<unknown>,
) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const errors: string[] = []
  page.on("pageerror", (error) => errors.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text())
  })
  await before?.(page)
  await page.goto(`./${fragment}`)
  const leave = async (): Promise<void> => {
    expect(errors).toEqual([])
    await context.close()
  }
  return { page, playground: new Playground(page), leave }
}

/** Follows a link within the page, as a click on one does. */
const follow = (page: Page, fragment: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash
  }, fragment)

const fragmentOf = (page: Page): Promise<string> => page.evaluate(() => location.hash)

/** Notes whether a text was ever on the page. */
const watchFor = (text: string) => (page: Page) =>
  page.addInitScript((text) => {
    Object.assign(globalThis, { seen: false })
    const look = (): void => {
      if (document.body?.textContent.includes(text)) Object.assign(globalThis, { seen: true })
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true })
  }, text)

test("a link opens on the first visit without the first example, and lasts over reloads", async ({
  browser,
}) => {
  const { page, playground, leave } = await visit(browser, roles, watchFor("file1"))
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.editor("authority")).toHaveText('role("admin");')
  await expect(playground.notice).toContainText("Opened the link’s document “roles”.")
  expect(await page.evaluate(() => Reflect.get(globalThis, "seen"))).toBe(false)

  await test.step("unchanged, it is there again", async () => {
    await expect.poll(() => fragmentOf(page)).toBe("")
    await page.reload()
    await expect(playground.editor("authority")).toHaveText('role("admin");')
  })

  await test.step("changed, the change is", async () => {
    await playground.write("authority", 'role("guest");')
    await expect(playground.verdict).toContainText("Denied")
    await page.waitForTimeout(1500)
    await page.reload()
    await expect(playground.editor("authority")).toHaveText('role("guest");')
  })
  await leave()
})

test("a link over work asks, shows what differs, and does what it is told", async ({
  playground,
  page,
}) => {
  const mine = 'user("mine");'
  await playground.write("authority", mine)

  await test.step("keep mine", async () => {
    await follow(page, roles)
    await expect(playground.dialog).toContainText("Open the link’s document “roles”?")
    await expect(playground.button("Open beside")).toBeFocused()
    const authority = playground.dialog.getByRole("region", { name: "Authority", exact: true })
    await expect(authority.getByRole("listitem").filter({ hasText: mine })).toHaveAttribute(
      "data-kind",
      "removed",
    )
    await expect(authority.getByRole("img", { name: "the link’s:" })).toBeVisible()
    await playground.button("Keep mine").click()
    await expect(playground.dialog).toBeHidden()
    await expect(playground.editor("authority")).toHaveText(mine)
    await expect.poll(() => fragmentOf(page)).toBe("")
  })

  await test.step("also as the page is opened, whatever dialog is open", async () => {
    await expect(page.getByText("Saved in this browser")).toBeAttached()
    await page.evaluate((hash) => history.replaceState(null, "", hash), roles)
    await page.reload()
    await expect(playground.button("Open beside")).toBeFocused()
    await expect(playground.editor("authority")).toHaveText(mine)
    await page.keyboard.press("Escape")
    await expect(playground.dialog).toBeHidden()
    await expect.poll(() => fragmentOf(page)).toBe("")
    await playground.command("About")
    await follow(page, roles)
    await expect(playground.button("Open beside")).toBeFocused()
    await page.keyboard.press("Escape")
    await expect(playground.dialog).toBeHidden()
    await expect(playground.editor("authority")).toHaveText(mine)
  })

  await test.step("replace mine, and undo that", async () => {
    await follow(page, roles)
    await playground.button("Replace mine").click()
    await expect(playground.editor("authority")).toHaveText('role("admin");')
    await playground.undoFromNotice()
    await expect(playground.editor("authority")).toHaveText(mine)
  })

  await test.step("open beside, and go back by the keyboard alone", async () => {
    await follow(page, roles)
    await expect(playground.button("Open beside")).toBeFocused()
    await page.keyboard.press("Enter")
    await expect(playground.editor("authority")).toHaveText('role("admin");')
    await playground.command("Documents")
    await expect(playground.dialog.getByRole("searchbox")).toBeFocused()
    const documents = playground.dialog.getByRole("list", { name: "Documents" })
    await expect(documents.getByRole("listitem")).toHaveCount(2)
    await page.keyboard.type("mine")
    await expect(documents.getByRole("listitem")).toHaveCount(1)
    await documents.getByRole("textbox").fill("my work")
    await page.keyboard.press("Enter")
    await expect(documents.getByRole("textbox")).toBeFocused()
    await expect(documents.getByRole("button", { name: "Open “my work”" })).toBeVisible()
    await playground.choose("More about “my work”", /^Delete/)
    await expect(documents.getByRole("listitem")).toHaveCount(0)
    await expect(playground.dialog.getByRole("searchbox")).toBeFocused()
    await playground.dialog.getByRole("button", { name: "Undo" }).press("Enter")
    await documents.getByRole("button", { name: /^Open/ }).press("Enter")
    await expect(playground.editor("authority")).toHaveText(mine)
  })

  await test.step("a clean sheet shows nothing of it", async () => {
    await follow(page, "#new")
    await expect(playground.notice).toHaveText("Opened a clean sheet.")
    await expect(page.getByText("mine")).toHaveCount(0)
  })
})

test("the history shows what differs, restores, and keeps a name", async ({ playground, page }) => {
  await playground.write("authority", 'user("then");')
  await playground.command("History of this document")
  await playground.dialog.getByRole("textbox", { name: "Save a revision as" }).fill("reviewed")
  await page.keyboard.press("Enter")
  const named = playground.dialog.getByRole("radio", { name: /reviewed/ })
  await expect(named).toBeChecked()
  await page.keyboard.press("Escape")
  await playground.write("authority", 'user("now");')
  await playground.command("History of this document")
  await named.check()
  const authority = playground.dialog.getByRole("region", { name: "Authority", exact: true })
  await expect(authority).toContainText('user("then");')
  await expect(authority).toContainText('user("now");')
  await playground.button("Restore").click()
  await expect(playground.editor("authority")).toHaveText('user("then");')
  await playground.undoFromNotice()
  await expect(playground.editor("authority")).toHaveText('user("now");')
})

test("what is no genuine link leaves the page as it is, and nothing of it is executed", async ({
  playground,
  page,
  browser,
}) => {
  const bomb = linkTo(['name("'.padEnd(20_000_000, "a")], "")
  const refused = [
    roles.slice(0, -3),
    roles.slice(0, 9),
    altered(roles),
    `#9${roles.slice(2)}`,
    bomb,
    "#1<script>hacked=1</script>",
    `#1${"A".repeat(1_000_000)}`,
  ]
  const before = await playground.editor("authority").textContent()
  for (const fragment of refused) {
    await follow(page, fragment)
    await expect(playground.notice, fragment.slice(0, 40)).toHaveText(/^[A-Z].*\.$/)
    await playground.button("Dismiss").click()
    await expect(playground.dialog).toHaveCount(0)
  }
  expect(await playground.editor("authority").textContent()).toBe(before)

  await test.step("hostile strings are text", async () => {
    const hostile = `"><img src=x onerror="hacked=1"><script>hacked=1</script>\u202E\u0000`
    const link = linkTo([`name("${hostile.replaceAll('"', '\\"')}");`], "allow if true;", {
      name: hostile + "x".repeat(1_000_000),
    })
    const visited = await visit(browser, link)
    await expect(visited.playground.editor("authority")).toContainText("onerror")
    const told = await visited.playground.notice.textContent()
    expect(told?.length).toBeLessThan(200)
    expect(told).not.toMatch(/\p{C}/u)
    expect(await visited.page.evaluate(() => Reflect.has(globalThis, "hacked"))).toBe(false)
    expect(await visited.page.locator("img[src], #root script").count()).toBe(0)
    await visited.leave()
  })
})
