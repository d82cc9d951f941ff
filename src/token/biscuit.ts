/**
 * The two states of a token: read but not trusted, and verified.
 *
 * Tokens are immutable. Verifying is asynchronous, because the host's WebCrypto is; everything that
 * signs is immediate and, given the next key, deterministic.
 */
import type { Block, PublicKey } from "../ast/index.ts"
import { AttenuableToken, signBlock, type AppendOptions } from "./attenuable-token.ts"
import { decodeBase64 } from "./base64.ts"
import { checkLinks, firstFailure } from "./chain.ts"
import { checkKeys, decodeContainer, type Container } from "./container.ts"
import { encodeBlock } from "./encode-block.ts"
import type { PrivateKey } from "./private-key.ts"
import { emptyTables } from "./tables.ts"

/** Chooses the root key by the token's hint. */
export type RootKeyProvider = (rootKeyId: number | undefined) => PublicKey

/** A token whose signatures nobody has checked. Whatever it says may be forged. */
export class UnverifiedBiscuit extends AttenuableToken {
  /**
   * Reads a token's outer layer. Its blocks are read when asked for, so that one broken block does
   * not hide the others, and whether its keys are points of their curve when it is verified.
   *
   * @throws {TokenError} `DeserializationError`, `InvalidKeySize`; `InvalidKey` for P-256
   */
  static fromBytes(bytes: Uint8Array): UnverifiedBiscuit {
    return new UnverifiedBiscuit(decodeContainer(bytes))
  }

  /**
   * @throws {TokenError} as `fromBytes`, and `InvalidByte`, `InvalidLength`, `InvalidLastSymbol`
   */
  static fromBase64(text: string): UnverifiedBiscuit {
    return UnverifiedBiscuit.fromBytes(decodeBase64(text))
  }

  /**
   * Checks all signatures, then that all blocks can be opened.
   *
   * @throws {TokenError} the first link that fails, in the order of the chain; `InvalidSignature`,
   * `BlockSignatureDeserializationError`, `DeserializationError`; or what opening the blocks found
   */
  async verify(root: PublicKey | RootKeyProvider): Promise<Biscuit> {
    const key = typeof root === "function" ? root(this.rootKeyId) : root
    const failure = firstFailure(await checkLinks(this.container, key))
    if (failure !== undefined) {
      // A key that is none comes before every signature.
      checkKeys(this.container)
      throw failure
    }
    this.openAll()
    return new Biscuit(this.container)
  }

  protected override derived(container: Container): this {
    // The class has no subclass.
    return new UnverifiedBiscuit(container) as this
  }
}

export interface CreateOptions extends AppendOptions {
  readonly root: PrivateKey
  readonly authority: Block
  readonly rootKeyId?: number | undefined
}

/** Makes a token of one block. @throws {TypeError} the block holds a parameter without a value */
export function createBiscuit(options: CreateOptions): Biscuit {
  const { root, authority, rootKeyId, context } = options
  const { bytes, datalogVersion } = encodeBlock(authority, emptyTables(), { context })
  const { block, proof } = signBlock(bytes, datalogVersion, [], root, undefined, options)
  return new Biscuit({ rootKeyId, blocks: [block], proof })
}

/** A token whose chain of signatures holds. */
export class Biscuit extends AttenuableToken {
  protected override derived(container: Container): this {
    // The class has no subclass.
    return new Biscuit(container) as this
  }
}
