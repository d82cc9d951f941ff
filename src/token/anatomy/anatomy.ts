/**
 * A token taken apart, byte for byte, with what its blocks declare and need and what its bytes are spent on.
 * Nothing is verified, and nothing is refused: it is for looking at tokens that cannot be read as well.
 */
import { defaultSymbols } from "../../ast/index.ts"
import { maxTokenBytes } from "../container.ts"
import { costOfSymbol } from "./costs.ts"
import { outlineBlocks, type BlockOutline } from "./outline.ts"
import type { Declared } from "./place.ts"
import { countBytes } from "./text.ts"
import type { Anatomy, BlockAnatomy, DeclaredSymbol } from "./types.ts"
import { datalogVersioned, signatureVersioned } from "./versions.ts"
import { Walk } from "./walk.ts"

/** Never throws. Bytes that are longer than any token that is read stay whole, a single leaf. */
export function anatomy(bytes: Uint8Array): Anatomy {
  if (bytes.length > maxTokenBytes) return whole(bytes.length)
  const outlines = outlineBlocks(bytes)
  const { nodes, costs, declared } = new Walk(bytes, outlines)
  const uses = new SymbolUses(outlines)
  for (const [block, { symbols }] of declared.entries()) {
    for (const { index, text } of symbols) costs.refer(costOfSymbol(text), uses.of(block, index))
  }
  const blocks = outlines.map((_, i) => blockAnatomy(bytes, outlines, i, declared[i]!, uses))
  return { nodes, blocks, costs: costs.costs() }
}

function whole(to: number): Anatomy {
  const fault = `more than the ${maxTokenBytes} bytes that are read`
  const part = { from: 0, to, parent: -1, isLeaf: true, block: null, clause: null, fault }
  const name = "token"
  const cost = { name, bytes: to, times: 1, uses: null, nodes: [0] }
  return { nodes: [{ ...part, name, value: countBytes(to) }], blocks: [], costs: [cost] }
}

function blockAnatomy(
  bytes: Uint8Array,
  outlines: readonly BlockOutline[],
  index: number,
  { symbols, publicKeys }: Declared,
  uses: SymbolUses,
): BlockAnatomy {
  const datalogVersion = datalogVersioned(bytes, outlines[index]!)
  return {
    datalogVersion,
    signatureVersion: signatureVersioned(outlines, index, datalogVersion),
    symbols: symbols.map((symbol) => ({ ...symbol, uses: uses.of(index, symbol.index) })),
    publicKeys,
    defaults: defaultsOf(outlines[index]!, (symbol) => uses.of(index, symbol)),
  }
}

const defaultsOf = ({ uses }: BlockOutline, usesOf: (index: number) => number): DeclaredSymbol[] =>
  defaultSymbols.flatMap((text, index) =>
    uses.has(index) ? [{ index, text, uses: usesOf(index) }] : [],
  )

/** How often a token's blocks refer to each symbol: to default ones in all of them. */
class SymbolUses {
  readonly #outlines: readonly BlockOutline[]
  readonly #all = new Map<number, number>()
  readonly #shared = new Map<number, number>()

  constructor(outlines: readonly BlockOutline[]) {
    this.#outlines = outlines
    for (const { uses, isThirdParty } of outlines) {
      add(uses, this.#all)
      if (!isThirdParty) add(uses, this.#shared)
    }
  }

  of(block: number, index: number): number {
    const outline = this.#outlines[block]
    if (index < defaultSymbols.length) return this.#all.get(index) ?? 0
    return (outline?.isThirdParty === true ? outline.uses : this.#shared).get(index) ?? 0
  }
}

function add(uses: ReadonlyMap<number, number>, sum: Map<number, number>): void {
  for (const [index, count] of uses) sum.set(index, (sum.get(index) ?? 0) + count)
}
