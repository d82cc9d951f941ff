/**
 * The outer layer of a token: a chain of signed byte strings that nobody has yet looked into.
 *
 * Reading it checks what the reference checks before any signature: the message, the keys, the
 * presence of a proof. What the blocks say is read elsewhere (`decode-block.ts`).
 */
import type { PublicKey } from "../ast/index.ts"
import { deserializationError, formatError, inBlock, TokenError } from "./errors.ts"
import { PrivateKey } from "./private-key.ts"
import { decodeMessage, encodeMessage, type Message } from "./protobuf.ts"
import {
  fromKeyMessage,
  keyFault,
  readPublicKey,
  readUncheckedKey,
  toKeyMessage,
} from "./public-key.ts"
import { BiscuitMessage, type Proof as ProofMessage, type SignedBlockMessage } from "./schema.ts"
import { DecodeError } from "./wire-input.ts"

/**
 * The longest token that is read, in bytes; the reference has no limit. A hostile token this long,
 * all empty facts, takes about a second and 130 MB to read (Node 20); one in an HTTP header has
 * some kilobytes.
 */
export const maxTokenBytes: number = 1024 * 1024

/**
 * The most blocks that are read: each costs a decoded curve point and a signature. The reference
 * has no limit.
 */
export const maxBlocks = 1024

export interface SignedBlock {
  readonly bytes: Uint8Array
  /** The key that the next block, or the seal, must be signed with. */
  readonly nextKey: PublicKey
  readonly signature: Uint8Array
  /** Another party's signature, on a third-party block. */
  readonly external: { readonly key: PublicKey; readonly signature: Uint8Array } | undefined
  readonly signatureVersion: number
}

/** `nextSecret` lets its holder append; `finalSignature` seals the token. */
export type Proof =
  | { readonly kind: "nextSecret"; readonly key: PrivateKey }
  | { readonly kind: "finalSignature"; readonly signature: Uint8Array }

export interface Container {
  /** A hint for choosing the root key; no signature covers it. */
  readonly rootKeyId: number | undefined
  /** At least one; the first is the authority. */
  readonly blocks: readonly SignedBlock[]
  readonly proof: Proof
}

/**
 * Reads the outer layer. Whether Ed25519 keys are points is left open, for verifying to answer
 * (`checkKeys`).
 *
 * @throws {TokenError} `DeserializationError`, `InvalidKeySize`, `InvalidKey`
 */
export function decodeContainer(bytes: Uint8Array): Container {
  // A copy, because what is read are views of it.
  const message = decodeBounded(BiscuitMessage, bytes.slice())
  if (message.blocks.length >= maxBlocks) {
    throw deserializationError(
      `${message.blocks.length + 1} blocks are more than the ${maxBlocks} that are read`,
    )
  }
  try {
    return readContainer(message, readUncheckedKey)
  } catch (error) {
    // Of several faults the first counts, and that may be a key which is no point.
    if (error instanceof TokenError) readContainer(message, readPublicKey)
    throw error
  }
}

/** @throws {TokenError} `InvalidKey`: a next key or an external key is no point of its curve */
export function checkKeys({ blocks }: Container): void {
  blocks.forEach(({ nextKey, external }, i) => {
    const fault = keyFault(nextKey) ?? (external ? keyFault(external.key) : null)
    if (fault !== null) throw new TokenError({ Format: fault }, i)
  })
}

type KeyReader = typeof readPublicKey

function readContainer(message: BiscuitMessage, readKey: KeyReader): Container {
  const authority = inBlock(0, () => readAuthority(message.authority, readKey))
  const rest = message.blocks.map((block, i) => inBlock(i + 1, () => readBlock(block, readKey)))
  const blocks = [authority, ...rest]
  return {
    rootKeyId: message.rootKeyId,
    blocks,
    proof: readProof(message.proof, blocks.at(-1)!.nextKey),
  }
}

/** @throws {TokenError} `DeserializationError` */
export function decodeBounded<T extends object>(type: Message<T>, bytes: Uint8Array): T {
  if (bytes.length > maxTokenBytes) {
    throw deserializationError(
      `${bytes.length} bytes are more than the ${maxTokenBytes} that are read`,
    )
  }
  try {
    return decodeMessage(type, bytes)
  } catch (error) {
    throw error instanceof DecodeError ? deserializationError(error.text) : error
  }
}

function readAuthority(block: SignedBlockMessage, readKey: KeyReader): SignedBlock {
  const nextKey = fromKeyMessage(block.nextKey, readKey)
  if (block.externalSignature !== undefined) {
    const reason = "the authority block must not contain an external signature"
    throw formatError({ DeserializationError: reason })
  }
  return signedBlock(block, nextKey, undefined)
}

function readBlock(block: SignedBlockMessage, readKey: KeyReader): SignedBlock {
  const nextKey = fromKeyMessage(block.nextKey, readKey)
  if (block.externalSignature === undefined) return signedBlock(block, nextKey, undefined)
  if (block.version !== 1)
    throw formatError({ DeserializationError: "Unsupported third party block version" })
  const { publicKey, signature } = block.externalSignature
  return signedBlock(block, nextKey, { key: fromKeyMessage(publicKey, readKey), signature })
}

const signedBlock = (
  { block, signature, version }: SignedBlockMessage,
  nextKey: PublicKey,
  external: SignedBlock["external"],
): SignedBlock => ({ bytes: block, nextKey, signature, external, signatureVersion: version ?? 0 })

function readProof({ content }: ProofMessage, lastKey: PublicKey): Proof {
  switch (content?.kind) {
    case undefined:
      throw formatError({ DeserializationError: "could not find proof" })
    case "nextSecret":
      return { kind: "nextSecret", key: PrivateKey.fromBytes(lastKey.algorithm, content.value) }
    case "finalSignature":
      return { kind: "finalSignature", signature: content.value }
    default:
      return content satisfies never
  }
}

export function encodeContainer({ rootKeyId, blocks, proof }: Container): Uint8Array {
  const [authority, ...rest] = blocks.map(toSignedBlockMessage)
  return encodeMessage(BiscuitMessage, {
    rootKeyId,
    // A container has an authority.
    authority: authority!,
    blocks: rest,
    proof: {
      content:
        proof.kind === "nextSecret"
          ? { kind: "nextSecret", value: proof.key.secretBytes() }
          : { kind: "finalSignature", value: proof.signature },
    },
  })
}

const toSignedBlockMessage = (block: SignedBlock): SignedBlockMessage => ({
  block: block.bytes,
  nextKey: toKeyMessage(block.nextKey),
  signature: block.signature,
  externalSignature: block.external && {
    signature: block.external.signature,
    publicKey: toKeyMessage(block.external.key),
  },
  // Version 0 is said by silence.
  version: block.signatureVersion || undefined,
})
