/**
 * The reference as a reader of snapshots: biscuit-auth as published in `@biscuit-auth/biscuit-wasm-support`
 * 0.6.0-beta.1, the one build that takes them. It is a little older than 6.0.0 and lacks `.try_or()`. It judges a snapshot as an
 * authorizer would that loads it. During a call the clock stands still, so that no limit of time trips.
 */
import { readFile } from "node:fs/promises"
import { encodeBase64 } from "../token/index.ts"

export interface Inspection {
  /** The world after the run, with its program. */
  readonly code: string
  /** As the snapshot states them. */
  readonly iterations: number
  readonly elapsed_micros: number
  readonly authorization_result: { readonly Ok: number } | { readonly Err: unknown }
}

/** What the reference makes of a snapshot: what it found, or why it does not load it. */
export type Inspect = (bytes: Uint8Array) => { readonly Ok: Inspection } | { readonly Err: unknown }

const folder = new URL("../../node_modules/@biscuit-auth/biscuit-wasm-support/", import.meta.url)

export async function loadSnapshotOracle(): Promise<Inspect> {
  const glue = await import(/* @vite-ignore */ new URL("biscuit.js", folder).href)
  const module = await readFile(new URL("biscuit_bg.wasm", folder))
  undisturbed(() => glue.initSync({ module }))
  return (bytes) =>
    plain(undisturbed(() => glue.inspect_snapshot({ data: encodeBase64(bytes) }))).snapshot
}

/** Loading is announced on the console, and panics are told there. */
function undisturbed<T>(act: () => T): T {
  const { error, log } = console
  const { now } = performance
  console.error = console.log = () => {}
  performance.now = () => 0
  try {
    return act()
  } finally {
    console.error = error
    console.log = log
    performance.now = now
  }
}

/** Its answers are maps and big integers. */
const plain = (value: unknown): ReturnType<typeof JSON.parse> =>
  JSON.parse(
    JSON.stringify(value, (_, part) =>
      part instanceof Map
        ? Object.fromEntries(part)
        : typeof part === "bigint"
          ? Number(part)
          : part,
    ),
  )
