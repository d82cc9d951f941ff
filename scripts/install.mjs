/**
 * Installs the packages of package-lock.json when they are missing or older than it. Uses nothing but
 * Node, because it runs first in a fresh clone.
 */
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const stamp = `${root}node_modules/.installed-lock.json`

/** The lock file installed last is kept as a copy: comparing texts is safe where times are not. */
export function installPackages() {
  const lock = readFileSync(`${root}package-lock.json`, "utf8")
  if (readIfPresent(stamp) === lock) return
  console.log("installing packages (npm ci)")
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(stamp, lock)
}

/** @param {string} path @returns {string | undefined} */
function readIfPresent(path) {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}
