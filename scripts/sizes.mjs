/**
 * `npm run sizes`: what the built page in `dist` weighs, as served with gzip, by when it is fetched.
 *
 * - `--check` ends with exit code 1 when a group is over its budget;
 * - `--json` prints the rows; otherwise a table, as in docs/benchmarks.md.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const dist = process.env.E2E_DIST ?? fileURLToPath(new URL("../dist", import.meta.url))
const files = filesOf(dist).filter((file) => !file.endsWith(".map"))
const first = firstLoad()

/**
 * What belongs together, the first that a file is of; `budget` in kB of 1000 bytes.
 * @type {{ name: string, budget: number, holds: (file: string) => boolean }[]}
 */
const groups = [
  // Drawn, read and written in: the page itself, its styles and scripts.
  { name: "first load", budget: 300, holds: (file) => first.has(file) },
  { name: "worker", budget: 175, holds: (file) => /\/entry-[^/]+\.js$/.test(file) },
  { name: "font", budget: 45, holds: (file) => file.endsWith(".woff2") },
  { name: "after the first verdict", budget: 185, holds: (file) => file.startsWith("assets/") },
  { name: "beside the page", budget: 20, holds: () => true },
]

const rows = files
  .map((file) => {
    const content = readFileSync(join(dist, file))
    // A font is compressed already.
    const gzip = file.endsWith(".woff2") ? content.length : gzipSync(content, { level: 9 }).length
    const group = groups.find(({ holds }) => holds(file))?.name
    return { group, file: file.replace(/-[\w-]{8}(?=\.\w+$)/, ""), bytes: content.length, gzip }
  })
  .toSorted((a, b) => b.gzip - a.gzip)

const totals = groups.map(({ name, budget }) => {
  const gzip = rows.filter(({ group }) => group === name).reduce((sum, row) => sum + row.gzip, 0)
  return { name, budget, gzip, isOver: gzip > budget * 1000 }
})

if (process.argv.includes("--json")) console.log(JSON.stringify(rows, null, 2))
else print()
const over = totals.filter(({ isOver }) => isOver).length
if (process.argv.includes("--check")) {
  console.log(`${totals.length - over} passed, ${over} failed`)
  if (over > 0) process.exitCode = 1
}

/**
 * Paths below a folder, with `/` between; without the library, which no page fetches.
 * @param {string} folder
 * @returns {string[]}
 */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry
    if (!entry.isDirectory()) return [name]
    return name === "lib" ? [] : filesOf(join(folder, name)).map((path) => `${name}/${path}`)
  })
}

/** The page, all that it names, and the editors, each with what it imports; the font is no part of it. */
function firstLoad() {
  const editor = files.filter((file) => /\/LiveEditor-[^/]+\.js$/.test(file))
  const page = readFileSync(join(dist, "index.html"), "utf8")
  const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(
    ([, name]) => name,
  )
  /** @type {Set<string>} */
  const found = new Set(["index.html"])
  /** @param {string} file */
  const add = (file) => {
    if (found.has(file)) return
    found.add(file)
    const text = file.endsWith(".js") ? readFileSync(join(dist, file), "utf8") : ""
    // An import that is made later has a parenthesis.
    for (const [, name] of text.matchAll(/(?:\bimport|\bfrom)\s*["`]\.\/([^"`]+\.js)["`]/g)) {
      add(`assets/${name}`)
    }
  }
  for (const file of [...named, ...editor]) add(file)
  return found
}

function print() {
  const kB = (bytes) => (bytes / 1000).toFixed(1)
  for (const { name, budget, gzip, isOver } of totals) {
    console.log(`${name}: ${kB(gzip)} of ${budget} kB${isOver ? ", over its budget" : ""}`)
    for (const row of rows.filter(({ group }) => group === name)) {
      console.log(`  ${kB(row.gzip).padStart(6)} kB  ${row.file} (${kB(row.bytes)} kB)`)
    }
  }
}
