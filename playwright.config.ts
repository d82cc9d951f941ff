import { defineConfig, devices } from "@playwright/test"
import { findChromium, quietArgs } from "./scripts/chromium.mjs"

// One for each run of the tests; the processes that Playwright starts inherit it.
const port = Number((process.env.E2E_PORT ??= String(20_000 + (process.pid % 10_000))))
const executablePath = findChromium()
// The built page that is tested, where it is not the one in `dist`.
const { E2E_DIST } = process.env
const outDir = E2E_DIST === undefined ? "" : ` --outDir ${E2E_DIST}`

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  timeout: 20_000,
  workers: 2,
  // What passes the second time is told as flaky, and is to be looked into.
  retries: 1,
  projects: [
    { name: "journeys", testIgnore: "shots.spec.ts" },
    { name: "shots", testMatch: "shots.spec.ts" },
  ],
  forbidOnly: process.env.CI !== undefined,
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    // The page's code is compiled once for each worker: an opening takes 0.4 s of processor time instead of 1.3 s. What
    // a test leaves in storage is removed, and permissions by the fixture; a context of other options is its own.
    reuseContext: true,
    baseURL: `http://127.0.0.1:${port}/`,
    actionTimeout: 5000,
    // What keeps the page for use without a network fetches all of it; one file of tests is about that.
    serviceWorkers: "block",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: quietArgs,
    },
  },
  webServer: {
    command: `vite preview --host 127.0.0.1 --port ${port} --strictPort${outDir}`,
    port,
    reuseExistingServer: false,
  },
})
