/**
 * How long links are: the whole fragment of each of the samples' scenarios, beside lz-string on the same texts.
 *
 * The samples are looked for beside the project, or in the folder named by BISCUIT_SAMPLES; without them the eight of
 * `link-scenarios.mjs` alone are measured.
 */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import lz from "lz-string"
import { scenarios } from "./link-scenarios.mjs"

const folder =
  process.env.BISCUIT_SAMPLES ?? fileURLToPath(new URL("../../shared/samples", import.meta.url))

/** @returns {{ name: "links", median: number, total: number, lz_total: number }} in characters */
export function measureLinks(biscuit) {
  const documents = [...sampleDocuments(biscuit), ...ownDocuments(biscuit)]
  const lengths = documents.map((document) => biscuit.encodeLink(document).length)
  return {
    name: "links",
    median: median(lengths),
    total: sum(lengths),
    lz_total: sum(documents.map(peerLength)),
  }
}

/** Third parties' keys become throwaway keys, as they do when the page makes a link. */
function* sampleDocuments(biscuit) {
  const file = `${folder}/samples.json`
  if (!existsSync(file)) {
    console.error(
      `no samples in ${folder}: links are measured on ${scenarios.length} scenarios alone`,
    )
    return
  }
  for (const { token, validations } of JSON.parse(readFileSync(file, "utf8")).testcases) {
    const keys = [...new Set(token.flatMap(({ external_key }) => external_key ?? []))]
    const signers = keys.map((key, i) => ({ algorithm: key.split("/")[0], number: i + 1 }))
    const texts = keys.map((key, i) => [key, publicKey(biscuit, signers[i])])
    const replaced = (text) => texts.reduce((made, [from, to]) => made.replaceAll(from, to), text)
    for (const { authorizer_code } of Object.values(validations)) {
      yield documentOf(
        biscuit,
        token.map(({ code, external_key }) => ({
          text: replaced(code),
          external: signers[keys.indexOf(external_key)] ?? null,
        })),
        replaced(authorizer_code),
      )
    }
  }
}

function* ownDocuments(biscuit) {
  const keyOf = (name) => {
    const [algorithm, number] = name.includes("/") ? name.split("/") : ["ed25519", name]
    return publicKey(biscuit, { algorithm, number: Number(number) })
  }
  const text = (source) => source.replaceAll(/\{key ([^}]+)\}/g, (_, name) => keyOf(name))
  for (const { blocks, authorizer, signers = {} } of scenarios) {
    yield documentOf(
      biscuit,
      blocks.map((source, i) => ({ text: text(source), external: signers[i] ?? null })),
      text(authorizer),
    )
  }
}

const documentOf = ({ emptyDocument }, blocks, authorizer) => ({
  ...emptyDocument,
  authored: {
    ...emptyDocument.authored,
    blocks: blocks.map((block) => ({ next: "ed25519", signed: null, ...block })),
  },
  authorizer,
})

const publicKey = ({ PrivateKey, printPublicKey, throwawayKey }, { algorithm, number }) =>
  printPublicKey(PrivateKey.fromBytes(algorithm, throwawayKey({ number })).publicKey)

/** The usual way to do it: lz-string on JSON of the same texts, in the alphabet of its own for addresses. */
const peerLength = ({ authored, authorizer }) =>
  lz.compressToEncodedURIComponent(
    JSON.stringify({ v: 1, b: authored.blocks.map(({ text }) => text), a: authorizer }),
  ).length

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}
