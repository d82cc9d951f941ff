/**
 * Finds a Chromium for the end-to-end tests, and fetches one where there is none.
 */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"

/** Keep a browser from asking for anything of its own; a container's root has no sandbox. */
export const quietArgs = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
]

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/**
 * The path of an installed browser: `CHROMIUM_PATH` first, then the usual places, then Playwright's own.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== "") return named
  return places.find((path) => existsSync(path)) ?? downloaded()
}

/**
 * Like `findChromium`, but installs a browser when none is found: Debian's package where this process
 * may install it, else the download of Playwright.
 * @returns {string}
 */
export function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  console.log("no Chromium found: installing one")
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update", "-q"])
    run("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"])
  }
  if (findChromium() === undefined) {
    run("npx", [
      "playwright",
      "install",
      ...(process.getuid?.() === 0 ? ["--with-deps"] : []),
      "chromium",
    ])
  }
  const installed = findChromium()
  if (installed === undefined) {
    throw new Error("no Chromium could be installed; name one in CHROMIUM_PATH")
  }
  return installed
}

/** @returns {string | undefined} */
function downloaded() {
  try {
    /** @type {typeof import("@playwright/test")} */
    const { chromium } = createRequire(import.meta.url)("@playwright/test")
    const path = chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  })
}
