/**
 * Installs the packages of package-lock.json when they are missing or others. Uses nothing but Node,
 * because it runs first in a fresh clone.
 */
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))

export function installPackages() {
  if (isInstalled()) return
  console.log("installing packages (npm ci)")
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** Whether npm's own record of what it installed names the versions of the lock file. */
function isInstalled() {
  const wanted = packages("package-lock.json")
  const found = packages("node_modules/.package-lock.json")
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || optional === true || found[path]?.version === version,
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packages(file) {
  try {
    return JSON.parse(readFileSync(`${root}${file}`, "utf8")).packages
  } catch {
    return {}
  }
}
