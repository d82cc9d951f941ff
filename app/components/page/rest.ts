/**
 * What the page can do without until something has been seen of it. It is fetched as soon as the first verdict stands,
 * whether it is wanted or not, so that nothing is fetched later.
 */
import type * as script from "./rest-script.ts"

export type Rest = typeof script

let loaded: Rest | null = null

/** Fetches it, once; the browser keeps what it has fetched. */
export async function loadRest(): Promise<Rest> {
  loaded = await import("./rest-script.ts")
  return loaded
}

/** Null until it is there. */
export const restNow = (): Rest | null => loaded
