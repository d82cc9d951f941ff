/**
 * Public keys as tokens carry them: their algorithm's number, their length, and whether they are points.
 *
 * The key itself is the AST's plain `PublicKey`; one that this file made names a point of its curve.
 */
import { Point } from "@noble/ed25519"
import { p256 } from "@noble/curves/nist.js"
import { fromHex, publicKeyLength, type KeyAlgorithm, type PublicKey } from "../ast/index.ts"
import { deserializationError, formatError } from "./errors.ts"
import type { PublicKeyMessage } from "./schema.ts"

const algorithms: readonly KeyAlgorithm[] = ["ed25519", "secp256r1"]

/** The algorithm's number on the wire and in signed payloads. */
export const algorithmNumber = (algorithm: KeyAlgorithm): number => algorithms.indexOf(algorithm)

/**
 * Reads key bytes; P-256 keys may be uncompressed and come out compressed.
 *
 * Ed25519 points may be encoded with y ≥ p and stay so, as in the reference: signatures cover these bytes.
 *
 * @throws {TokenError} `InvalidKeySize`, `InvalidKey`
 */
export function readPublicKey(algorithm: KeyAlgorithm, bytes: Uint8Array): PublicKey {
  if (algorithm === "secp256r1") return { algorithm, bytes: readP256(bytes) }
  if (bytes.length !== publicKeyLength[algorithm]) throw formatError({ InvalidKeySize: bytes.length })
  try {
    Point.fromBytes(bytes, true)
  } catch {
    throw formatError({ InvalidKey: "signature error: Cannot decompress Edwards point" })
  }
  return { algorithm, bytes: bytes.slice() }
}

function readP256(bytes: Uint8Array): Uint8Array {
  try {
    return p256.Point.fromBytes(bytes).toBytes(true)
  } catch {
    throw formatError({ InvalidKey: "signature error" })
  }
}

/**
 * Reads `ed25519/HEX` or `secp256r1/HEX`.
 *
 * @throws {TokenError} `InvalidKey`, `InvalidKeySize`
 */
export function parsePublicKeyText(text: string): PublicKey {
  const { algorithm, bytes } = splitKeyText(text, "")
  return readPublicKey(algorithm, bytes)
}

/** Takes `algorithm<suffix>/HEX` apart. */
export function splitKeyText(text: string, suffix: string): { algorithm: KeyAlgorithm; bytes: Uint8Array } {
  const slash = text.indexOf("/")
  if (slash < 0) throw formatError({ InvalidKey: "Missing key algorithm" })
  const prefix = text.slice(0, slash)
  const algorithm = algorithms.find((name) => name + suffix === prefix)
  if (algorithm === undefined) throw formatError({ InvalidKey: `Unsupported key algorithm ${prefix}` })
  const bytes = fromHex(text.slice(slash + 1))
  if (bytes === null) throw formatError({ InvalidKey: hexError(text.slice(slash + 1)) })
  return { algorithm, bytes }
}

/** The reference's words for text that is not hexadecimal. */
function hexError(text: string): string {
  if (text.length % 2 !== 0) return "Odd number of digits"
  const index = text.search(/[^0-9a-fA-F]/)
  return `Invalid character '${text[index]}' at position ${index}`
}

export const toKeyMessage = (key: PublicKey): PublicKeyMessage => ({
  algorithm: algorithmNumber(key.algorithm),
  key: key.bytes,
})

/** @throws {TokenError} `DeserializationError` for an unknown algorithm, `InvalidKeySize`, `InvalidKey` */
export function fromKeyMessage({ algorithm, key }: PublicKeyMessage): PublicKey {
  const name = algorithms[algorithm]
  if (name === undefined) throw deserializationError(`unexpected key algorithm ${algorithm}`)
  return readPublicKey(name, key)
}
