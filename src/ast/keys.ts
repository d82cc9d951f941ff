/** Public keys as values: their text form `algorithm/hex` and their equality. */
import { equalBytes, fromHex, toHex } from "./bytes.ts"
import type { PublicKey } from "./types.ts"

/** Bytes of a public key as tokens and sources carry it: RFC 8032, and SEC1 compressed. */
export const publicKeyLength: Record<PublicKey["algorithm"], number> = {
  ed25519: 32,
  secp256r1: 33,
}

/** `ed25519/…` or `secp256r1/…`, lower-case. Equal keys have equal texts. */
export const printPublicKey = (key: PublicKey): string => `${key.algorithm}/${toHex(key.bytes)}`

/** Reads `algorithm/hex`; null when it is not of that form or has the wrong length. */
export function parsePublicKey(text: string): PublicKey | null {
  const match = /^(ed25519|secp256r1)\/([0-9a-fA-F]*)$/.exec(text)
  if (match === null) return null
  // The pattern admits these two names only.
  const algorithm = match[1] as PublicKey["algorithm"]
  const bytes = fromHex(match[2]!)
  return bytes?.length === publicKeyLength[algorithm] ? { algorithm, bytes } : null
}

export const equalPublicKeys = (a: PublicKey, b: PublicKey): boolean =>
  a.algorithm === b.algorithm && equalBytes(a.bytes, b.bytes)
