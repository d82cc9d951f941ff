/**
 * The tables a block's indices point into: symbols (from `ast/`) and public keys.
 *
 * A token has one pair of tables, to which the authority and each first-party block add what they
 * declare; a third-party block has its own pair. Both are signed content, so their order matters to
 * the byte.
 *
 * Source: specification, "Symbol table" and "Public key tables".
 */
import { printPublicKey, SymbolTable, type PublicKey } from "../ast/index.ts"
import { quote } from "./error-text.ts"
import { formatError } from "./errors.ts"

export class PublicKeyTable {
  readonly #indices = new Map<string, number>()
  readonly #keys: PublicKey[] = []

  constructor(keys: readonly PublicKey[] = []) {
    for (const key of keys) this.insert(key)
  }

  get keys(): readonly PublicKey[] {
    return this.#keys
  }

  /** The index of `key`, added at the end if it is new. */
  insert(key: PublicKey): number {
    const text = printPublicKey(key)
    const index = this.#indices.get(text) ?? this.#keys.push(key) - 1
    this.#indices.set(text, index)
    return index
  }

  has(key: PublicKey): boolean {
    return this.#indices.has(printPublicKey(key))
  }
}

export interface BlockTables {
  readonly symbols: SymbolTable
  readonly publicKeys: PublicKeyTable
}

/** What one block adds to the tables it is read with. */
export interface Declarations {
  readonly symbols: readonly string[]
  readonly publicKeys: readonly PublicKey[]
}

export const emptyTables = (): BlockTables => ({
  symbols: new SymbolTable(),
  publicKeys: new PublicKeyTable(),
})

export const copyTables = ({ symbols, publicKeys }: BlockTables): BlockTables => ({
  symbols: new SymbolTable(symbols.custom),
  publicKeys: new PublicKeyTable(publicKeys.keys),
})

/**
 * Adds the symbols a block declares. One that it lists twice is tolerated, as in the reference.
 * `maker` is what else a refusal says.
 *
 * @throws {TokenError} `SymbolTableOverlap`: one is a default symbol or was declared before
 */
export function declareSymbols(
  { symbols }: BlockTables,
  declared: readonly string[],
  maker = "",
): void {
  const known = declared.find((symbol) => symbols.indexOf(symbol) !== undefined)
  if (known !== undefined) {
    const owner = symbols.custom.includes(known)
      ? "a block before it declared too"
      : "is a default one"
    const message = `it declares the symbol ${quote(known)}, which ${owner}${maker}`
    throw formatError("SymbolTableOverlap", { message })
  }
  for (const symbol of declared) symbols.append(symbol)
}

/**
 * @throws {TokenError} `PublicKeyTableOverlap`: it was declared before, in this block or another
 */
export function declareKey({ publicKeys }: BlockTables, key: PublicKey): void {
  if (publicKeys.has(key)) {
    const message = `it declares the key \`${printPublicKey(key)}\`, which was declared before`
    throw formatError("PublicKeyTableOverlap", { message })
  }
  publicKeys.insert(key)
}

/**
 * Adds what a first-party block declares, for the blocks after it.
 *
 * @throws {TokenError} `SymbolTableOverlap`, `PublicKeyTableOverlap`
 */
export function declare(tables: BlockTables, declared: Declarations): void {
  declareSymbols(tables, declared.symbols)
  for (const key of declared.publicKeys) declareKey(tables, key)
}
