/**
 * `npm run picture`: builds the page and takes the pictures of the README from it, light and dark.
 */
import { fileURLToPath } from "node:url"
import { chromium } from "@playwright/test"
import { build, preview } from "vite"
import { ensureChromium } from "./chromium.mjs"

const docs = fileURLToPath(new URL("../docs/", import.meta.url))

await build({ logLevel: "warn" })
const server = await preview({ preview: { host: "127.0.0.1", port: 0 } })
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
})
for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme })
  await page.goto(server.resolvedUrls?.local[0] ?? "")
  await denyTheRequest(page)
  await page.screenshot({ path: `${docs}page-${colorScheme}.png` })
  await page.close()
}
await browser.close()
await server.close()

/**
 * Sets the request's time past the token's end, which one of its blocks then refuses.
 * @param {import("@playwright/test").Page} page
 */
async function denyTheRequest(page) {
  await page.getByText("Allowed").first().waitFor()
  await page.getByRole("textbox", { name: /authorizer/ }).click()
  await page.keyboard.press("Control+Home")
  await page.keyboard.press("Shift+End")
  await page.keyboard.type("time(2027-03-01T09:00:00Z);")
  await page.keyboard.press("ArrowDown")
  await page.getByText("Denied").first().waitFor()
  await page.evaluate("document.fonts.ready.then(() => true)")
}
