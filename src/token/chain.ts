/**
 * Walks a token's chain of signatures.
 *
 * Each link is checked on its own, with the key that the link before it announces, and all at the
 * same time. So one pass answers both questions: whether the token holds, and which links do not.
 */
import { equalPublicKeys, type PublicKey } from "../ast/index.ts"
import { findCauses } from "./cause.ts"
import type { Container, SignedBlock } from "./container.ts"
import { TokenError, type FormatError } from "./errors.ts"
import { isFailure, type Finding, type Findings, type LinkCause } from "./findings.ts"
import type { PrivateKey } from "./private-key.ts"
import { blockPayload, externalPayload, sealPayload, verifySignature } from "./signatures.ts"

export type { LinkCause } from "./findings.ts"

/** `unchecked`: there was no key to check with, which concerns the authority alone. */
export type LinkStatus =
  | { readonly status: "verified" }
  | { readonly status: "unchecked" }
  | { readonly status: "failed"; readonly error: TokenError; readonly cause: LinkCause }

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
  /** Which of the candidates signed the authority, the first one when none did; null without any. */
  readonly rootKey: PublicKey | null
}

/** Checks every link; without `root`, every link but the first. Rejects for no token. */
export async function checkLinks(container: Container, root: PublicKey | null): Promise<Findings> {
  const { blocks } = container
  const [proof, ...findings] = await Promise.all([
    checkProof(container),
    ...blocks.map((block, i) => checkBlock(block, blocks[i - 1], root)),
  ])
  return { blocks: findings, proof }
}

/** The error of the first link that failed, in the order in which the reference checks them. */
export function firstFailure({ blocks, proof }: Findings): TokenError | undefined {
  const links = blocks.flatMap(({ signature, external }, block) => [
    { finding: signature, block },
    { finding: external, block },
  ])
  for (const { finding, block } of [...links, { finding: proof, block: blocks.length - 1 }]) {
    if (isFailure(finding)) return new TokenError({ Format: finding }, block)
  }
  return undefined
}

/** The most root keys that are tried, each at the cost of a signature. */
const maxRoots = 64

/**
 * Checks every link and says of each that failed why. Of several root keys the first that signed
 * the authority counts; without any, the authority is left unchecked. Rejects for no token.
 *
 * @throws {RangeError} there are more than 64 root keys
 */
export async function checkChain(
  container: Container,
  root: PublicKey | readonly PublicKey[] | null,
): Promise<ChainStatus> {
  const roots = root === null ? [] : "algorithm" in root ? [root] : root
  if (roots.length > maxRoots) {
    throw new RangeError(`${roots.length} root keys are more than the ${maxRoots} that are tried`)
  }
  const first = await checkLinks(container, roots[0] ?? null)
  const { findings, rootKey } = await withRoot(container, first, roots)
  return { ...(await statusOf(container, findings, roots)), rootKey }
}

/** The findings with the first root key that signed the authority; `first` are those with roots[0]. */
async function withRoot(
  container: Container,
  first: Findings,
  roots: readonly PublicKey[],
): Promise<{ findings: Findings; rootKey: PublicKey | null }> {
  // A container has an authority.
  const [authority, ...rest] = first.blocks
  if (isFailure(authority!.signature)) {
    for (const rootKey of roots.slice(1)) {
      const signature = await checkSignature(container.blocks[0]!, undefined, rootKey)
      if (signature !== null) continue
      const blocks = [{ ...authority!, signature }, ...rest]
      return { findings: { ...first, blocks }, rootKey }
    }
  }
  return { findings: first, rootKey: roots[0] ?? null }
}

async function statusOf(
  container: Container,
  findings: Findings,
  roots: readonly PublicKey[],
): Promise<Pick<ChainStatus, "blocks" | "proof">> {
  const causes =
    firstFailure(findings) === undefined ? null : await findCauses(container, findings, roots)
  const blocks = findings.blocks.map(({ signature, external }, i) => ({
    signature: linkStatus(signature, i, causes?.blocks[i]!.signature),
    external:
      container.blocks[i]!.external === undefined
        ? null
        : linkStatus(external, i, causes?.blocks[i]!.external),
  }))
  return { blocks, proof: linkStatus(findings.proof, blocks.length - 1, causes?.proof) }
}

function linkStatus(
  finding: Finding,
  block: number,
  cause: LinkCause | null | undefined,
): LinkStatus {
  if (finding === undefined) return { status: "unchecked" }
  if (finding === null) return { status: "verified" }
  // There is a cause for each link that failed.
  return { status: "failed", error: new TokenError({ Format: finding }, block), cause: cause! }
}

async function checkBlock(
  block: SignedBlock,
  previous: SignedBlock | undefined,
  root: PublicKey | null,
): Promise<Findings["blocks"][number]> {
  const key = previous === undefined ? root : previous.nextKey
  const [signature, external] = await Promise.all([
    key === null ? undefined : checkSignature(block, previous, key),
    // Only blocks after the authority can have an external signature.
    block.external === undefined ? undefined : checkExternal(block, block.external, previous!),
  ])
  return { signature, external }
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

async function checkProof({ blocks, proof }: Container): Promise<FormatError | null> {
  // A container has an authority.
  const { bytes, nextKey, signature } = blocks.at(-1)!
  return proof.kind === "nextSecret"
    ? checkSecret(proof.key, nextKey)
    : verifySignature(nextKey, sealPayload(bytes, nextKey, signature), proof.signature)
}

async function checkSecret(secret: PrivateKey, nextKey: PublicKey): Promise<FormatError | null> {
  if (equalPublicKeys(await secret.derivePublicKey(), nextKey)) return null
  return { Signature: { InvalidSignature: "the last public key does not match the private key" } }
}
