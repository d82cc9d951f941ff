/**
 * `npm run explanations`: writes docs/explanations.md, what is said of each denial of the official samples. They
 * are read from the folder that BISCUIT_SAMPLES names, or `../shared/samples`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { lezer } from "@lezer/generator/rollup"
import { runnerImport } from "vite"

const local = (path) => fileURLToPath(new URL(path, import.meta.url))
const folder = process.env.BISCUIT_SAMPLES ?? local("../../shared/samples")
if (!existsSync(join(folder, "samples.json"))) {
  console.error(`no samples.json in ${folder}; set BISCUIT_SAMPLES`)
  process.exit(1)
}

const { root_public_key: rootKey, testcases } = JSON.parse(
  readFileSync(join(folder, "samples.json"), "utf8"),
)
const samples = testcases.map(({ filename, validations }) => ({
  filename,
  validations,
  bytes: new Uint8Array(readFileSync(join(folder, filename))),
}))
const { module } = await runnerImport(local("../src/test/explanations.ts"), { plugins: [lezer()] })
const rows = await module.explainSamples(samples, `ed25519/${rootKey}`)
writeFileSync(local("../docs/explanations.md"), module.explanationsPage(rows))
console.log(`${rows.length} explanations`)
