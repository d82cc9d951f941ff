/**
 * Ed25519 as the reference has it: RFC 8032 signing, and the strict verification of ed25519-dalek.
 *
 * Strict: S is below the group order, neither the key A nor R is of small order, and `[S]B - [k]A`,
 * encoded, is R byte by byte (no multiplication by the cofactor, so all verifiers agree). WebCrypto
 * checks all of that but the small orders, at a tenth of noble's time; what it lacks is checked
 * here by comparing encodings.
 */
import { getPublicKey, hash, hashes, Point, sign } from "@noble/ed25519"
import { sha512 } from "@noble/hashes/sha2.js"
import { equalBytes, toHex } from "../ast/index.ts"
import type { FormatError } from "./errors.ts"
import { nativeVerify } from "./native.ts"
import { concatBytes } from "./bytes.ts"

hashes.sha512 = sha512

const order = Point.CURVE().n

const mismatch: FormatError = {
  Signature: { InvalidSignature: "signature error: Verification equation was not satisfied" },
}
const scalarTooLarge: FormatError = {
  Signature: { InvalidSignature: "signature error: Cannot use scalar with high-bit set" },
}

/**
 * Every y, little-endian without the sign bit, that names a point of order 1, 2, 4 or 8: 1, -1
 * (order 2), 0 (order 4) and the two of order 8; then p and p + 1, other spellings of 0 and 1. The
 * others plus p do not fit in 255 bits. With either sign bit that makes 14 encodings.
 */
const smallOrderY: ReadonlySet<string> = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
])

/** Whether 32 bytes, canonical or not, encode a point whose order divides 8. */
export function isSmallOrder(point: Uint8Array): boolean {
  const y = point.slice()
  y[31]! &= 0x7f
  return smallOrderY.has(toHex(y))
}

/** Whether 32 bytes, canonical or not, encode a point. */
export const isEdwardsPoint = (bytes: Uint8Array): boolean => decodePoint(bytes) !== null

function decodePoint(bytes: Uint8Array): Point | null {
  try {
    return Point.fromBytes(bytes, true)
  } catch {
    return null
  }
}

export const signEd25519 = (seed: Uint8Array, message: Uint8Array): Uint8Array =>
  sign(message, seed)

export const ed25519PublicKey = (seed: Uint8Array): Uint8Array => getPublicKey(seed)

/** What can be told without arithmetic on points; undefined when only that can decide. */
function refusal(key: Uint8Array, signature: Uint8Array): FormatError | undefined {
  if (signature.length !== 64) {
    const text = `block signature deserialization error: [${signature.join(", ")}]`
    return { BlockSignatureDeserializationError: text }
  }
  if (!hasScalarInRange(signature)) return scalarTooLarge
  return isSmallOrder(key) || isSmallOrder(signature.subarray(0, 32)) ? mismatch : undefined
}

/** Whether S, the second half of 64 bytes, is below the group's order, as signers write it. */
export const hasScalarInRange = (signature: Uint8Array): boolean =>
  readScalar(signature.subarray(32)) < order

/** A little-endian number. */
export const readScalar = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes.toReversed())}`)

/**
 * Verifies with noble. Null when the signature is valid, else the reference's error. `key` is 32
 * bytes.
 */
export function verifyEd25519Sync(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): FormatError | null {
  const refused = refusal(key, signature)
  if (refused !== undefined) return refused
  const r = signature.subarray(0, 32)
  const s = readScalar(signature.subarray(32))
  const k = readScalar(hash(concatBytes(r, key, message))) % order
  const a = decodePoint(key)
  if (a === null) return mismatch
  const expected = Point.BASE.multiply(s, false).subtract(a.multiply(k, false))
  return equalBytes(expected.toBytes(), r) ? null : mismatch
}

/**
 * Verifies with WebCrypto where it is sound, else with noble. Results as in `verifyEd25519Sync`.
 */
export async function verifyEd25519(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<FormatError | null> {
  const refused = refusal(key, signature)
  if (refused !== undefined) return refused
  const valid = await nativeVerify("ed25519", key, message, signature)
  if (valid === null) return verifyEd25519Sync(key, message, signature)
  return valid ? null : mismatch
}
