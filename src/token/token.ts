/**
 * A token as a value: what can be read of it whether or not its signatures hold.
 *
 * Blocks are looked into when asked for, and what was found is kept. A block that cannot be read
 * fails alone, except that first-party blocks after it fail with it: without its symbols theirs
 * have no meaning.
 */
import { toHex, type Block, type PublicKey, type SymbolTable } from "../ast/index.ts"
import { encodeBase64 } from "./base64.ts"
import { checkChain, type ChainStatus } from "./chain.ts"
import { encodeContainer, type Container, type SignedBlock } from "./container.ts"
import {
  declaredKeys,
  declareShared,
  decodeBlockMessage,
  ownTables,
  readBlock,
} from "./decode-block.ts"
import { inBlock, TokenError } from "./errors.ts"
import { containerRanges, type ContainerRanges } from "./ranges.ts"
import type { BlockMessage } from "./schema.ts"
import { signedParts, type SignedContents } from "./signed-parts.ts"
import { emptyTables, type BlockTables } from "./tables.ts"

/**
 * The messages of a token's blocks, each or why it cannot be read, and the tables first-party ones
 * share.
 */
interface Opened {
  readonly messages: readonly (BlockMessage | TokenError)[]
  readonly tables: BlockTables
}

export abstract class Token {
  protected readonly container: Container
  #opened: Opened | undefined
  readonly #blocks = new Map<number, Block>()

  /** For this folder: who has a container knows what was checked of it. */
  constructor(container: Container) {
    this.container = container
  }

  /** The authority included. */
  get blockCount(): number {
    return this.container.blocks.length
  }

  /** A hint, not signed, of which root key to verify with. */
  get rootKeyId(): number | undefined {
    return this.container.rootKeyId
  }

  /** A sealed token takes no further block. */
  get isSealed(): boolean {
    return this.container.proof.kind === "finalSignature"
  }

  /**
   * The Datalog of a block.
   *
   * @throws {TokenError} the block, or one before it, cannot be read; `block` on the error says
   * which
   */
  block(index: number): Block {
    const known = this.#blocks.get(index)
    if (known !== undefined) return known
    const message = this.#message(index)
    const shared = this.#isThirdParty(index) ? null : this.#open().tables
    const block = inBlock(index, () => readBlock(message, shared))
    this.#blocks.set(index, block)
    return block
  }

  /** The key of the other party that signed the block, or undefined for a first-party block. */
  externalKey(index: number): PublicKey | undefined {
    return this.#signed(index).external?.key
  }

  /** The key that the block after this one, or the seal, is signed with. */
  nextKey(index: number): PublicKey {
    return this.#signed(index).nextKey
  }

  /** Free text that its author attached to the block. @throws {TokenError} as `block` */
  context(index: number): string | undefined {
    return this.#message(index).context
  }

  /** As the block states it; 0 when it states none. @throws {TokenError} as `block` */
  datalogVersion(index: number): number {
    return this.#message(index).version ?? 0
  }

  signatureVersion(index: number): number {
    return this.#signed(index).signatureVersion
  }

  /** The symbols that the block itself declares. @throws {TokenError} as `block` */
  symbols(index: number): readonly string[] {
    return this.#message(index).symbols
  }

  /** The public keys that the block itself declares. @throws {TokenError} as `block` */
  publicKeys(index: number): readonly PublicKey[] {
    const message = this.#message(index)
    return inBlock(index, () => declaredKeys(message))
  }

  /**
   * The table whose order the reference prints the block's sets in. @throws {TokenError} as `block`
   */
  symbolTable(index: number): SymbolTable {
    const message = this.#message(index)
    if (!this.#isThirdParty(index)) return this.#open().tables.symbols
    return inBlock(index, () => ownTables(message)).symbols
  }

  /** The signed bytes of a block. */
  blockBytes(index: number): Uint8Array {
    return this.#signed(index).bytes.slice()
  }

  /** The signature of a block, 64 bytes for Ed25519 and DER for P-256. */
  signature(index: number): Uint8Array {
    return this.#signed(index).signature.slice()
  }

  /**
   * One for each block, in hexadecimal: revoking the one of a block revokes all tokens made from
   * it.
   */
  revocationIds(): string[] {
    return this.container.blocks.map((block) => toHex(block.signature))
  }

  toBytes(): Uint8Array {
    return encodeContainer(this.container)
  }

  /** Where each block and the proof stand in `toBytes()`. */
  byteRanges(): ContainerRanges {
    return containerRanges(this.toBytes())
  }

  /** URL-safe, padded. */
  toBase64(): string {
    return encodeBase64(this.toBytes())
  }

  /**
   * Checks each signature on its own and says why those fail that do; without a root key, all but
   * the authority's. Of several candidates the first that signed the authority counts. Rejects for
   * no token.
   *
   * @throws {RangeError} there are more than 64 candidates
   */
  chainStatus(root: PublicKey | readonly PublicKey[] | null): Promise<ChainStatus> {
    return checkChain(this.container, root)
  }

  /** What each signature covers, part by part, whether or not it holds. */
  signedParts(): SignedContents {
    return signedParts(this.container)
  }

  /** @throws {TokenError} the first block that cannot be read */
  protected openAll(): void {
    const unreadable = this.#open().messages.find((message) => message instanceof TokenError)
    if (unreadable !== undefined) throw unreadable
  }

  /** The tables that a block appended now is encoded with. @throws {TokenError} as `openAll` */
  protected sharedTables(): BlockTables {
    this.openAll()
    return this.#open().tables
  }

  #open(): Opened {
    return (this.#opened ??= openBlocks(this.container.blocks))
  }

  #message(index: number): BlockMessage {
    this.#signed(index)
    const message = this.#open().messages[index]!
    if (message instanceof TokenError) throw message
    return message
  }

  #signed(index: number): SignedBlock {
    const block = this.container.blocks[index]
    if (block === undefined) throw new RangeError(`block ${index} of ${this.blockCount}`)
    return block
  }

  #isThirdParty(index: number): boolean {
    return this.#signed(index).external !== undefined
  }
}

function openBlocks(blocks: readonly SignedBlock[]): Opened {
  const tables = emptyTables()
  let broken: TokenError | undefined
  const messages = blocks.map((block, index) => {
    const isThirdParty = block.external !== undefined
    if (broken !== undefined && !isThirdParty) return broken
    try {
      return inBlock(index, () => {
        const message = decodeBlockMessage(block.bytes, index)
        if (!isThirdParty) declareShared(message, tables)
        return message
      })
    } catch (error) {
      if (!(error instanceof TokenError)) throw error
      if (!isThirdParty) broken = error
      return error
    }
  })
  return { messages, tables }
}
