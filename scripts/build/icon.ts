/** Writes the icon into the built page: Chromium fetches that of a file again whenever the fragment changes. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Plugin } from "vite"

const address = "./favicon.svg"

export function icon(): Plugin {
  let publicDir = ""
  return {
    name: "icon",
    apply: "build",
    configResolved: (config) => {
      publicDir = config.publicDir
    },
    transformIndexHtml: (html) => {
      const svg = readFileSync(join(publicDir, address), "utf8").trim()
      return html.replace(`"${address}"`, () => `"data:image/svg+xml,${encodeURIComponent(svg)}"`)
    },
  }
}
