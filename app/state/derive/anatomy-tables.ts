/** What a token spends its bytes on, its symbols, its public keys and its versions, as tables. */
import { printPublicKey } from "../../../src/ast/index.ts"
import type { Anatomy, Versioned } from "../../../src/worker/index.ts"
import type { ClauseOfBlock } from "../state.ts"
import type { TokenAnatomy } from "./anatomy.ts"
import { clauseName } from "./anatomy-details.ts"
import { memo, memoWeak } from "./memo.ts"
import { count, datalogName, digits } from "./words.ts"

export interface CostRow {
  readonly name: string
  readonly bytes: number
  readonly total: number
  /** `31 of 214 bytes, 14.5 %`. */
  readonly share: string
  /** `twice, used 3 times`. */
  readonly times: string
  readonly nodes: readonly number[]
}

/** The first ones, as many as are drawn. */
export const costRows: (anatomy: TokenAnatomy, drawn: number) => readonly CostRow[] = memo(
  ({ token, value }, drawn) => {
    const total = token.bytes.length
    return value.costs.slice(0, drawn).map(({ name, bytes, times, uses, nodes }) => ({
      name,
      bytes,
      total,
      share: `${digits(bytes)} of ${count(total, "byte")}, ${percent(bytes / total)}`,
      times: [timesWords(times), ...(uses === null ? [] : [`used ${timesWords(uses)}`])].join(", "),
      nodes,
    }))
  },
)

const percent = (part: number): string =>
  part < 0.001 ? "< 0.1 %" : `${(part * 100).toFixed(part < 0.1 ? 1 : 0)} %`

const timesWords = (times: number): string =>
  ["not at all", "once", "twice"][times] ?? `${digits(times)} times`

/** The part to select when the costs of a row are asked for: each time the next one that has them. */
export const nextOfCost = ({ nodes }: CostRow, selected: number): number =>
  nodes[(nodes.indexOf(selected) + 1) % nodes.length] ?? 0

export interface SymbolRow {
  readonly index: number
  readonly text: string
  readonly uses: number
  /** The block that adds it; of a default symbol, those that use it. */
  readonly blocks: readonly number[]
  readonly isDefault: boolean
}

/** Those that blocks add, block by block, then the default ones, each once. */
export const symbolRows: (anatomy: Anatomy) => readonly SymbolRow[] = memoWeak(({ blocks }) => {
  const added = blocks.flatMap(({ symbols }, block) =>
    symbols.map((symbol) => ({ ...symbol, blocks: [block], isDefault: false })),
  )
  const defaults = new Map<number, SymbolRow>()
  for (const [block, { defaults: used }] of blocks.entries()) {
    for (const symbol of used) {
      const before = defaults.get(symbol.index)?.blocks ?? []
      defaults.set(symbol.index, { ...symbol, blocks: [...before, block], isDefault: true })
    }
  }
  return [...added, ...[...defaults.values()].toSorted((a, b) => a.index - b.index)]
})

export interface KeyRow {
  readonly block: number
  readonly index: number
  readonly key: string
}

export const keyRows: (anatomy: Anatomy) => readonly KeyRow[] = memoWeak(({ blocks }) =>
  blocks.flatMap(({ publicKeys }, block) =>
    publicKeys.map(({ index, key }) => ({ block, index, key: printPublicKey(key) })),
  ),
)

export interface VersionRow {
  readonly block: number
  readonly datalog: VersionWords
  readonly signature: VersionWords
}

export interface VersionWords {
  readonly version: string
  readonly reason: string
  /** The clause that the reason is about, with its name. */
  readonly clause: { readonly at: ClauseOfBlock; readonly name: string } | null
}

export const versionRows: (anatomy: Anatomy) => readonly VersionRow[] = memoWeak(({ blocks }) =>
  blocks.map(({ datalogVersion, signatureVersion }, block) => ({
    block,
    datalog:
      datalogVersion === null
        ? unreadable
        : words(block, datalogName(datalogVersion.version), datalogVersion),
    signature: words(block, `signature ${signatureVersion.version}`, signatureVersion),
  })),
)

const unreadable: VersionWords = {
  version: "not known",
  reason: "the block cannot be read",
  clause: null,
}

function words(block: number, version: string, { reason, clause }: Versioned): VersionWords {
  const at = clause && { block, clause }
  return {
    version,
    reason: reason ?? "nothing in it asks for more",
    clause: at && { at, name: clauseName(at) },
  }
}
