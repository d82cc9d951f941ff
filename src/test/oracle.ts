/**
 * The reference implementation as a test oracle: biscuit-auth 6.0.0 compiled to WebAssembly, as
 * published in `@biscuit-auth/biscuit-wasm`. Its package entry wants a bundler, so the module is
 * instantiated here by hand. Its clock stands still: the 1 ms limit it always applies never trips.
 */
import { readFile } from "node:fs/promises"
import type * as Reference from "@biscuit-auth/biscuit-wasm"

export type Oracle = typeof Reference

const folder = new URL("../../node_modules/@biscuit-auth/biscuit-wasm/module/", import.meta.url)

let shared: Promise<Oracle> | undefined

/**
 * The shared instance. A call that panics poisons the objects it borrowed: make new ones per case.
 */
export const loadOracle = (): Promise<Oracle> => (shared ??= newOracle())

let instances = 0

/** An instance of its own, for callers that may overflow its stack or panic thousands of times. */
export async function newOracle(): Promise<Oracle> {
  // The glue keeps its instance in a module variable, so each instance needs its own copy of the
  // module.
  const glue = await import(
    /* @vite-ignore */ `${new URL("biscuit_bg.js", folder).href}?${instances++}`
  )
  const wasm = await WebAssembly.compile(await readFile(new URL("biscuit_bg.wasm", folder)))
  const imports: WebAssembly.Imports = {}
  for (const { module, name } of WebAssembly.Module.imports(wasm)) {
    const functions = (imports[module] ??= {})
    if (name === "performance_now") functions[name] = () => 0
    // Loading is announced and panics are printed through these.
    else if (/^__wbg_(?:error|log)_/.test(name)) functions[name] = () => {}
    else functions[name] = glue[name]
  }
  const { exports } = await WebAssembly.instantiate(wasm, imports)
  glue.__wbg_set_wasm(exports)
  // The glue of wasm-bindgen always exports it.
  const start = exports["__wbindgen_start"] as () => void
  start()
  return glue
}
