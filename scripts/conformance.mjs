/**
 * `npm run conformance -- DIR`: runs every case of a folder in the form of the official samples (`samples.json`
 * and the token files it names) against the built library. A field that a case lacks is not compared. Prints a
 * line for each difference, and ends with `N passed, N failed`, counting cases.
 *
 * Without DIR: the folder that BISCUIT_SAMPLES names, or `../shared/samples`.
 */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { isDeepStrictEqual } from "node:util"
import * as biscuit from "../dist/lib/index.js"

const byDefault = fileURLToPath(new URL("../../shared/samples", import.meta.url))
const folder = process.argv[2] ?? process.env.BISCUIT_SAMPLES ?? byDefault
if (!existsSync(join(folder, "samples.json"))) {
  if (process.argv[2] !== undefined) {
    console.error(`no samples.json in ${folder}`)
    process.exit(1)
  }
  console.log(
    `conformance skipped: no samples.json in ${folder}; name the folder, or set BISCUIT_SAMPLES`,
  )
  process.exit(0)
}

/** The host functions that samples call. */
const externs = {
  test: (left, right) => {
    if (right === undefined) return left
    if (left.kind !== "string" || right.kind !== "string") throw new Error("unsupported operands")
    return {
      kind: "string",
      value: left.value === right.value ? "equal strings" : "different strings",
    }
  },
}

/** The reference's clock is not compared: whether it trips depends on the machine. */
const limits = { maxFacts: 1000, maxIterations: 100, maxTime: Infinity }

const samples = JSON.parse(readFileSync(join(folder, "samples.json"), "utf8"))
const rootKey = samples.root_public_key.includes("/")
  ? samples.root_public_key
  : `ed25519/${samples.root_public_key}`

let failed = 0
for (const testcase of samples.testcases) {
  const differences = await compare(testcase)
  if (differences.length > 0) failed++
  for (const difference of differences) console.log(`${testcase.filename}: ${difference}`)
}
console.log(`${samples.testcases.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** What differs between a case and what the library makes of its token. */
async function compare(testcase) {
  const differences = []
  const expect = (what, expected, actual) => {
    if (expected === undefined || isDeepStrictEqual(expected, actual)) return
    differences.push(`${what}: expected ${show(expected)}, got ${show(actual)}`)
  }
  const bytes = new Uint8Array(readFileSync(join(folder, testcase.filename)))
  const token = await verify(bytes)
  if (token !== null) {
    expect("serialized again", show(bytes), show(token.toBytes()))
    compareBlocks(testcase.token ?? [], token, expect)
  }
  for (const [name, validation] of Object.entries(testcase.validations ?? {})) {
    const of = name === "" ? "" : ` of "${name}"`
    const authorizer = validation.authorizer_code ?? ""
    const outcome = await biscuit.authorizeToken({
      token: bytes,
      rootKey,
      authorizer,
      limits,
      externs,
    })
    expect(`result${of}`, validation.result, outcome.result)
    expect(`revocation ids${of}`, validation.revocation_ids, token?.revocationIds() ?? [])
    compareWorlds(validation.world, outcome.world(), of, expect)
  }
  return differences
}

/** The token, or null when its signatures or its form are refused; the cases' results say which. */
async function verify(bytes) {
  try {
    return await biscuit.UnverifiedBiscuit.fromBytes(bytes).verify(
      biscuit.parsePublicKeyText(rootKey),
    )
  } catch (error) {
    if (error instanceof biscuit.TokenError) return null
    throw error
  }
}

function compareBlocks(expected, token, expect) {
  expect("number of blocks", expected.length === 0 ? undefined : expected.length, token.blockCount)
  const shared = biscuit.emptyTables()
  for (const [i, block] of expected.entries()) {
    const style = biscuit.referenceOrder(token.symbolTable(i).compare)
    const externalKey = token.externalKey(i)
    expect(`symbols of block ${i}`, block.symbols, token.symbols(i))
    expect(
      `public keys of block ${i}`,
      block.public_keys,
      token.publicKeys(i).map(biscuit.printPublicKey),
    )
    expect(
      `external key of block ${i}`,
      block.external_key,
      externalKey === undefined ? null : biscuit.printPublicKey(externalKey),
    )
    expect(`version of block ${i}`, block.version, token.datalogVersion(i))
    expect(`source of block ${i}`, block.code, biscuit.printBlock(token.block(i), style))
    if (block.code !== undefined) {
      const tables = externalKey === undefined ? shared : biscuit.emptyTables()
      expect(
        `block ${i} encoded from its source`,
        show(token.blockBytes(i)),
        show(encode(block.code, token, i, tables)),
      )
    }
  }
}

/**
 * Encodes a block from its source as its author did, and declares its symbols for the blocks after it. What the
 * reference prints does not always read back (a quote in a string); then the decoded block is encoded.
 */
function encode(source, token, index, tables) {
  const { ast, diagnostics } = biscuit.parseBlock(source)
  const block = diagnostics.some(({ severity }) => severity === "error") ? token.block(index) : ast
  const thirdParty = token.externalKey(index) !== undefined
  const encoded = biscuit.encodeBlock(block, tables, { context: token.context(index), thirdParty })
  biscuit.declare(tables, encoded)
  return encoded.bytes
}

/** Group by group, whatever the order of the groups; the authorizer's id is 2^64 - 1, which JSON rounds. */
function compareWorlds(expected, actual, of, expect) {
  if (expected === undefined) return
  if (expected === null || actual === null) {
    expect(`world${of}`, expected, actual)
    return
  }
  const origin = (id) => (id === null || id === "authorizer" || id > 2 ** 53 ? "authorizer" : id)
  const group = (groups, key) =>
    groups &&
    Object.fromEntries(
      groups.map((each) => [
        [each.origin].flat().map(origin).toSorted().join(),
        each[key].toSorted(),
      ]),
    )
  for (const key of ["facts", "rules", "checks"]) {
    expect(`${key}${of}`, group(expected[key], key), group(actual[key], key))
  }
  expect(`policies${of}`, expected.policies, actual.policies)
}

/** Bytes as hexadecimal, anything else as JSON. */
function show(value) {
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : JSON.stringify(value)
}
