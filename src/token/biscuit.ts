/**
 * The two states of a token: read but not trusted, and verified.
 *
 * Tokens are immutable. Verifying is asynchronous, because the host's WebCrypto is; everything that
 * signs is immediate and, given the next key, deterministic.
 */
import {
  printPublicKey,
  equalPublicKeys,
  thirdPartyVersion,
  type Block,
  type PublicKey,
} from "../ast/index.ts"
import { decodeBase64 } from "./base64.ts"
import { checkChain, firstFailure } from "./chain.ts"
import {
  checkKeys,
  decodeBounded,
  decodeContainer,
  type Container,
  type SignedBlock,
} from "./container.ts"
import { readBlock } from "./decode-block.ts"
import { encodeBlock } from "./encode-block.ts"
import { deserializationError, formatError, TokenError } from "./errors.ts"
import type { RandomSource } from "./platform.ts"
import { PrivateKey } from "./private-key.ts"
import { BlockMessage } from "./schema.ts"
import { blockPayload, externalPayload, sealPayload, verifySignatureSync } from "./signatures.ts"
import { emptyTables } from "./tables.ts"
import { ThirdPartyRequest, type ThirdPartyBlock } from "./third-party.ts"
import { Token } from "./token.ts"

/** Chooses the root key by the token's hint. */
export type RootKeyProvider = (rootKeyId: number | undefined) => PublicKey

/** A token whose signatures nobody has checked. Whatever it says may be forged. */
export class UnverifiedBiscuit extends Token {
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
    const failure = firstFailure(await checkChain(this.container, key))
    if (failure !== undefined) {
      // A key that is none comes before every signature.
      checkKeys(this.container)
      throw failure
    }
    this.openAll()
    return new Biscuit(this.container)
  }
}

export interface NextKeyOptions {
  /** The key that the block after the new one will be signed with; by default a new Ed25519 key. */
  readonly nextKey?: PrivateKey | undefined
  readonly random?: RandomSource | undefined
}

export interface AppendOptions extends NextKeyOptions {
  readonly context?: string | undefined
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
export class Biscuit extends Token {
  /**
   * A token with one more block.
   *
   * @throws {TokenError} `AlreadySealed`
   * @throws {TypeError} the block holds a parameter without a value
   */
  append(block: Block, options: AppendOptions = {}): Biscuit {
    const key = this.#nextSecret("AlreadySealed")
    const { bytes, datalogVersion } = encodeBlock(block, this.sharedTables(), {
      context: options.context,
    })
    return this.#extended(bytes, datalogVersion, key, undefined, options)
  }

  /**
   * What another party needs to sign a block for this token. @throws {TokenError} `AppendOnSealed`
   */
  thirdPartyRequest(): ThirdPartyRequest {
    this.#nextSecret("AppendOnSealed")
    return new ThirdPartyRequest(this.#last.signature)
  }

  /**
   * A token with one more block, signed by `externalKey` on a request of this token.
   *
   * @throws {TokenError} `AlreadySealed`; `DeserializationError` for another key or an unreadable
   * block; `InvalidSignature` for a signature that is not that key's, or for a request of another
   * token
   */
  appendThirdParty(
    externalKey: PublicKey,
    block: ThirdPartyBlock,
    options: NextKeyOptions = {},
  ): Biscuit {
    const { bytes, external } = block
    if (!equalPublicKeys(external.key, externalKey)) {
      throw deserializationError(`unexpected key ${printPublicKey(external.key)}`)
    }
    const key = this.#nextSecret("AlreadySealed")
    const failure = verifySignatureSync(
      external.key,
      externalPayload(bytes, this.#last.signature),
      external.signature,
    )
    if (failure !== null) throw formatError(failure)
    readBlock(decodeBounded(BlockMessage, bytes), null)
    return this.#extended(bytes, thirdPartyVersion, key, external, options)
  }

  /** The same token, closed to further blocks. @throws {TokenError} `AlreadySealed` */
  seal(): Biscuit {
    const key = this.#nextSecret("AlreadySealed")
    const { bytes, nextKey, signature } = this.#last
    const finalSignature = key.sign(sealPayload(bytes, nextKey, signature))
    return new Biscuit({
      ...this.container,
      proof: { kind: "finalSignature", signature: finalSignature },
    })
  }

  get #last(): SignedBlock {
    return this.container.blocks.at(-1)!
  }

  #nextSecret(whenSealed: "AlreadySealed" | "AppendOnSealed"): PrivateKey {
    const { proof } = this.container
    if (proof.kind === "finalSignature") throw new TokenError(whenSealed)
    return proof.key
  }

  #extended(
    bytes: Uint8Array,
    datalogVersion: number,
    key: PrivateKey,
    external: SignedBlock["external"],
    options: NextKeyOptions,
  ): Biscuit {
    const { rootKeyId, blocks } = this.container
    const { block, proof } = signBlock(bytes, datalogVersion, blocks, key, external, options)
    return new Biscuit({ rootKeyId, blocks: [...blocks, block], proof })
  }
}

/** Signs a block after `previous` ones with `key`, and makes the proof that follows it. */
function signBlock(
  bytes: Uint8Array,
  datalogVersion: number,
  previous: readonly SignedBlock[],
  key: PrivateKey,
  external: SignedBlock["external"],
  options: NextKeyOptions,
): Pick<Container, "proof"> & { readonly block: SignedBlock } {
  const next = options.nextKey ?? PrivateKey.generate("ed25519", options.random)
  const nextKey = next.publicKey
  const needsVersion1 =
    external !== undefined ||
    datalogVersion >= 6 ||
    key.algorithm !== "ed25519" ||
    next.algorithm !== "ed25519"
  const signatureVersion = needsVersion1
    ? 1
    : Math.max(0, ...previous.map((block) => block.signatureVersion))
  const payload = blockPayload({
    bytes,
    nextKey,
    signatureVersion,
    externalSignature: external?.signature,
    previousSignature: previous.at(-1)?.signature,
  })
  const block = { bytes, nextKey, signature: key.sign(payload), external, signatureVersion }
  return { block, proof: { kind: "nextSecret", key: next } }
}
