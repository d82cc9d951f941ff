/** Writes the service worker, with the list of what was built: it keeps exactly these files. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Plugin } from "vite"
import { standalone } from "./script.ts"

/** Read by the web server, not by the page. */
const isForServer = (file: string): boolean => file.startsWith("_") || file.endsWith(".map")

const hash = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("base64")

/** The files of a folder and of those in it, by their path with slashes. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"))

export function offline(): Plugin {
  let publicDir = ""
  return {
    name: "offline",
    apply: "build",
    configResolved: (config) => {
      publicDir = config.publicDir
    },
    // When all is written, so that what is hashed is what is served.
    writeBundle: {
      order: "post",
      sequential: true,
      async handler({ dir = "" }, bundle) {
        const names = [...new Set([...filesOf(publicDir), ...Object.keys(bundle)])]
        const files = Object.fromEntries(
          names
            .filter((file) => !isForServer(file))
            .sort()
            .map((file) => [file, `sha256-${hash(readFileSync(join(dir, file)))}`]),
        )
        // A path has no need of what base64 has beyond letters and digits.
        const version = hash(JSON.stringify(files)).replaceAll(/\W/g, "").slice(0, 16)
        const build = JSON.stringify({ version, files })
        const script = await standalone("app/service-worker/main.ts", { __BUILD__: build })
        writeFileSync(join(dir, "sw.js"), script)
      },
    },
  }
}
