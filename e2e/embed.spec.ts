/** The page within other pages, by its element: lazily, at its own height, and keeping to itself. */
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { FrameLocator, Page } from "@playwright/test"
import { faults, loadAxe } from "./faults.ts"
import { expect, Playground, test as base } from "./playground.ts"
import { built } from "./published.ts"
import { type Hosting, StaticServer } from "./static-server.ts"

/** A page of documentation on another origin, with a policy that allows the playground's and nothing else. */
const docs = (home: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Docs</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${home}; frame-src ${home}">
<script src="${home}embed.js" async></script></head><body><h1>Docs</h1>
<biscuit-playground id="edited">
  <pre><code data-block>
    user("alice");
    right("file1", "read");
  </code></pre>
  <pre><code data-authorizer>allow if user("alice"), right("file1", "write");</code></pre>
</biscuit-playground>
${"<p>More.</p>".repeat(100)}
<biscuit-playground id="read" readonly tabs="authorizer,verdict" theme="dark" limits="strict" title="Read it">
  <pre><code data-block>user("alice");</code></pre>
  <pre><code data-authorizer>allow if user("alice");</code></pre>
</biscuit-playground>
</body></html>`

/** Serves the page of documentation, and opens it. */
const test = base.extend<{ openDocs: (home: string) => Promise<Page> }>({
  openDocs: async ({ page }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "docs-"))
    const hosting: Hosting = { folder, path: "/" }
    const server = new StaticServer(hosting)
    const address = await server.open()
    await use(async (home) => {
      await writeFile(join(folder, "index.html"), docs(home))
      await page.goto(address)
      return page
    })
    await server.close()
    await rm(folder, { recursive: true })
  },
})

const within = (page: Page, id: string): FrameLocator => page.frameLocator(`#${id} iframe`)

const verdictIn = (frame: FrameLocator) => frame.getByRole("group", { name: "Verdict" })

test("a page of another origin has playgrounds in it, each when it comes near", async ({
  context,
  openDocs,
  baseURL,
}) => {
  const page = await openDocs(baseURL!)
  const frame = within(page, "edited")
  await expect(verdictIn(frame)).toContainText("Denied")
  expect(page.frames()).toHaveLength(2)

  // It is as high as what is in it, also when that grows.
  const element = page.locator("#edited iframe")
  const inner = () => frame.locator("#root").evaluate((root) => root.scrollHeight)
  const height = async () => (await element.boundingBox())!.height
  await expect.poll(async () => (await height()) - (await inner())).toBe(2)
  const before = await height()
  await frame.getByRole("tab", { name: "Authorizer" }).click()
  const editor = frame.getByRole("textbox", { name: "Datalog of the authorizer" })
  await editor.click()
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.insertText('// line\n// line\n// line\n\nallow if right("file1", "read");')
  await expect(verdictIn(frame)).toContainText("Allowed")
  await expect.poll(height).toBeGreaterThan(before)

  // The whole page opens with what it is now.
  const [whole] = await Promise.all([
    context.waitForEvent("page"),
    frame.getByRole("link", { name: "Open full" }).click(),
  ])
  const playground = new Playground(whole)
  await expect(playground.verdict).toContainText("Allowed")
  await expect(playground.editor("authorizer")).toContainText('right("file1", "read")')
  await expect(playground.editor("authority")).toContainText('user("alice")')
  await whole.close()

  // The other one is made when it is near, and cannot be written in.
  await page.locator("#read").scrollIntoViewIfNeeded()
  const read = within(page, "read")
  await expect(verdictIn(read)).toContainText("Allowed")
  await expect(page.locator("#read iframe")).toHaveAttribute("title", "Read it")
  await expect(read.getByRole("tab")).toHaveText(["Authorizer"])
  await expect(read.locator("html")).toHaveAttribute("data-theme", "dark")
  await expect(read.getByRole("textbox")).toHaveAttribute("aria-readonly", "true")
})

test("an embedded page touches nothing that is kept, and has no accessibility fault", async ({
  page,
}) => {
  await page.goto("./")
  const playground = new Playground(page)
  await playground.write("authorizer", "// mine\ndeny if true;")
  await expect(playground.verdict).toContainText("Denied")
  // A document is kept a second after it was written.
  await page.waitForTimeout(1500)
  const kept = () =>
    page.evaluate(async () => ({
      local: JSON.stringify(localStorage),
      databases: JSON.stringify(await indexedDB.databases()),
    }))
  const before = await kept()

  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto("./?embed#block=user(%22alice%22)%3B&authorizer=allow%20if%20user(%22bob%22)%3B")
  await expect(playground.verdict).toContainText("Denied")
  await page.getByRole("tab", { name: "Authorizer" }).click()
  await playground.write(
    "authorizer",
    'allow if user("alice"), resource($r), operation($operation);',
  )
  await expect(playground.verdict).toContainText("Denied")
  expect(await playground.overflow()).toBe(0)
  await loadAxe(page)
  expect(await faults(page, "all")).toEqual([])
  await page.emulateMedia({ colorScheme: "dark" })
  expect(await faults(page, "contrast")).toEqual([])
  // Letters of a new fragment are those of another document; one that cannot be read is told, and changes nothing.
  await page.evaluate(() => (location.hash = "1cut"))
  await expect(playground.notice).not.toBeEmpty()
  await expect(playground.editor("authorizer")).toContainText("operation($operation)")
  await page.waitForTimeout(1500)
  expect(await kept()).toEqual(before)

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto("./")
  await expect(playground.editor("authorizer")).toContainText("// mine")
})

test("without scripts the code is there to be read, and each demo of the built page opens", async ({
  browser,
  page,
  baseURL,
}) => {
  test.slow()
  const still = await browser.newContext({ javaScriptEnabled: false })
  const unscripted = await still.newPage()
  await unscripted.goto(`${baseURL}demo.html`)
  await expect(unscripted.locator("biscuit-playground").first()).toContainText('user("alice");')
  await still.close()

  const errors: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text())
  })
  await page.goto("./demo.html")
  await loadAxe(page)
  expect(await faults(page, "all")).toEqual([])
  await page.emulateMedia({ colorScheme: "dark" })
  expect(await faults(page, "contrast")).toEqual([])
  const elements = await page.locator("biscuit-playground").all()
  for (const element of elements) {
    await element.scrollIntoViewIfNeeded()
    await expect(verdictIn(element.frameLocator("iframe"))).toContainText(/Allowed|Denied/, {
      timeout: 15_000,
    })
  }
  expect(elements.length).toBeGreaterThan(5)
  expect(errors).toEqual([])
})

test("where the page cannot be framed, the code and a link stay", async ({ openDocs }) => {
  const hosting: Hosting = {
    folder: built,
    path: "/play/",
    headers: () => ({ "Content-Security-Policy": "frame-ancestors 'none'" }),
  }
  const server = new StaticServer(hosting)
  const home = await server.open()
  const page = await openDocs(home)
  await expect(page.locator("#edited iframe")).toHaveCount(1)
  await expect(page.locator("#edited code").first()).toBeVisible()
  await expect(page.locator("#edited a")).toHaveAttribute("href", /#block=user/)
  await server.close()
})
