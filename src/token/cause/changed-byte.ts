/**
 * Finds the one byte of an Ed25519 signature that was changed, which proves that nothing else was.
 *
 * The second half is a scalar S with S·B = R + k·A. A change of byte i by d moves the right side away by
 * d·256^i·B, so that difference times 256^(32-i) is d·256^32·B: one of 255 points, up to its sign. In the first
 * half every candidate has a k of its own and costs a verification, so only flipped bits and steps by one are
 * tried there.
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

/** Null when no single byte is it, or none that can be found: 0.04 s, without WebCrypto 0.2 s (Node 20). */
export async function findChangedByte(
  key: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<ChangedByte | null> {
  if (key.algorithm !== "ed25519" || signature.length !== 64) return null
  const candidates = [...scalarCandidates(key, message, signature), ...pointCandidates(signature)]
  // All at the same time, because the host verifies in threads of its own.
  const errors = await Promise.all(
    candidates.map(({ original }) => verifySignature(key, message, original)),
  )
  return candidates[errors.indexOf(null)] ?? null
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
  const away = distance(key, message, signature)
  if (away === null || away.is0()) return []
  const multiples = topMultiples()
  let point = away
  for (let i = 31; i >= 0; i--) {
    point = times256(point)
    const { x, y } = point.toAffine()
    const found = multiples.get(y)
    if (found !== undefined) {
      const was = signature[32 + i]! + (found.x === x ? found.multiple : -found.multiple)
      return was >= 0 && was <= 255 ? [changedTo(signature, 32 + i, was)] : []
    }
  }
  return []
}

function times256(point: Point): Point {
  let product = point
  for (let i = 0; i < 8; i++) product = product.double()
  return product
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

interface Multiple {
  readonly multiple: number
  readonly x: bigint
}

let known: ReadonlyMap<bigint, Multiple> | undefined

/** d·256^32·B for d from 1 to 255 by y, which -d·256^32·B has too. Made once, in 15 ms (Node 20). */
function topMultiples(): ReadonlyMap<bigint, Multiple> {
  if (known !== undefined) return known
  let step = Point.BASE
  for (let i = 0; i < 32; i++) step = times256(step)
  const multiples = new Map<bigint, Multiple>()
  let point = step
  for (let multiple = 1; multiple < 256; multiple++) {
    const { x, y } = point.toAffine()
    multiples.set(y, { multiple, x })
    point = point.add(step)
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
