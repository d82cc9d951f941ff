/**
 * ECDSA over P-256 with SHA-256, which tokens call secp256r1.
 *
 * Signatures are ASN.1 DER. Signing is deterministic (RFC 6979) and leaves S as it falls, in either
 * half of the order, as the reference does; WebCrypto signs with random nonces, so it only verifies
 * here.
 */
import { p256 } from "@noble/curves/nist.js"
import type { FormatError } from "./errors.ts"
import { nativeVerify } from "./native.ts"

const options = { prehash: true, lowS: false } as const

const mismatch: FormatError = { Signature: { InvalidSignature: "signature error" } }
const malformed: FormatError = {
  BlockSignatureDeserializationError:
    "block signature deserialization error: signature::Error { source: None }",
}

export const signP256 = (secret: Uint8Array, message: Uint8Array): Uint8Array =>
  p256.sign(message, secret, { ...options, format: "der" })

/** The compressed key, 33 bytes. */
export const p256PublicKey = (secret: Uint8Array): Uint8Array => p256.getPublicKey(secret, true)

/** Whether 32 bytes are a scalar from 1 to the order less one. */
export const isP256Secret = (secret: Uint8Array): boolean => p256.utils.isValidSecretKey(secret)

/** r and s, 32 bytes each; null when `der` is no strict DER of two scalars. */
function rawSignature(der: Uint8Array): Uint8Array | null {
  try {
    return p256.Signature.fromBytes(der, "der").toBytes("compact")
  } catch {
    return null
  }
}

/** Whether the bytes are the DER form of a signature, as tokens carry it. */
export const isStrictDer = (bytes: Uint8Array): boolean => rawSignature(bytes) !== null

/** Null when the signature is valid, else the reference's error. */
export function verifyP256Sync(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): FormatError | null {
  const raw = rawSignature(signature)
  if (raw === null) return malformed
  return p256.verify(raw, message, key, options) ? null : mismatch
}

/** Verifies with WebCrypto where it is present. Results as in `verifyP256Sync`. */
export async function verifyP256(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<FormatError | null> {
  const raw = rawSignature(signature)
  if (raw === null) return malformed
  const valid = await nativeVerify("secp256r1", key, message, raw)
  if (valid === null) return verifyP256Sync(key, message, signature)
  return valid ? null : mismatch
}
