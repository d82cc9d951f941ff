/**
 * Walks a token's chain of signatures.
 *
 * Each link is checked on its own, with the key that the link before it announces, and all at the
 * same time. So one pass answers both questions: whether the token holds, and which links do not.
 */
import { equalPublicKeys, type PublicKey } from "../ast/index.ts"
import type { Container, SignedBlock } from "./container.ts"
import { TokenError, type FormatError } from "./errors.ts"
import type { PrivateKey } from "./private-key.ts"
import { blockPayload, externalPayload, sealPayload, verifySignature } from "./signatures.ts"

/** `unchecked`: there was no key to check with, which concerns the authority alone. */
export type LinkStatus =
  | { readonly status: "verified" }
  | { readonly status: "unchecked" }
  | { readonly status: "failed"; readonly error: TokenError; readonly cause: LinkCause }

/** What most likely happened to a link that failed, from what still holds around it. */
export interface LinkCause {
  readonly kind: "wrong-key" | "altered-block" | "altered-signature" | "wrong-algorithm" | "order"
  /** Whether nothing else can have happened; else it is what the rest of the token speaks for. */
  readonly isProven: boolean
  /** A sentence with what it rests on. */
  readonly message: string
}

export interface BlockStatus {
  readonly signature: LinkStatus
  /** Of the other party's signature; null on a block that has none. */
  readonly external: LinkStatus | null
}

/**
 * One status for each signature. A verified link means that the *key before it* signed it: a token
 * is authentic when the authority is verified with the right root key and no link failed.
 */
export interface ChainStatus {
  readonly blocks: readonly BlockStatus[]
  /** Of the seal, or of the secret that lets the holder append. */
  readonly proof: LinkStatus
}

/** Checks every link; without `root`, every link but the first. Rejects for no token. */
export async function checkChain(
  container: Container,
  root: PublicKey | null,
): Promise<ChainStatus> {
  const { blocks } = container
  const [proof, ...statuses] = await Promise.all([
    checkProof(container),
    ...blocks.map((block, i) => checkBlock(block, i, blocks[i - 1], root)),
  ])
  return { blocks: statuses, proof }
}

/** The error of the first link that failed, in the order in which the reference checks them. */
export function firstFailure({ blocks, proof }: ChainStatus): TokenError | undefined {
  const links = [...blocks.flatMap(({ signature, external }) => [signature, external]), proof]
  for (const link of links) if (link?.status === "failed") return link.error
  return undefined
}

async function checkBlock(
  block: SignedBlock,
  index: number,
  previous: SignedBlock | undefined,
  root: PublicKey | null,
): Promise<BlockStatus> {
  const key = previous === undefined ? root : previous.nextKey
  const [signature, external] = await Promise.all([
    key === null ? null : checkSignature(block, previous, key),
    // Only blocks after the authority can have an external signature.
    block.external === undefined ? null : checkExternal(block, block.external, previous!),
  ])
  return {
    signature: key === null ? { status: "unchecked" } : linkStatus(signature, index),
    external: block.external === undefined ? null : linkStatus(external, index),
  }
}

const linkStatus = (error: FormatError | null, block: number): LinkStatus =>
  error === null
    ? { status: "verified" }
    : {
        status: "failed",
        error: new TokenError({ Format: error }, block),
        cause: { kind: "wrong-key", isProven: false, message: "the signature does not match" },
      }

async function checkSignature(
  block: SignedBlock,
  previous: SignedBlock | undefined,
  key: PublicKey,
): Promise<FormatError | null> {
  if (block.signatureVersion > 1) {
    return { DeserializationError: `unsupported block version: ${block.signatureVersion}` }
  }
  const payload = blockPayload({
    ...block,
    externalSignature: block.external?.signature,
    previousSignature: previous?.signature,
  })
  return verifySignature(key, payload, block.signature)
}

const checkExternal = (
  block: SignedBlock,
  { key, signature }: NonNullable<SignedBlock["external"]>,
  previous: SignedBlock,
): Promise<FormatError | null> =>
  verifySignature(key, externalPayload(block.bytes, previous.signature), signature)

async function checkProof({ blocks, proof }: Container): Promise<LinkStatus> {
  const index = blocks.length - 1
  // A container has an authority.
  const { bytes, nextKey, signature } = blocks[index]!
  const error =
    proof.kind === "nextSecret"
      ? await checkSecret(proof.key, nextKey)
      : await verifySignature(nextKey, sealPayload(bytes, nextKey, signature), proof.signature)
  return linkStatus(error, index)
}

async function checkSecret(secret: PrivateKey, nextKey: PublicKey): Promise<FormatError | null> {
  if (equalPublicKeys(await secret.derivePublicKey(), nextKey)) return null
  return { Signature: { InvalidSignature: "the last public key does not match the private key" } }
}
