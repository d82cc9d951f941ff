/**
 * `npm run picture`: builds the page and takes the pictures of the README from it, light and dark.
 */
import { fileURLToPath } from "node:url"
import { chromium } from "@playwright/test"
import { build, preview } from "vite"
import { ensureChromium, quietArgs } from "./chromium.mjs"

/** @typedef {import("@playwright/test").Page} Page */

const docs = fileURLToPath(new URL("../docs/", import.meta.url))

/** The example of a first visit says until when its token is good; this is long before. */
const today = new Date("2026-03-01T09:00:00Z")

const thirdPartyBlock = `group("auditors");
check if resource($r), $r.starts_with("file");`

/** A request that comes after the token's end, which one of its blocks then refuses. */
const authorizer = `time(2027-03-01T09:00:00Z);
resource("file1");
operation("read");

allow if
  user($u), resource($r), operation($o),
  right($r, $o);`

await build({ logLevel: "warn" })
const server = await preview({ preview: { host: "127.0.0.1", port: 0 } })
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: quietArgs,
})
for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme })
  await page.clock.setFixedTime(today)
  await page.goto(server.resolvedUrls?.local[0] ?? "")
  await denyTheRequest(page)
  await page.screenshot({ path: `${docs}page-${colorScheme}.png` })
  await page.close()
}
await browser.close()
await server.close()

/** Adds a third party's block, and makes the request too late. @param {Page} page */
async function denyTheRequest(page) {
  const verdict = page.getByRole("group", { name: "Verdict" })
  await verdict.getByText("Allowed").waitFor()
  await page.getByRole("button", { name: "Third-party block", exact: true }).click()
  await write(page, "block 2", thirdPartyBlock)
  await write(page, "the authorizer", authorizer)
  await verdict.getByText("Denied").waitFor()
  await page.locator('[data-outcome="✗ failed"]').waitFor()
  // The caret is in the policy, which does not see the blocks: nothing is to recede in the picture.
  await page.keyboard.press("Escape")
  await page.getByText("Closest attempt").first().waitFor()
  await page.evaluate("document.activeElement.blur()")
  await page.evaluate("document.fonts.ready.then(() => true)")
}

/** Replaces a text as a reader would. @param {Page} page @param {string} place @param {string} text */
async function write(page, place, text) {
  await page.getByRole("textbox", { name: `Datalog of ${place}` }).click()
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.insertText(text)
}
