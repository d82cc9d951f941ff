/**
 * Finds the one byte of an Ed25519 signature that was changed, which proves that nothing else was.
 *
 * The second half is a scalar S with S·B = R + k·A. A change of byte i by d moves the right side away by
 * d·256^i·B, so R + k·A - S·B, times 256^-i, is d·B: one of 255 points, up to its sign. In the first half every
 * candidate has a k of its own and costs a verification, so only flipped bits and steps by one are tried there.
 */
import { hash, Point } from "@noble/ed25519"
import type { PublicKey } from "../../ast/index.ts"
import { concatBytes } from "../bytes.ts"
import { isEdwardsPoint, readScalar } from "../ed25519.ts"
import { verifySignature } from "../signatures.ts"

export interface ChangedByte {
  readonly at: number
  /** Its value when it was signed. */
  readonly was: number
  /** The whole signature with that value. */
  readonly original: Uint8Array
}

/** Null when no single byte is it, or none that can be found: 0.1 s without WebCrypto (Node 20). */
export async function findChangedByte(
  key: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<ChangedByte | null> {
  if (key.algorithm !== "ed25519" || signature.length !== 64) return null
  for (const candidate of [
    ...scalarCandidates(key, message, signature),
    ...pointCandidates(signature),
  ]) {
    if ((await verifySignature(key, message, candidate.original)) === null) return candidate
  }
  return null
}

function changedTo(signature: Uint8Array, at: number, was: number): ChangedByte {
  const original = signature.slice()
  original[at] = was
  return { at, was, original }
}

/** The one change of the second half that makes the equation hold, if there is one. */
function scalarCandidates(
  key: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): ChangedByte[] {
  const order = Point.CURVE().n
  const away = distance(key, message, signature)
  if (away === null || away.is0()) return []
  const multiples = smallMultiples()
  let point = away
  for (let i = 0; i < 32; i++) {
    const { x, y } = point.toAffine()
    const found = multiples.get(y)
    if (found !== undefined) {
      const was = signature[32 + i]! + (found.x === x ? found.multiple : -found.multiple)
      return was >= 0 && was <= 255 ? [changedTo(signature, 32 + i, was)] : []
    }
    point = point.multiply(inverseOf256(order), false)
  }
  return []
}

/** R + k·A - S·B, which is zero for a signature that holds; null when A or R is no point. */
function distance(key: PublicKey, message: Uint8Array, signature: Uint8Array): Point | null {
  const order = Point.CURVE().n
  const r = signature.subarray(0, 32)
  if (!isEdwardsPoint(key.bytes) || !isEdwardsPoint(r)) return null
  const k = readScalar(hash(concatBytes(r, key.bytes, message))) % order
  const s = readScalar(signature.subarray(32)) % order
  const right = Point.fromBytes(r, true).add(Point.fromBytes(key.bytes, true).multiply(k, false))
  return right.subtract(Point.BASE.multiply(s, false))
}

/** The number that times 256 is 1 modulo `order`, which is odd: halving eight times. */
function inverseOf256(order: bigint): bigint {
  let inverse = 1n
  for (let i = 0; i < 8; i++) inverse = (inverse % 2n === 0n ? inverse : inverse + order) / 2n
  return inverse
}

interface Multiple {
  readonly multiple: number
  readonly x: bigint
}

let known: ReadonlyMap<bigint, Multiple> | undefined

/** d·B for d from 1 to 255 by y, which -d·B has too. Made once, in 10 ms (Node 20). */
function smallMultiples(): ReadonlyMap<bigint, Multiple> {
  if (known !== undefined) return known
  const multiples = new Map<bigint, Multiple>()
  let point = Point.BASE
  for (let multiple = 1; multiple < 256; multiple++) {
    const { x, y } = point.toAffine()
    multiples.set(y, { multiple, x })
    point = point.add(Point.BASE)
  }
  return (known = multiples)
}

/** Changes of the first half by one bit or by one, those that are points. */
function pointCandidates(signature: Uint8Array): ChangedByte[] {
  const candidates: ChangedByte[] = []
  for (let at = 0; at < 32; at++) {
    const byte = signature[at]!
    const values = new Set([
      byte - 1,
      byte + 1,
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => byte ^ (1 << i)),
    ])
    for (const was of values) {
      if (was < 0 || was > 255) continue
      const candidate = changedTo(signature, at, was)
      if (isEdwardsPoint(candidate.original.subarray(0, 32))) candidates.push(candidate)
    }
  }
  return candidates
}
