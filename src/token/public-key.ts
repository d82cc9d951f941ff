/**
 * Public keys as tokens carry them: their algorithm's number, their length, and whether they are
 * points.
 *
 * The key itself is the AST's plain `PublicKey`; one that this file made names a point of its
 * curve.
 */
import { p256 } from "@noble/curves/nist.js"
import { fromHex, publicKeyLength, type KeyAlgorithm, type PublicKey } from "../ast/index.ts"
import { isEdwardsPoint } from "./ed25519.ts"
import { deserializationError, formatError, type FormatError } from "./errors.ts"
import { encodeUtf8 } from "./platform.ts"
import type { PublicKeyMessage } from "./schema.ts"

const algorithms: readonly KeyAlgorithm[] = ["ed25519", "secp256r1"]

/** The algorithm's number on the wire and in signed payloads. */
export const algorithmNumber = (algorithm: KeyAlgorithm): number => algorithms.indexOf(algorithm)

/**
 * Reads key bytes; P-256 keys may be uncompressed and come out compressed.
 *
 * Ed25519 points may be encoded with y ≥ p and stay so, as in the reference: signatures cover these
 * bytes.
 *
 * @throws {TokenError} `InvalidKeySize`, `InvalidKey`
 */
export function readPublicKey(algorithm: KeyAlgorithm, bytes: Uint8Array): PublicKey {
  const key = readUncheckedKey(algorithm, bytes)
  const fault = keyFault(key)
  if (fault !== null) throw formatError(fault)
  return key
}

/**
 * As `readPublicKey`, but takes the point of an Ed25519 key on trust, which saves 0.06 ms: a
 * signature that verifies under the key proves it.
 */
export function readUncheckedKey(algorithm: KeyAlgorithm, bytes: Uint8Array): PublicKey {
  if (algorithm === "secp256r1") return { algorithm, bytes: readP256(bytes) }
  if (bytes.length !== publicKeyLength[algorithm])
    throw formatError({ InvalidKeySize: bytes.length })
  return { algorithm, bytes: bytes.slice() }
}

/** Null when the key is a point of its curve; P-256 keys were made points when they were read. */
export const keyFault = ({ algorithm, bytes }: PublicKey): FormatError | null =>
  algorithm === "secp256r1" || isEdwardsPoint(bytes)
    ? null
    : { InvalidKey: "signature error: Cannot decompress Edwards point" }

function readP256(bytes: Uint8Array): Uint8Array {
  try {
    return decodeSec1(bytes).toBytes(true)
  } catch {
    throw formatError({ InvalidKey: "signature error" })
  }
}

/**
 * SEC1 points, and the tag 5 that the reference also takes: x alone, meaning the lesser of both y.
 */
function decodeSec1(bytes: Uint8Array): typeof p256.Point.BASE {
  if (bytes[0] !== 5) return p256.Point.fromBytes(bytes)
  const even = p256.Point.fromBytes(Uint8Array.of(2, ...bytes.subarray(1)))
  const odd = even.negate()
  return even.y < odd.y ? even : odd
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

/** Takes `algorithm<suffix>/HEX` apart. @throws {TokenError} `InvalidKey` */
export function splitKeyText(
  text: string,
  suffix: string,
): { algorithm: KeyAlgorithm; bytes: Uint8Array } {
  const slash = text.indexOf("/")
  if (slash < 0) throw formatError({ InvalidKey: "Missing key algorithm" })
  const prefix = text.slice(0, slash)
  const algorithm = algorithms.find((name) => name + suffix === prefix)
  if (algorithm === undefined)
    throw formatError({ InvalidKey: `Unsupported key algorithm ${prefix}` })
  const digits = text.slice(slash + 1)
  const bytes = fromHex(digits)
  if (bytes === null) throw formatError({ InvalidKey: hexFault(encodeUtf8(digits)) })
  return { algorithm, bytes }
}

/** The reference's words for text that is not hexadecimal; it looks at bytes. */
function hexFault(text: Uint8Array): string {
  if (text.length % 2 !== 0) return "Odd number of digits"
  const index = text.findIndex((byte) => !/[0-9a-fA-F]/.test(String.fromCharCode(byte)))
  return `Invalid character '${String.fromCharCode(text[index]!)}' at position ${index}`
}

export const toKeyMessage = (key: PublicKey): PublicKeyMessage => ({
  algorithm: algorithmNumber(key.algorithm),
  key: key.bytes,
})

export const isKeyAlgorithm = (number: number): boolean => algorithms[number] !== undefined

/**
 * @throws {TokenError} `DeserializationError` for an unknown algorithm, `InvalidKeySize`,
 * `InvalidKey`
 */
export function fromKeyMessage(
  message: PublicKeyMessage,
  read: typeof readPublicKey = readPublicKey,
): PublicKey {
  const name = algorithms[message.algorithm]
  if (name === undefined)
    throw deserializationError(`unexpected key algorithm ${message.algorithm}`)
  return read(name, message.key)
}
