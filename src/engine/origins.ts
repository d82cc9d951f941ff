/**
 * Origins and trust. An origin is the set of blocks that made a fact possible; a rule, check or policy sees a
 * fact when it trusts every one of them. Both are bit masks over block ids, interned, and "may this clause
 * see that origin" is a table lookup in the joins.
 *
 * Source: specification, "Scopes"; the table of section "Trusted origins" of the reference's behaviour.
 */
import {
  compareBlockIds,
  equalPublicKeys,
  type BlockId,
  type PublicKey,
  type Scope,
} from "../ast/index.ts"

/** The number of an interned origin. Origins of single blocks come first. */
export type OriginId = number

export class Origins {
  /** How many token blocks there are; the authorizer's bit is the one after the last block's. */
  readonly blockCount: number
  readonly #masks: bigint[] = []
  readonly #ids = new Map<bigint, OriginId>()
  readonly #unions = new Map<number, OriginId>()

  constructor(blockCount: number) {
    this.blockCount = blockCount
    for (let bit = 0; bit <= blockCount; bit++) this.#intern(1n << BigInt(bit))
  }

  get count(): number {
    return this.#masks.length
  }

  /** The origin that is just `block`. */
  of(block: BlockId): OriginId {
    return block === "authorizer" ? this.blockCount : block
  }

  /** The origin of what follows from facts of `a` and `b` together. */
  union(a: OriginId, b: OriginId): OriginId {
    if (a === b) return a
    // 2^26 origins would need as many facts; the product stays an exact integer.
    const pair = a < b ? a * 0x4000000 + b : b * 0x4000000 + a
    let id = this.#unions.get(pair)
    if (id === undefined) {
      id = this.#intern(this.#masks[a]! | this.#masks[b]!)
      this.#unions.set(pair, id)
    }
    return id
  }

  /** The origin of these blocks, or undefined if no fact has had it. */
  find(blocks: readonly BlockId[]): OriginId | undefined {
    return this.#holds(blocks) ? this.#ids.get(this.#maskOf(blocks)) : undefined
  }

  /** The origin of these blocks. @throws {RangeError} there is no such block */
  together(blocks: readonly BlockId[]): OriginId {
    if (!this.#holds(blocks)) throw new RangeError(`${blocks.join()} of ${this.blockCount} blocks`)
    return this.#intern(this.#maskOf(blocks))
  }

  mask(origin: OriginId): bigint {
    return this.#masks[origin]!
  }

  /** The blocks of an origin: ascending, the authorizer last. */
  blocks(origin: OriginId): readonly BlockId[] {
    return blocksOfMask(this.#masks[origin]!, this.blockCount)
  }

  #holds(blocks: readonly BlockId[]): boolean {
    return blocks.every((block) => block === "authorizer" || block < this.blockCount)
  }

  #maskOf(blocks: readonly BlockId[]): bigint {
    return blocks.reduce((sum, block) => sum | (1n << BigInt(this.of(block))), 0n)
  }

  #intern(mask: bigint): OriginId {
    let id = this.#ids.get(mask)
    if (id === undefined) {
      id = this.#masks.push(mask) - 1
      this.#ids.set(mask, id)
    }
    return id
  }
}

/** Compares the blocks of two origins as lists; the authorizer is greater than every block. */
export function compareOrigins(a: readonly BlockId[], b: readonly BlockId[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareBlockIds(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function blocksOfMask(mask: bigint, blockCount: number): readonly BlockId[] {
  const blocks: BlockId[] = []
  for (let block = 0; block < blockCount; block++)
    if (mask & (1n << BigInt(block))) blocks.push(block)
  if (mask & (1n << BigInt(blockCount))) blocks.push("authorizer")
  return blocks
}

/** The blocks that a clause may read, resolved from its written scopes. */
export class TrustedOrigins {
  readonly #origins: Origins
  readonly #mask: bigint
  #table = new Uint8Array(0)
  #known = 0

  constructor(origins: Origins, mask: bigint) {
    this.#origins = origins
    this.#mask = mask
  }

  /** 1 at each origin that may be read; covers the origins there are now. */
  table(): Uint8Array {
    const { count } = this.#origins
    if (count > this.#table.length) {
      const table = new Uint8Array(Math.max(count, 2 * this.#table.length))
      table.set(this.#table)
      this.#table = table
    }
    for (; this.#known < count; this.#known++) {
      const mask = this.#origins.mask(this.#known)
      this.#table[this.#known] = (mask & this.#mask) === mask ? 1 : 0
    }
    return this.#table
  }

  /** Ascending, the authorizer last. */
  blocks(): readonly BlockId[] {
    return blocksOfMask(this.#mask, this.#origins.blockCount)
  }
}

/** Resolves scopes for one token: knows which third party signed which block. */
export class TrustResolver {
  readonly #origins: Origins
  readonly #externalKeys: readonly (PublicKey | null)[]
  readonly #interned = new Map<bigint, TrustedOrigins>()

  constructor(origins: Origins, externalKeys: readonly (PublicKey | null)[]) {
    this.#origins = origins
    this.#externalKeys = externalKeys
  }

  /** What a clause of `block` trusts; its own scopes replace those of its block. */
  resolve(scopes: readonly Scope[], blockScopes: readonly Scope[], block: BlockId): TrustedOrigins {
    if (scopes.length > 0) return this.#trusted(this.#mask(scopes, block))
    if (blockScopes.length > 0) return this.#trusted(this.#mask(blockScopes, block))
    return this.#trusted(this.#bit(0) | this.#bit(block) | this.#bit("authorizer"))
  }

  /** Every block and the authorizer. */
  everything(): TrustedOrigins {
    return this.#trusted((1n << BigInt(this.#origins.blockCount + 1)) - 1n)
  }

  #mask(scopes: readonly Scope[], block: BlockId): bigint {
    let mask = this.#bit("authorizer") | this.#bit(block)
    for (const scope of scopes) {
      switch (scope.kind) {
        case "authority":
          mask |= this.#bit(0)
          break
        case "previous":
          // Without effect in the authorizer, which then does not even see the authority.
          if (block !== "authorizer") mask |= (1n << BigInt(block + 1)) - 1n
          break
        case "publicKey":
          this.#externalKeys.forEach((key, signed) => {
            if (key !== null && equalPublicKeys(key, scope.key)) mask |= this.#bit(signed)
          })
          break
        case "parameter":
          throw new TypeError(`scope parameter {${scope.name}} is not bound`)
        default:
          scope satisfies never
      }
    }
    return mask
  }

  #bit(block: BlockId): bigint {
    // Without a token there is no authority block; its bit is then the authorizer's own.
    return 1n << BigInt(block === "authorizer" ? this.#origins.blockCount : block)
  }

  #trusted(mask: bigint): TrustedOrigins {
    let trusted = this.#interned.get(mask)
    if (trusted === undefined) {
      trusted = new TrustedOrigins(this.#origins, mask)
      this.#interned.set(mask, trusted)
    }
    return trusted
  }
}
