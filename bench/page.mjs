/**
 * `npm run bench:page`: how the built page feels, read from Chromium's own trace: the first visit, typing in a policy of 300
 * lines, a table of 10,000 facts.
 *
 * - `--json` prints one object; otherwise a table with what is required.
 * - `--cpu=4` slows the page's processor by that factor; `--runs=1` measures once instead of the median of three.
 * - `--dist=folder` measures another build.
 *
 * `docs/benchmarks.md` says how each figure is counted.
 */
import { readFileSync } from "node:fs"
import { availableParallelism, loadavg } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { gzipSync } from "node:zlib"
import { chromium } from "@playwright/test"
import { preview } from "vite"
import { ensureChromium, quietArgs } from "../scripts/chromium.mjs"
import * as playground from "./playground.mjs"
import * as policy from "./policy.mjs"
import { categories, largest, longestGap, median, quantile, Trace } from "./trace.mjs"

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ name: string, value: number, unit: string, required: number | null }} Figure */

const root = fileURLToPath(new URL("..", import.meta.url))
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    cpu: { type: "string", default: "1" },
    runs: { type: "string", default: "3" },
    dist: { type: "string", default: join(root, "dist") },
  },
})

const server = await preview({
  root,
  build: { outDir: options.dist },
  preview: { host: "127.0.0.1", port: 0 },
})
const address = server.resolvedUrls?.local[0] ?? ""
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: quietArgs,
})

/**
 * A new page, as on a first visit, and what a trace of the journey there tells.
 * @param {(page: Page) => Promise<void>} prepare @param {(page: Page) => Promise<void>} journey
 * @returns {Promise<Trace>}
 */
async function traced(prepare, journey) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  })
  const page = await context.newPage()
  page.on("pageerror", (error) => console.error(`the page threw: ${error.message}`))
  const session = await context.newCDPSession(page)
  await session.send("Emulation.setCPUThrottlingRate", { rate: Number(options.cpu) })
  await playground.watch(page)
  await prepare(page)
  await browser.startTracing(page, { categories })
  await journey(page)
  const trace = new Trace(await browser.stopTracing())
  await context.close()
  return trace
}

/** Opens the page and waits for its first result. @param {Page} page */
async function visit(page) {
  await page.goto(address)
  await playground.resultOf(page, null)
  await playground.rest(page)
}

/** The long policy in both texts; returns the number of facts it starts with. @param {Page} page */
async function writePolicy(page) {
  await visit(page)
  await playground.replaceText(page, "authority", policy.authority)
  await playground.replaceText(page, "authorizer", policy.authorizer)
  await playground.resultOf(page, policy.factsAtFirst)
  const { word } = await playground.shownResult(page)
  if (word !== "Allowed") throw new Error(`the long policy begins with ${word}`)
  await playground.rest(page)
}

/** First visit, ten edits, every tab. @returns {Promise<Figure[]>} */
async function firstVisit() {
  const trace = await traced(
    async () => {},
    async (page) => {
      await visit(page)
      await playground.putCaret(page, "authorizer", 0, 0)
      await playground.type(page, "\nn(1); n(2)")
      await playground.rest(page)
      await playground.openEachTab(page)
      await playground.rest(page)
    },
  )
  const started = trace.navigationStart()
  const shown = trace.mark(/^shown/)?.at ?? Infinity
  const shifts = trace.shifts()
  for (const { score, afterInput, moved } of options.json ? [] : shifts)
    if (!afterInput) console.log(`layout shift of ${score.toFixed(4)}: ${JSON.stringify(moved)}`)
  const sum = (/** @type {boolean} */ withInput) =>
    shifts.reduce(
      (total, { score, afterInput }) => total + (withInput || !afterInput ? score : 0),
      0,
    )
  return [
    figure("first contentful paint", (trace.first("firstContentfulPaint") ?? Infinity) - started),
    figure("first verdict", trace.painted(shown) - started),
    figure("layout shift", sum(false), { unit: "", required: 0 }),
    figure("layout shift, with that after input", sum(true), { unit: "" }),
  ]
}

/** @returns {Promise<Figure[]>} */
async function typing() {
  let facts = policy.factsAtFirst
  const trace = await traced(writePolicy, async (page) => {
    for (const place of policy.places) {
      const editor = place === "block" ? "authority" : "authorizer"
      await playground.putCaret(page, editor, policy.lineOf[place], policy.caretBeforeEnd)
      await playground.rest(page)
      await playground.beginSpan(page)
      await playground.type(page, policy.typing[place])
      facts += policy.typing[place].length
      await playground.resultOf(page, facts)
      await playground.endSpan(page)
    }
  })
  const spans = trace.spansOfMarks()
  const tasks = spans.flatMap((span) => trace.tasks(span))
  const keys = spans.flatMap((span) => trace.marked(/^key$/, span))
  const paints = keys.map(({ at }) => trace.painted(trace.handled("keypress", at)) - at)
  const { latencies, superseded } = verdictLatencies(trace, keys)
  return [
    figure("typing: longest task", largest(tasks), { required: 50 }),
    figure("typing: tasks over 50 ms", tasks.filter((task) => task > 50).length, { unit: "" }),
    figure("typing: key to verdict, median", median(latencies)),
    figure("typing: key to verdict, p95", quantile(latencies, 0.95), { required: 50 }),
    figure("typing: key to verdict, longest", largest(latencies)),
    figure("typing: key to next paint, p95", quantile(paints, 0.95)),
    figure("typing: keys without a verdict of their own", superseded, { unit: "" }),
    figure("typing: keys", latencies.length, { unit: "" }),
  ]
}

/**
 * From each key to the frame with its own result. The result of a later key counts where that came instead.
 * @param {Trace} trace @param {readonly { at: number }[]} keys
 */
function verdictLatencies(trace, keys) {
  const shown = trace
    .marked(/^shown/)
    .map(({ name, at }) => ({ at, facts: Number(name.split(" ")[2]) }))
  let superseded = 0
  const latencies = keys.map(({ at }, i) => {
    const own = policy.factsAtFirst + i + 1
    const result = shown.find((result) => result.at >= at && result.facts >= own)
    if (result?.facts !== own) superseded++
    return result === undefined ? Infinity : trace.painted(result.at) - at
  })
  return { latencies, superseded }
}

/** @returns {Promise<Figure[]>} */
async function table() {
  let standing = { row: "", rowsInPage: 0, reachable: 0 }
  const trace = await traced(
    async (page) => {
      await visit(page)
      await playground.widenLimits(page)
      await playground.replaceText(page, "authorizer", policy.manyFacts)
      await playground.resultOf(page, policy.manyFactsCount)
      await playground.rest(page)
    },
    async (page) => {
      await playground.openFacts(page)
      await playground.rest(page)
      await playground.openTable(page)
      await playground.tableShown(page)
      await playground.rest(page)
      standing = await playground.scrollTable(page, 3000)
    },
  )
  const opened = trace.mark(/^click$/)?.at ?? 0
  const click = trace.mark(/^click$/, opened + 1)?.at ?? 0
  const rows = trace.mark(/^table$/, click)?.at ?? Infinity
  const [span = { from: 0, to: 0 }] = trace.spansOfMarks()
  return [
    figure("10,000 facts: click on the tab to its facts", trace.painted(opened + 1) - opened, {
      required: 100,
    }),
    figure("10,000 facts: click to the whole table", trace.painted(rows) - click, {
      required: 100,
    }),
    figure("10,000 facts: longest frame while scrolling", longestGap(trace.drawn(span)), {
      required: 50,
    }),
    figure("10,000 facts: longest task while scrolling", largest(trace.tasks(span)), {
      required: 50,
    }),
    figure("10,000 facts: points without a row after scrolling", standing.row === "" ? 1 : 0, {
      unit: "",
      required: 0,
    }),
    figure("10,000 facts: rows out of reach", Math.max(0, 10_000 - standing.reachable), {
      unit: "",
      required: 0,
    }),
    figure("10,000 facts: rows in the page", standing.rowsInPage, { unit: "" }),
  ]
}

/** What the page's scripts weigh on the wire. @returns {Figure[]} */
function scripts() {
  const html = readFileSync(join(options.dist, "index.html"), "utf8")
  const files = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, file = ""]) => file)
  const sizes = files.map(
    (file) => gzipSync(readFileSync(join(options.dist, file)), { level: 9 }).length,
  )
  const total = sizes.reduce((a, b) => a + b, 0)
  return [figure("scripts, gzip", total / 1000, { unit: "kB" })]
}

/**
 * @param {string} name @param {number} value @param {{ unit?: string, required?: number | null }} [more]
 * @returns {Figure}
 */
function figure(name, value, { unit = "ms", required = null } = {}) {
  return { name, value, unit, required }
}

/** The median of each figure over some runs; the worst where nothing is allowed. @param {() => Promise<Figure[]>} measure @returns {Promise<Figure[]>} */
async function repeated(measure) {
  /** @type {Figure[][]} */
  const runs = []
  for (let i = 0; i < Number(options.runs); i++) runs.push(await measure())
  const [first = []] = runs
  return first.map((figure, i) => {
    const values = runs.map((run) => run[i]?.value ?? 0)
    return { ...figure, value: figure.required === 0 ? largest(values) : median(values) }
  })
}

const figures = [...scripts()]
try {
  for (const measure of [firstVisit, typing, table]) figures.push(...(await repeated(measure)))
} finally {
  await browser.close()
  await server.close()
}

const isMet = (/** @type {Figure} */ { value, required }) =>
  required === null ? null : required === 0 ? value === 0 : value < required

if (options.json) {
  const machine = {
    cores: availableParallelism(),
    load: loadavg()[0],
    chromium: browser.version(),
    cpu: Number(options.cpu),
  }
  console.log(
    JSON.stringify(
      { machine, figures: figures.map((each) => ({ ...each, met: isMet(each) })) },
      null,
      1,
    ),
  )
} else {
  console.log(
    `Chromium ${browser.version()}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}, slowed ${options.cpu} times, median of ${options.runs}`,
  )
  for (const each of figures) {
    const { name, value, unit, required } = each
    const shown = `${value.toFixed(unit === "" && Number.isInteger(value) ? 0 : unit === "" ? 4 : 1)} ${unit}`
    const verdict =
      required === null
        ? ""
        : `${isMet(each) ? "✓" : "✗"} required: ${required === 0 ? "0" : `< ${required} ${unit}`}`
    console.log(`${name.padEnd(52)} ${shown.padStart(12)}   ${verdict}`.trimEnd())
  }
}
