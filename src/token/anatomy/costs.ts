/**
 * What a token's bytes are spent on. Each leaf is charged to one name as the token is taken apart, so the costs
 * add up to the token's length.
 */
import type { Cost } from "./types.ts"
import { quote } from "./values.ts"

interface Entry {
  bytes: number
  times: number
  uses: number | null
  readonly nodes: number[]
}

export class CostBook {
  readonly #entries = new Map<string, Entry>()

  /** Charges the bytes of a leaf. */
  charge(name: string, node: number, bytes: number): void {
    const entry = this.#entry(name)
    entry.bytes += bytes
    entry.nodes.push(node)
  }

  /** Says that what `name` means is there once more. */
  count(name: string): void {
    this.#entry(name).times++
  }

  /** Says that what `name` means is referred to. */
  refer(name: string, uses: number): void {
    const entry = this.#entry(name)
    entry.uses = (entry.uses ?? 0) + uses
  }

  /** The costliest first; of equals, in the order of the token. */
  costs(): Cost[] {
    return [...this.#entries]
      .filter(([, { bytes }]) => bytes > 0)
      .map(([key, entry]) => ({ name: key.startsWith('"') ? quote(key.slice(1)) : key, ...entry }))
      .toSorted((a, b) => b.bytes - a.bytes)
  }

  #entry(name: string): Entry {
    let entry = this.#entries.get(name)
    if (entry === undefined) {
      entry = { bytes: 0, times: 0, uses: null, nodes: [] }
      this.#entries.set(name, entry)
    }
    return entry
  }
}

/** What the bytes of a symbol are charged to. No other name begins with a quotation mark. */
export const costOfSymbol = (text: string): string => `"${text}`
