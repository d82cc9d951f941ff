/**
 * `npm run bench`: this engine against named peers, in one process and one run, from source text on both sides.
 *
 * - `--json` prints one array of `{name, peer, ours_ms, peer_ms, ratio}` (`ratio` = `peer_ms / ours_ms`) and
 *   `{name: "memory-mb", value}` and `{name: "links", median, total, lz_total}`, in characters; otherwise a table.
 * - Names given as arguments choose what is measured.
 *
 * Both sides warm up, then take turns; the figure is the median of the turns. `docs/benchmarks.md` says what is counted.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { runnerImport } from "vite"
import * as biscuit from "../dist/lib/index.js"
import { measureLinks } from "./links.mjs"
import { measureVerification } from "./verify.mjs"
import { chain, closure, everyday, randomGraph, refused } from "./programs.mjs"

const wide = { maxFacts: 10_000_000, maxIterations: 100_000, maxTime: Infinity }

/** @typedef {{ name: string, peer: string, facts?: number, ours: () => number | Promise<number>, theirs: () => Promise<void> }} Case */

/** How often the two sides take turns. */
const turns = 9

/** From sources to the verdict, with the derivation of every fact kept; returns the number of facts. */
function authorize(authorizer, blocks = [], limits = wide) {
  const parsed = blocks.map((source) => ({
    block: biscuit.parseBlock(source).ast,
    externalKey: null,
  }))
  const { ast } = biscuit.parseAuthorizer(authorizer)
  const authorization = biscuit.authorize({ blocks: parsed, authorizer: ast, limits })
  const result = biscuit.referenceResult(authorization)
  if (result.Ok !== 0) throw new Error(`not allowed: ${JSON.stringify(result)}`)
  return authorization.world.factCount
}

/** The finished run of a request that a check refuses, to be explained. */
const refusedRun = () =>
  biscuit.authorize({
    blocks: [{ block: biscuit.parseBlock(refused.block).ast, externalKey: null }],
    authorizer: biscuit.parseAuthorizer(refused.authorizer).ast,
  })

/** Why its check fails; returns the number of facts. */
function explainRefusal(authorization) {
  const at = { kind: "check", block: "authorizer", index: 0 }
  const { outcome } = biscuit.explain(authorization, { kind: "clause", at })
  if (outcome !== "fails") throw new Error(outcome)
  return authorization.world.factCount
}

/** @returns {Promise<Record<string, () => Promise<Case>>>} */
async function cases() {
  const { module } = await runnerImport(fileURLToPath(new URL("oracle.ts", import.meta.url)))
  const clingo = await import("clingo-wasm")
  return { ...closureCases(clingo, module.oracle), ...requestCases(module.oracle) }
}

/** @returns {Record<string, () => Promise<Case>>} */
function closureCases(clingo, oracle) {
  const clingoRun = async (source) => {
    const answer = await clingo.run(source, 1)
    if (answer.Result !== "SATISFIABLE") throw new Error(JSON.stringify(answer))
  }
  const closureCase = (name, edges, facts) => async () => {
    const { datalog, clingo: program } = closure(edges)
    return {
      name,
      peer: "clingo-wasm 0.6.0",
      facts,
      ours: () => authorize(datalog),
      theirs: () => clingoRun(program),
    }
  }
  return {
    "tc-chain-1000": closureCase("tc-chain-1000", chain(1000), 501_500),
    "tc-random-1000": closureCase("tc-random-1000", randomGraph(1000, 2000), undefined),
    "tc-chain-40": async () => {
      const { datalog } = closure(chain(40))
      return {
        name: "tc-chain-40",
        peer: "biscuit-wasm 0.6.0",
        facts: 860,
        ours: () => authorize(datalog, [], biscuit.referenceLimits),
        theirs: async () => authorizeThere(oracle, datalog),
      }
    },
  }
}

/** @returns {Record<string, () => Promise<Case>>} */
function requestCases(oracle) {
  return {
    everyday: async () => {
      const token = tokenOf(oracle, everyday.blocks)
      return {
        name: "everyday",
        peer: "biscuit-wasm 0.6.0",
        facts: 5,
        ours: () => authorize(everyday.authorizer, everyday.blocks, biscuit.referenceLimits),
        theirs: async () => {
          for (const source of everyday.blocks) parseThere(oracle, source)
          authorizeThere(oracle, everyday.authorizer, token)
        },
      }
    },
    // The peer cannot explain: its verdict alone is what an explanation is measured by.
    "why-not": async () => {
      const authorization = refusedRun()
      const token = tokenOf(oracle, [refused.block])
      return {
        name: "why-not",
        peer: "biscuit-wasm 0.6.0",
        facts: 999,
        ours: () => explainRefusal(authorization),
        theirs: async () => refusedThere(oracle, refused.authorizer, token),
      }
    },
  }
}

/** @throws what the peer says when it refuses */
function authorizeThere(oracle, authorizer, token) {
  const builder = new oracle.AuthorizerBuilder()
  builder.addCode(authorizer)
  const loaded =
    token === undefined ? builder.buildUnauthenticated() : builder.buildAuthenticated(token)
  try {
    loaded.authorizeWithLimits({ max_facts: 1000, max_iterations: 100, max_time_micro: 10_000_000 })
  } finally {
    loaded.free()
  }
}

function refusedThere(oracle, authorizer, token) {
  try {
    authorizeThere(oracle, authorizer, token)
  } catch {
    return
  }
  throw new Error("the peer allowed it")
}

/** Reads a block's source. */
function parseThere(oracle, source) {
  const block = new oracle.BlockBuilder()
  block.addCode(source)
  block.free()
}

/** A token of the peer's, made beforehand: its signatures are not what is measured. */
function tokenOf(oracle, [authority, ...blocks]) {
  const root = new oracle.KeyPair(oracle.SignatureAlgorithm.Ed25519)
  const builder = oracle.Biscuit.builder()
  builder.addCode(authority)
  let token = builder.build(root.getPrivateKey())
  for (const source of blocks) {
    const block = new oracle.BlockBuilder()
    block.addCode(source)
    token = token.appendBlock(block)
  }
  return token
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** The mean time of runs in a row, as many as fill a tenth of a second: what is short is measured warm. */
async function timed(run) {
  const started = performance.now()
  for (let count = 1; ; count++) {
    await run()
    const elapsed = performance.now() - started
    if (elapsed >= 100) return elapsed / count
  }
}

/**
 * Compilers of both sides work in the background and by how often code ran: each side runs alone until a second
 * and a half is over, at least three times, before anything is measured.
 */
async function warmUp(run) {
  const started = performance.now()
  for (let i = 0; i < 3 || performance.now() - started < 1500; i++) await run()
}

/** @param {Case} each */
async function measure({ name, peer, facts, ours, theirs }) {
  const found = await ours()
  if (facts !== undefined && found !== facts)
    throw new Error(`${name}: ${found} facts, not ${facts}`)
  await warmUp(theirs)
  await warmUp(ours)
  const [our, their] = [[], []]
  for (let i = 0; i < turns; i++) {
    our.push(await timed(ours))
    their.push(await timed(theirs))
  }
  const [ours_ms, peer_ms] = [median(our), median(their)]
  return { name, peer, ours_ms, peer_ms, ratio: peer_ms / ours_ms }
}

/** The highest resident memory, in megabytes, of a process that does nothing but evaluate the random graph. */
function peakMemory() {
  const child = fileURLToPath(new URL("memory.mjs", import.meta.url))
  const { stdout, status, stderr } = spawnSync(process.execPath, [child], { encoding: "utf8" })
  if (status !== 0) throw new Error(stderr)
  return { name: "memory-mb", value: Number(stdout) }
}

function lineOf({ name, value, median, total, lz_total, peer, ours_ms, peer_ms, ratio }) {
  const title = name.padEnd(18)
  if (value !== undefined) return `${title} ${value.toFixed(0).padStart(9)}`
  if (median !== undefined)
    return `${title} ${String(median).padStart(9)} characters, in total ${total}   lz-string: ${lz_total}`
  const times = `${ours_ms.toFixed(3).padStart(9)} ms   ${peer}: ${peer_ms.toFixed(3)} ms`
  return `${title} ${times}   ratio ${ratio.toFixed(2)}`
}

const args = process.argv.slice(2)
const chosen = args.filter((arg) => !arg.startsWith("--"))
const wanted = (name) => chosen.length === 0 || chosen.includes(name)

const results = []
for (const [name, prepare] of Object.entries(await cases())) {
  if (wanted(name)) results.push(await measure(await prepare()))
}
if (wanted("verify-chromium") || wanted("verify-third-party"))
  results.push(...(await measureVerification()))
if (wanted("memory-mb")) results.push(peakMemory())
if (wanted("links")) results.push(measureLinks(biscuit))

if (args.includes("--json")) {
  console.log(JSON.stringify(results, null, 1))
} else {
  for (const result of results) console.log(lineOf(result))
}
process.exit(0)
