/**
 * `npm start`: installs what is missing, builds the page and serves it, printing its address. Arguments
 * go to Vite's server: `npm start -- --host --port 8080`.
 */
import { installPackages } from "./install.mjs"

installPackages()
const { build, preview } = await import("vite")

/** @param {string} name @returns {string | undefined} */
function option(name) {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : (process.argv[at + 1] ?? "")
}

const host = option("host")
const port = option("port")
await build({ logLevel: "warn" })
const server = await preview({
  preview: {
    host: host === undefined ? "127.0.0.1" : host === "" || host.startsWith("--") || host,
    ...(port === undefined ? {} : { port: Number(port) }),
  },
})
server.printUrls()
