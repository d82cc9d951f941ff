/** The page without a network, under any path of any web server, and its newer versions. */
import { rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { headersFromReadme } from "../app/test/hosting.ts"
import { expect, Playground, test as base } from "./playground.ts"
import { publish, publishNewer } from "./published.ts"
import { type Hosting, StaticServer } from "./static-server.ts"

const test = base.extend<{ folder: string }>({
  // Playwright has fixtures take what they need by destructuring.
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await publish()
    await use(folder)
    await rm(folder, { recursive: true })
  },
})

test.use({ serviceWorkers: "allow" })

const offlineReady = async (page: Page): Promise<void> => {
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
    .toBe("activated")
}

const cacheCount = (page: Page): Promise<number> =>
  page.evaluate(async () => (await caches.keys()).length)

const updates = (page: Page) => page.getByRole("status", { name: "Updates of the page" })

test("it opens without a network, and another version takes its place only when asked", async ({
  folder,
  context,
}) => {
  test.slow()
  const hosting: Hosting = { folder, path: "/some/path/" }
  const server = new StaticServer(hosting)
  const address = await server.open()
  const page = await context.newPage()
  const playground = new Playground(page)
  await page.goto(address)
  await expect(playground.verdict).toContainText("Allowed")
  await offlineReady(page)

  // Without a network, all of it is there.
  await server.close()
  await context.setOffline(true)
  await page.reload()
  await expect(playground.verdict).toContainText("Allowed")
  await playground.openTab(/^Facts/)
  await expect(playground.pane).toContainText("right")
  await playground.command("About")
  await expect(playground.dialog).toContainText("Offline: ready.")
  await expect(playground.dialog).toContainText("0 requests since load")
  await page.keyboard.press("Escape")

  // A newer version waits.
  await context.setOffline(false)
  await publishNewer(folder, "Newer")
  const again = new StaticServer(hosting)
  await again.open(Number(new URL(address).port))
  await page.reload()
  // All files are fetched anew for it.
  await expect(updates(page)).toHaveText("An update is ready.", { timeout: 15_000 })
  await expect(page).toHaveTitle("Biscuit Playground")
  const other = await context.newPage()
  await other.goto(address)
  await expect(updates(other)).toHaveText("An update is ready.")
  await expect(other).toHaveTitle("Biscuit Playground")
  await other.getByRole("button", { name: "Later" }).click()

  // What was written is kept before the page is loaded anew; the other tab stays as it is.
  await playground.write("authorizer", 'deny if user("alice");')
  await page.getByRole("button", { name: "Reload to update" }).click()
  await expect(page).toHaveTitle("Newer")
  await expect(playground.editor("authorizer")).toContainText('deny if user("alice");')
  await expect(playground.verdict).toContainText("Denied")
  await expect(other).toHaveTitle("Biscuit Playground")
  await new Playground(other).openTab(/^Query/)
  expect(await cacheCount(page)).toBe(2)
  await other.close()
  await page.reload()
  await expect.poll(() => cacheCount(page)).toBe(1)

  // One that is not whole changes nothing.
  await publishNewer(folder, "Broken")
  await writeFile(join(folder, "theme.js"), "// another file")
  await page.evaluate(async () => {
    const found = await navigator.serviceWorker.getRegistration()
    await found?.update().catch(() => {})
    const { installing } = found!
    await new Promise((done) => installing?.addEventListener("statechange", done))
  })
  await page.reload()
  await expect(page).toHaveTitle("Newer")
  await expect(updates(page)).toHaveText("")
  await expect.poll(() => cacheCount(page)).toBe(1)
  await again.close()
})

test("it runs with the headers that the README gives, which let it be kept", async ({
  folder,
  page,
}) => {
  const hosting: Hosting = { folder, path: "/", headers: headersFromReadme() }
  const server = new StaticServer(hosting)
  const errors: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text())
  })
  const address = await server.open()
  await page.goto(address)
  await expect(new Playground(page).verdict).toContainText("Allowed")
  await offlineReady(page)
  await page.goto(`${address}demo.html`)
  await expect(
    page.frameLocator("iframe").first().getByRole("group", { name: "Verdict" }),
  ).toContainText("Denied")
  expect(errors).toEqual([])
  await server.close()
})

test("the page tells of every request, also of those that its policy refused", async ({
  page,
  watch,
}) => {
  await page.goto("./")
  const playground = new Playground(page)
  await expect(playground.verdict).toContainText("Allowed")
  const count = page.locator("footer").getByRole("button", { name: /since load/ })
  await page.waitForFunction(() => performance.getEntriesByName("loaded").length > 0)
  await expect(count).toHaveText("0 requests since load")
  await page.evaluate(async () => {
    const image = new Image()
    image.src = "https://example.com/image.png"
    document.body.append(image)
    await fetch("https://example.com/fetch").catch(() => {})
    navigator.sendBeacon("https://example.com/beacon", "a token")
    new WebSocket("wss://example.com/socket").close()
  })
  await expect(count).toHaveText("0 requests since load, 4 refused")
  await page.evaluate(() => {
    const image = new Image()
    image.src = "./favicon.svg"
    document.body.append(image)
  })
  await expect(count).toHaveText("1 request since load, 4 refused")
  // Neither markup nor a script is made from a text.
  const made = await page.evaluate(() => {
    try {
      document.createElement("p").innerHTML = "<b>"
      return "markup"
    } catch {
      return "refused"
    }
  })
  expect(made).toBe("refused")
  // All of it was of this test's making.
  await expect.poll(() => watch.faults.join("\n")).toContain("innerHTML")
  watch.faults.splice(0)
})
