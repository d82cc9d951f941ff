/**
 * The outer layer of a token: a chain of signed byte strings that nobody has yet looked into.
 *
 * Reading it checks what the reference checks before any signature: the message, the keys, the
 * presence of a proof. What the blocks say is read elsewhere (`decode-block.ts`).
 */
import type { PublicKey } from "../ast/index.ts"
import { describeReading } from "./error-text.ts"
import { deserializationError, formatError, inBlock, TokenError } from "./errors.ts"
import { enclosingField, locate, type Step } from "./locate.ts"
import type { MessageKind } from "./paste/types.ts"
import { PrivateKey } from "./private-key.ts"
import { decodeMessage, encodeMessage, type Message } from "./protobuf.ts"
import {
  fromKeyMessage,
  isKeyAlgorithm,
  keyFault,
  readPublicKey,
  readUncheckedKey,
  toKeyMessage,
} from "./public-key.ts"
import {
  BiscuitMessage,
  type Proof as ProofMessage,
  type PublicKeyMessage,
  type SignedBlockMessage,
} from "./schema.ts"
import { truncation, truncationText } from "./truncation.ts"
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
  const message = readMessage(bytes.slice())
  if (message.blocks.length >= maxBlocks) {
    throw deserializationError(
      `${message.blocks.length + 1} blocks are more than the ${maxBlocks} that are read`,
    )
  }
  requireAuthority(message, bytes)
  try {
    return readContainer(message, readUncheckedKey, bytes)
  } catch (error) {
    // Of several faults the first counts, and that may be a key which is no point.
    if (error instanceof TokenError) readContainer(message, readPublicKey, bytes)
    throw error
  }
}

/** The numbers of fields of `BiscuitMessage`, which errors are placed by. */
const tags = { authority: 2, blocks: 3, proof: 4 } as const

/** As `decodeBounded`; what is unreadable inside of a block names it. */
function readMessage(bytes: Uint8Array): BiscuitMessage {
  try {
    return decodeBounded(BiscuitMessage, bytes, "token")
  } catch (error) {
    if (!(error instanceof TokenError) || error.at === undefined) throw error
    const field = enclosingField(bytes, error.at)
    if (field?.tag === tags.authority) throw error.located(0)
    if (field?.tag === tags.blocks) throw error.located(field.nth + 1)
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

function readContainer(message: BiscuitMessage, readKey: KeyReader, bytes: Uint8Array): Container {
  const [first, ...others] = [message.authority, ...message.blocks].map((block, i) => {
    const path = i === 0 ? [{ tag: tags.authority }] : [{ tag: tags.blocks, nth: i - 1 }]
    const read: FieldReader = (fields, value) => placed(bytes, [...path, ...fields], value)
    return inBlock(i, () =>
      i === 0 ? readAuthority(block, readKey, read) : readBlock(block, readKey, read),
    )
  })
  // There is an authority, if only one of empty fields.
  const blocks = [first!, ...others]
  const { nextKey } = blocks.at(-1)!
  const proof = placed(bytes, [{ tag: tags.proof }, { tag: 1 }], () =>
    readProof(message.proof, nextKey),
  )
  return { rootKeyId: message.rootKeyId, blocks, proof }
}

/** Runs `read`; what it throws gets the place of the field that `path` leads to. */
function placed<T>(bytes: Uint8Array, path: readonly Step[], read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof TokenError ? error.located(undefined, locate(bytes, path)) : error
  }
}

/** Reads a field of a block, where `path` leads to it from the block. */
type FieldReader = <T>(path: readonly Step[], read: () => T) => T

/** `kind` is for saying how much is missing. @throws {TokenError} `DeserializationError` */
export function decodeBounded<T extends object>(
  type: Message<T>,
  bytes: Uint8Array,
  kind?: MessageKind,
): T {
  if (bytes.length > maxTokenBytes) {
    throw deserializationError(
      `${bytes.length} bytes are more than the ${maxTokenBytes} that are read`,
    )
  }
  try {
    return decodeMessage(type, bytes)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    const { at, text } = error
    throw deserializationError(text, { at, message: unreadable(bytes, error, kind) })
  }
}

/** Undefined where the reference's value says it all. */
function unreadable(
  bytes: Uint8Array,
  { at, text }: DecodeError,
  kind: MessageKind | undefined,
): string | undefined {
  const noun = kind === undefined ? "block" : nouns[kind]
  const missing = kind === undefined ? null : truncation(bytes, kind)
  if (missing !== null) {
    return `${truncationText(missing)}: the bytes are cut off, or are no ${noun}`
  }
  return kind === "token" ? undefined : `${describeReading(text, noun)}, at byte ${at}`
}

const nouns: Readonly<Record<MessageKind, string>> = {
  token: "token",
  "third-party-request": "request",
  "third-party-block": "signed block",
  snapshot: "snapshot",
}

/** An absent authority is read as one without content, whose key has no bytes. */
function requireAuthority({ authority }: BiscuitMessage, bytes: Uint8Array): void {
  const { block, nextKey, signature } = authority
  if (block.length + nextKey.key.length + signature.length > 0) return
  if (!isKeyAlgorithm(nextKey.algorithm)) return
  const message = bytes.length === 0 ? "there are no bytes" : "there is no authority block"
  throw formatError({ InvalidKeySize: 0 }, { message })
}

function readAuthority(
  block: SignedBlockMessage,
  readKey: KeyReader,
  read: FieldReader,
): SignedBlock {
  const nextKey = readKeyField(block.nextKey, readKey, read, nextKeyPath)
  if (block.externalSignature !== undefined) {
    const reason = "the authority block must not contain an external signature"
    return read(externalPath, () => {
      throw formatError({ DeserializationError: reason })
    })
  }
  return signedBlock(block, nextKey, undefined)
}

const nextKeyPath: readonly Step[] = [{ tag: 2 }]
const externalPath: readonly Step[] = [{ tag: 4 }]

/** Where its algorithm is unknown, that is the place of the fault, else its bytes. */
function readKeyField(
  message: PublicKeyMessage,
  readKey: KeyReader,
  read: FieldReader,
  path: readonly Step[],
): PublicKey {
  const tag = isKeyAlgorithm(message.algorithm) ? 2 : 1
  return read([...path, { tag }], () => fromKeyMessage(message, readKey))
}

function readBlock(block: SignedBlockMessage, readKey: KeyReader, read: FieldReader): SignedBlock {
  const nextKey = readKeyField(block.nextKey, readKey, read, nextKeyPath)
  if (block.externalSignature === undefined) return signedBlock(block, nextKey, undefined)
  if (block.version !== 1) {
    return read([{ tag: 5 }], () => {
      throw formatError({ DeserializationError: "Unsupported third party block version" })
    })
  }
  const { publicKey, signature } = block.externalSignature
  const key = readKeyField(publicKey, readKey, read, [...externalPath, { tag: 2 }])
  return signedBlock(block, nextKey, { key, signature })
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
