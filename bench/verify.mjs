/**
 * Verification of three-block tokens in Chromium, ours and the peer's in the same page: from the token's bytes
 * and a root key to a verified token. Both get the same tokens, made by the peer, each with keys of its own: once
 * with blocks of the holder, and once with two blocks of other parties, which have two signatures each.
 */
import { createReadStream, existsSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { fileURLToPath } from "node:url"
import { chromium } from "@playwright/test"
import { ensureChromium, quietArgs } from "../scripts/chromium.mjs"
import { everyday } from "./programs.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" }

/** Serves files of the project to this machine alone. */
async function serve() {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname))
    const file = join(root, path)
    if (path === "/")
      return response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>")
    if (!file.startsWith(root) || !existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" })
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
  return server
}

/** What stands in a row of the table. */
const rows = [
  { name: "verify-chromium", isThirdParty: false },
  { name: "verify-third-party", isThirdParty: true },
]

/** @returns {Promise<{ name: string, peer: string, ours_ms: number, peer_ms: number, ratio: number }[]>} */
export async function measureVerification() {
  const server = await serve()
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: quietArgs,
  })
  try {
    const peer = "biscuit-wasm 0.6.0"
    const measured = []
    for (const { name, isThirdParty } of rows) {
      // A page of its own, so that no row warms up the next.
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${server.address().port}/`)
      const input = { sources: everyday.blocks, isThirdParty }
      const { ours_ms, peer_ms } = await page.evaluate(compareInPage, input)
      measured.push({ name, peer, ours_ms, peer_ms, ratio: peer_ms / ours_ms })
      await page.close()
    }
    return measured
  } finally {
    await browser.close()
    server.close()
  }
}

/** Runs in the page. Batches, because its clock is coarse; the two sides take turns. */
async function compareInPage({ sources, isThirdParty }) {
  const biscuit = await import("/dist/lib/index.js")
  const folder = "/node_modules/@biscuit-auth/biscuit-wasm/module/"
  const peer = await import(`${folder}biscuit_bg.js`)
  const wasm = await WebAssembly.compileStreaming(fetch(`${folder}biscuit_bg.wasm`))
  const imports = {}
  for (const { module, name } of WebAssembly.Module.imports(wasm)) {
    imports[module] ??= {}
    imports[module][name] =
      peer[name] ?? (await import(`${folder}${module.replace("./", "")}`))[name]
  }
  const { exports } = await WebAssembly.instantiate(wasm, imports)
  peer.__wbg_set_wasm(exports)
  exports.__wbindgen_start()

  const keys = new peer.KeyPair(peer.SignatureAlgorithm.Ed25519)
  const theirKey = keys.getPublicKey()
  const ourKey = biscuit.parsePublicKeyText(theirKey.toString())
  const appendSigned = (token, block) => {
    const other = new peer.KeyPair(peer.SignatureAlgorithm.Ed25519)
    const signed = token.getThirdPartyRequest().createBlock(other.getPrivateKey(), block)
    return token.appendThirdPartyBlock(other.getPublicKey(), signed)
  }
  const makeToken = () => {
    const builder = peer.Biscuit.builder()
    builder.addCode(sources[0])
    let token = builder.build(keys.getPrivateKey())
    for (const source of sources.slice(1)) {
      const block = new peer.BlockBuilder()
      block.addCode(source)
      token = isThirdParty ? appendSigned(token, block) : token.appendBlock(block)
    }
    return token.toBytes()
  }

  const ours = async (tokens) => {
    const started = performance.now()
    for (const bytes of tokens) await biscuit.UnverifiedBiscuit.fromBytes(bytes).verify(ourKey)
    return (performance.now() - started) / tokens.length
  }
  const theirs = (tokens) => {
    const started = performance.now()
    for (const bytes of tokens) peer.Biscuit.fromBytes(bytes, theirKey).free()
    return (performance.now() - started) / tokens.length
  }
  const [our, their] = [[], []]
  for (let i = 0; i < 40; i++) {
    // New tokens each time: no key but the root's has been seen before.
    const tokens = Array.from({ length: 25 }, makeToken)
    const [a, b] = [await ours(tokens), theirs(tokens)]
    // The first rounds warm up.
    if (i >= 10) {
      our.push(a)
      their.push(b)
    }
  }
  const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
  return { ours_ms: median(our), peer_ms: median(their) }
}
