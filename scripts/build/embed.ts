/** Adds `embed.js` to the build, with the element that puts a playground in other pages: one plain script by that name. */
import type { Plugin } from "vite"
import { standalone } from "./script.ts"

export const embed: Plugin = {
  name: "embed",
  apply: "build",
  async generateBundle() {
    const source = await standalone("app/embed/main.ts")
    this.emitFile({ type: "asset", fileName: "embed.js", source })
  },
}
