/**
 * `npm test`: installs what is missing, then runs types, lint, format, unit tests, conformance, end-to-end
 * tests and the sizes of what was built, in this order. It stops at the first step that fails, with its exit
 * code, and ends with the number of tests that passed and failed.
 */
import { spawn } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { ensureChromium } from "./chromium.mjs"
import { installPackages } from "./install.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const unitReport = join(tmpdir(), `unit-${process.pid}.json`)
const pageReport = join(tmpdir(), `page-${process.pid}.json`)

/** @typedef {{ passed: number, failed: number }} Count */
/** @type {{ name: string, command: string, env?: Record<string, string>, count?: (output: string) => Count }[]} */
const steps = [
  { name: "types", command: "tsc -b" },
  { name: "lint", command: "oxlint --deny-warnings" },
  { name: "format", command: "oxfmt --check" },
  {
    name: "unit",
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${unitReport}`,
    count: () => {
      const report = JSON.parse(readFileSync(unitReport, "utf8"))
      return { passed: report.numPassedTests, failed: report.numFailedTests }
    },
  },
  { name: "conformance", command: "npm run -s conformance", count: lastCount },
  {
    name: "end-to-end",
    command: "npm run -s e2e -- --reporter=list,json",
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: pageReport },
    count: () => {
      const { stats } = JSON.parse(readFileSync(pageReport, "utf8"))
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
    },
  },
  { name: "sizes", command: "node scripts/sizes.mjs --check", count: lastCount },
]

installPackages()
process.env.CHROMIUM_PATH = ensureChromium()
const bin = join(root, "node_modules", ".bin")
const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const times = []
let code = 0
for (const step of steps) {
  console.log(`\n── ${step.name}`)
  const start = performance.now()
  const result = await run(step.command, step.env ?? {})
  times.push(`${step.name} ${((performance.now() - start) / 1000).toFixed(1)} s`)
  add(step, result.output)
  code = result.code
  if (code !== 0) break
}
for (const file of [unitReport, pageReport]) rmSync(file, { force: true })
console.log(`\n${times.join(", ")}`)
if (code !== 0 && total.failed === 0) total.failed = 1
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(code)

/** @param {(typeof steps)[number]} step @param {string} output */
function add(step, output) {
  try {
    const { passed, failed } = step.count?.(output) ?? { passed: 0, failed: 0 }
    total.passed += passed
    total.failed += failed
  } catch {
    // A step that died before it wrote its report has no count; its exit code speaks for it.
  }
}

/** The last line of the form `12 passed, 0 failed`. @param {string} output @returns {Count} */
function lastCount(output) {
  const match = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1)
  return { passed: Number(match?.[1] ?? 0), failed: Number(match?.[2] ?? 0) }
}

/**
 * Runs a command without input, showing its output and keeping it.
 * @param {string} command
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(command, env) {
  const path = `${bin}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: root,
      shell: true,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...env, PATH: path },
    })
    let output = ""
    child.stdout.on("data", (chunk) => {
      output += chunk
      process.stdout.write(chunk)
    })
    child.on("error", reject)
    child.on("close", (code) => resolve({ code: code ?? 1, output }))
  })
}
