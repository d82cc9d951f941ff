/**
 * `npm run sizes`: what the built page in `dist` weighs, in bytes as served with gzip, by when it is fetched.
 *
 * - `--check` ends with exit code 1 when a group is over its budget;
 * - `--json` prints the rows; otherwise a table, as in docs/benchmarks.md.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const dist = process.env.E2E_DIST ?? fileURLToPath(new URL("../dist", import.meta.url))

/**
 * What belongs together, by the names of files, the first that fits; `budget` in kB of 1000 bytes.
 * @type {{ name: string, budget: number, files: RegExp }[]}
 */
const groups = [
  // Drawn, read and written in: the page itself, its styles and scripts.
  {
    name: "first load",
    budget: 300,
    files: /^(index\.html|theme\.js)$|\/(index|LiveEditor)-[^/]+$/,
  },
  { name: "worker", budget: 175, files: /\/entry-[^/]+\.js$/ },
  { name: "after the first verdict", budget: 160, files: /^assets\/[^/]+\.(js|css)$/ },
  { name: "font", budget: 45, files: /\.woff2$/ },
  { name: "for other pages", budget: 20, files: /^(embed|sw|demo)[^/]*$/ },
]

/** @returns {string[]} paths of files below a folder, with `/` between */
const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? entry.name === "lib"
        ? []
        : filesOf(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
      : [entry.name],
  )

const rows = filesOf(dist)
  .filter((file) => !file.endsWith(".map"))
  .map((file) => {
    const content = readFileSync(join(dist, file))
    // A font is compressed already.
    const gzip = file.endsWith(".woff2") ? content.length : gzipSync(content, { level: 9 }).length
    const group = groups.find(({ files }) => files.test(file))?.name ?? "else"
    return { group, file: file.replace(/-[\w-]{8}(?=\.\w+$)/, ""), bytes: content.length, gzip }
  })
  .toSorted((a, b) => b.gzip - a.gzip)

const totals = groups.map(({ name, budget }) => {
  const gzip = rows.filter(({ group }) => group === name).reduce((sum, row) => sum + row.gzip, 0)
  return { name, budget, gzip, isOver: gzip > budget * 1000 }
})

const kB = (bytes) => (bytes / 1000).toFixed(1)

if (process.argv.includes("--json")) console.log(JSON.stringify(rows, null, 2))
else {
  for (const { name, budget, gzip, isOver } of totals) {
    console.log(`${name}: ${kB(gzip)} of ${budget} kB${isOver ? ", over its budget" : ""}`)
    for (const row of rows.filter(({ group }) => group === name)) {
      console.log(`  ${kB(row.gzip).padStart(6)} kB  ${row.file} (${kB(row.bytes)} kB)`)
    }
  }
}
const over = totals.filter(({ isOver }) => isOver).length
if (process.argv.includes("--check")) {
  console.log(`${totals.length - over} passed, ${over} failed`)
  if (over > 0) process.exitCode = 1
}
