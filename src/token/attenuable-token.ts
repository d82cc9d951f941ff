/**
 * What the holder of a token can do with it, without any key of the issuer: append blocks, have
 * others sign blocks, and seal it. Each makes a new token that is verified if this one was.
 *
 * Source: specification, "Cryptography"; the version of a signature is chosen as in the reference.
 */
import {
  equalPublicKeys,
  printPublicKey,
  thirdPartyVersion,
  type Block,
  type PublicKey,
} from "../ast/index.ts"
import type { Container, SignedBlock } from "./container.ts"
import { encodeBlock } from "./encode-block.ts"
import { deserializationError, formatError, TokenError } from "./errors.ts"
import type { RandomSource } from "./platform.ts"
import { PrivateKey } from "./private-key.ts"
import { blockPayload, externalPayload, sealPayload, verifySignatureSync } from "./signatures.ts"
import { ThirdPartyRequest, type ThirdPartyBlock } from "./third-party.ts"
import { Token } from "./token.ts"

export interface NextKeyOptions {
  /** The key that the block after the new one will be signed with; by default a new Ed25519 key. */
  readonly nextKey?: PrivateKey | undefined
  readonly random?: RandomSource | undefined
}

export interface AppendOptions extends NextKeyOptions {
  readonly context?: string | undefined
}

export interface ThirdPartyOptions extends NextKeyOptions {
  /**
   * Whether the block is appended although its signature does not fit, so that it can be shown that it does
   * not: whoever verifies the token refuses it.
   */
  readonly evenUnfit?: boolean | undefined
}

export abstract class AttenuableToken extends Token {
  /** A token of the same class, hence as trusted as this one. */
  protected abstract derived(container: Container): this

  /**
   * A token with one more block.
   *
   * @throws {TokenError} `AlreadySealed`; or a block of the token cannot be opened
   * @throws {TypeError} the block holds a parameter without a value
   */
  append(block: Block, options: AppendOptions = {}): this {
    const key = this.#nextSecret("AlreadySealed")
    const { context } = options
    const { bytes, datalogVersion } = encodeBlock(block, this.sharedTables(), { context })
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
   * token, unless it is to be appended even so
   */
  appendThirdParty(
    externalKey: PublicKey,
    block: ThirdPartyBlock,
    options: ThirdPartyOptions = {},
  ): this {
    const { bytes, external } = block
    if (!equalPublicKeys(external.key, externalKey)) {
      throw deserializationError(`unexpected key ${printPublicKey(external.key)}`)
    }
    const key = this.#nextSecret("AlreadySealed")
    if (options.evenUnfit !== true) {
      const payload = externalPayload(bytes, this.#last.signature)
      const failure = verifySignatureSync(external.key, payload, external.signature)
      if (failure !== null) throw formatError(failure)
    }
    block.block()
    return this.#extended(bytes, thirdPartyVersion, key, external, options)
  }

  /** The same token, closed to further blocks. @throws {TokenError} `AlreadySealed` */
  seal(): this {
    const key = this.#nextSecret("AlreadySealed")
    const { bytes, nextKey, signature } = this.#last
    const finalSignature = key.sign(sealPayload(bytes, nextKey, signature))
    return this.derived({
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
  ): this {
    const { rootKeyId, blocks } = this.container
    const { block, proof } = signBlock(bytes, datalogVersion, blocks, key, external, options)
    return this.derived({ rootKeyId, blocks: [...blocks, block], proof })
  }
}

/** Signs a block after `previous` ones with `key`, and makes the proof that follows it. */
export function signBlock(
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
