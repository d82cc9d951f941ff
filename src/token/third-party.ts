/**
 * Blocks signed by another party: the request its author gets, and the signed block that comes
 * back.
 *
 * The request carries the last signature of the token, and the external signature covers it, so the
 * block fits this token at this position and nowhere else.
 *
 * Source: specification, "Third-party blocks"; refusals are the reference's.
 */
import type { Block, PublicKey } from "../ast/index.ts"
import { decodeBase64, encodeBase64 } from "./base64.ts"
import { decodeBounded } from "./container.ts"
import { readBlock } from "./decode-block.ts"
import { encodeBlock } from "./encode-block.ts"
import { formatError } from "./errors.ts"
import type { PrivateKey } from "./private-key.ts"
import { encodeMessage } from "./protobuf.ts"
import { fromKeyMessage, toKeyMessage } from "./public-key.ts"
import { BlockMessage, ThirdPartyBlockMessage, ThirdPartyRequestMessage } from "./schema.ts"
import { externalPayload } from "./signatures.ts"
import { emptyTables } from "./tables.ts"

export class ThirdPartyRequest {
  readonly previousSignature: Uint8Array

  constructor(previousSignature: Uint8Array) {
    this.previousSignature = previousSignature.slice()
  }

  /** @throws {TokenError} `DeserializationError`, also for the deprecated form that lists keys */
  static fromBytes(bytes: Uint8Array): ThirdPartyRequest {
    const message = decodeBounded(ThirdPartyRequestMessage, bytes, "third-party-request")
    if (message.legacyPublicKeys.length > 0) {
      throw formatError({
        DeserializationError: "public keys were provided in third-party block request",
      })
    }
    if (message.legacyPreviousKey !== undefined) {
      throw formatError({
        DeserializationError: "previous public key was provided in third-party block request",
      })
    }
    return new ThirdPartyRequest(message.previousSignature)
  }

  static fromBase64(text: string): ThirdPartyRequest {
    return ThirdPartyRequest.fromBytes(decodeBase64(text))
  }

  /**
   * What the other party does: signs `block` for the token that the request came from.
   *
   * @throws {TypeError} the block holds a parameter without a value
   */
  sign(
    key: PrivateKey,
    block: Block,
    options: { readonly context?: string } = {},
  ): ThirdPartyBlock {
    const { bytes } = encodeBlock(block, emptyTables(), {
      context: options.context,
      thirdParty: true,
    })
    const signature = key.sign(externalPayload(bytes, this.previousSignature))
    return new ThirdPartyBlock(bytes, { key: key.publicKey, signature })
  }

  toBytes(): Uint8Array {
    return encodeMessage(ThirdPartyRequestMessage, {
      legacyPreviousKey: undefined,
      legacyPublicKeys: [],
      previousSignature: this.previousSignature,
    })
  }

  toBase64(): string {
    return encodeBase64(this.toBytes())
  }
}

/** A block with the other party's signature, for the token's holder to append. */
export class ThirdPartyBlock {
  readonly bytes: Uint8Array
  readonly external: { readonly key: PublicKey; readonly signature: Uint8Array }

  constructor(
    bytes: Uint8Array,
    external: { readonly key: PublicKey; readonly signature: Uint8Array },
  ) {
    this.bytes = bytes
    this.external = external
  }

  /** @throws {TokenError} `DeserializationError`, `InvalidKeySize`, `InvalidKey` */
  static fromBytes(bytes: Uint8Array): ThirdPartyBlock {
    const { payload, externalSignature } = decodeBounded(
      ThirdPartyBlockMessage,
      bytes.slice(),
      "third-party-block",
    )
    const { publicKey, signature } = externalSignature
    return new ThirdPartyBlock(payload, { key: fromKeyMessage(publicKey), signature })
  }

  static fromBase64(text: string): ThirdPartyBlock {
    return ThirdPartyBlock.fromBytes(decodeBase64(text))
  }

  /** What it says. @throws {TokenError} as `Token.block` */
  block(): Block {
    return readBlock(decodeBounded(BlockMessage, this.bytes), null)
  }

  toBytes(): Uint8Array {
    const { key, signature } = this.external
    return encodeMessage(ThirdPartyBlockMessage, {
      payload: this.bytes,
      externalSignature: { signature, publicKey: toKeyMessage(key) },
    })
  }

  toBase64(): string {
    return encodeBase64(this.toBytes())
  }
}
