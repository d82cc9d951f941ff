/** The script `embed.js`: it finds out where the playground is by its own address, and makes its element. */
import { Playground } from "./element.ts"

const name = "biscuit-playground"
// Null for a module; the file is a plain script, which needs no leave of the playground's host.
const script = document.currentScript
if (script instanceof HTMLScriptElement && customElements.get(name) === undefined) {
  Playground.home = new URL(".", script.src).href
  customElements.define(name, Playground)
}
