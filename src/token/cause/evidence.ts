/**
 * What a search for causes goes by: the token, which of its links hold, and a bounded number of further
 * verifications, in which a part of a link is taken from elsewhere in the token.
 */
import type { PublicKey } from "../../ast/index.ts"
import type { Findings, LinkCause } from "../findings.ts"
import type { Container, SignedBlock } from "../container.ts"
import { blockPayload, verifySignature } from "../signatures.ts"
import { findChangedByte, type ChangedByte } from "./changed-byte.ts"

export interface Evidence {
  readonly container: Container
  readonly findings: Findings
  /** Candidates for the root key, the one that was reported first. */
  readonly roots: readonly PublicKey[]
  readonly tries: Tries
  /** Causes of blocks' own signatures found so far, by block: a later link may fail for an earlier one's. */
  readonly causes: Map<number, LinkCause>
  /** Proven causes of other parties' signatures, by block. */
  readonly externals: Map<number, LinkCause>
  /** Parts that were proven to be altered, by block. */
  readonly originals: Map<number, Originals>
}

/** Parts of a block as they were when they were signed. */
export interface Originals {
  readonly signature?: Uint8Array
  readonly external?: Uint8Array
  readonly nextKey?: PublicKey
}

/** Notes what parts of a block were. */
export function noteOriginals({ originals }: Evidence, index: number, found: Originals): void {
  originals.set(index, { ...originals.get(index), ...found })
}

/** Verifications in one search; a P-256 one takes 2 ms without WebCrypto (Node 20). */
const maxTries = 192
/** A try costs one more for each so many bytes that are hashed. */
const bytesPerTry = 4096

/** Searches for a changed byte in one token, at 0.1 s each. */
const maxSearches = 3

/** Verifies until it has cost as much as one search may. */
export class Tries {
  #left = maxTries
  #searches = maxSearches

  /** Whether a signature holds; false when there are no tries left. */
  async hold(key: PublicKey, payload: Uint8Array, signature: Uint8Array): Promise<boolean> {
    const cost = 1 + Math.floor(payload.length / bytesPerTry)
    if (cost > this.#left) return false
    this.#left -= cost
    return (await verifySignature(key, payload, signature)) === null
  }

  /** As `findChangedByte`; null when enough was searched. */
  async findChange(
    key: PublicKey,
    payload: Uint8Array,
    signature: Uint8Array,
  ): Promise<ChangedByte | null> {
    if (this.#searches === 0) return null
    this.#searches -= 1
    return findChangedByte(key, payload, signature)
  }
}

/** What a block's own signature covers when it stands after a block with `previousSignature`. */
export const payloadOf = (
  block: SignedBlock,
  previousSignature: Uint8Array | undefined,
): Uint8Array =>
  blockPayload({ ...block, externalSignature: block.external?.signature, previousSignature })

export const proven = (kind: LinkCause["kind"], message: string): LinkCause => ({
  kind,
  isProven: true,
  message,
})

export const likely = (kind: LinkCause["kind"], message: string): LinkCause => ({
  kind,
  isProven: false,
  message,
})

/** The proof that one byte of `name`, a signature, was changed. */
export function changeCause(
  name: string,
  { at, was }: ChangedByte,
  signature: Uint8Array,
): LinkCause {
  const [before, now] = [was, signature[at]!].map(
    (byte) => `0x${byte.toString(16).padStart(2, "0")}`,
  )
  const change = `byte ${at} of ${name} was changed from ${before} to ${now}`
  return proven("altered-signature", `${change}: with ${before} it holds`)
}

/** Places tried in a search for where a block belongs, of the up to 1024 that there are. */
const maxPlaces = 32

/** Indices from `least` up to `count`, exclusive, without `index`: those next to it first. */
export function placesNear(index: number, least: number, count: number): number[] {
  const places: number[] = []
  for (let distance = 1; distance <= count && places.length < maxPlaces; distance++) {
    for (const place of [index + distance, index - distance]) {
      if (place >= least && place < count) places.push(place)
    }
  }
  return places
}

/** Whether the block after `index`, or the proof, holds: then its next key is as it was. */
export function isNextSound({ findings }: Evidence, index: number): boolean {
  const next = findings.blocks[index + 1]
  return (next === undefined ? findings.proof : next.signature) === null
}

/** Whether a signature that holds was made over the signature of the block `index` too. */
export function isSignatureCovered({ container, findings }: Evidence, index: number): boolean {
  const next = container.blocks[index + 1]
  if (next === undefined)
    return container.proof.kind === "finalSignature" && findings.proof === null
  const { signature, external } = findings.blocks[index + 1]!
  return (signature === null && next.signatureVersion === 1) || external === null
}
