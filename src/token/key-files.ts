/**
 * Keys as other tools keep them: PEM and DER, in the forms that OpenSSL and the reference's command
 * line read and write. Public keys are SubjectPublicKeyInfo, private ones PKCS#8; SEC1's `EC
 * PRIVATE KEY` is read too.
 *
 * Source: RFC 5280, 5915, 5958, 7468, 8410.
 */
import { p256 } from "@noble/curves/nist.js"
import { equalBytes, fromHex, type KeyAlgorithm, type PublicKey } from "../ast/index.ts"
import { decodeBase64 } from "./base64.ts"
import { DerReader, derTag, derValue, keyError } from "./der.ts"
import { TokenError } from "./errors.ts"
import { encodePem, findPem } from "./pem.ts"
import { decodeUtf8 } from "./platform.ts"
import { PrivateKey } from "./private-key.ts"
import { readPublicKey } from "./public-key.ts"

/** A key as it was read from a file. A private key is 32 bytes in both algorithms. */
export type FileKey =
  | { readonly kind: "public"; readonly key: PublicKey }
  | {
      readonly kind: "private"
      readonly algorithm: KeyAlgorithm
      readonly secret: Uint8Array
    }

const ed25519Oid = "2b6570"
const ecOid = "2a8648ce3d0201"
const p256Oid = "2a8648ce3d030107"

/** What else such files hold, as people call it. */
const otherAlgorithms: Readonly<Record<string, string>> = {
  "2a864886f70d010101": "RSA",
  "2a864886f70d01010a": "RSA-PSS",
  "2a8648ce380401": "DSA",
  "2b656e": "X25519",
  "2b656f": "X448",
  "2b6571": "Ed448",
}
const otherCurves: Readonly<Record<string, string>> = {
  "2b81040022": "P-384",
  "2b81040023": "P-521",
  "2b8104000a": "secp256k1",
}

/**
 * Reads a key file: PEM as text or bytes, or DER. Of several keys in PEM the first counts.
 *
 * @throws {TokenError} `InvalidKey`, `InvalidKeySize`
 */
export function readKeyFile(file: string | Uint8Array): FileKey {
  if (typeof file === "string") return readPem(file)
  const isDer = file[0] === derTag.sequence
  const text = isDer ? null : decodeUtf8(file)
  return text === null ? readKeyDer(file) : readPem(text)
}

function readPem(text: string): FileKey {
  const block = findPem(text).find(({ label }) => label !== "EC PARAMETERS")
  if (block === undefined) throw keyError("this is no PEM: it has no `-----BEGIN` line")
  const { label, bodyFrom, bodyTo, to } = block
  if (to === null) throw keyError(`the PEM is cut off: \`-----END ${label}-----\` is missing`)
  const body = text.slice(bodyFrom, bodyTo)
  if (body.includes(":"))
    throw keyError("the PEM is encrypted, or has headers, which keys have not")
  return readKeyDer(decodePemBody(body))
}

function decodePemBody(body: string): Uint8Array {
  const base64 = body.replace(/\s/g, "").replaceAll("+", "-").replaceAll("/", "_")
  try {
    return decodeBase64(base64)
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    throw keyError(`the PEM holds no base64: ${error.message}`)
  }
}

/**
 * Reads SubjectPublicKeyInfo, PKCS#8 of either version, or SEC1's ECPrivateKey.
 *
 * @throws {TokenError} `InvalidKey`, `InvalidKeySize`
 */
export function readKeyDer(der: Uint8Array): FileKey {
  const file = new DerReader(der)
  const key = file.sequence("the key")
  file.end("the key")
  if (key.tag === derTag.sequence) return readPublic(key)
  key.read(derTag.integer, "the version")
  if (key.tag === derTag.octetString) return readEcPrivate(key, null)
  if (key.tag === derTag.integer) throw unsupported("RSA")
  return readPkcs8(key)
}

function readPublic(key: DerReader): FileKey {
  const head = key.sequence("the algorithm")
  if (key.tag === derTag.octetString)
    throw keyError("it is encrypted; decrypt it first: `openssl pkey -in FILE`")
  if (key.tag === derTag.sequence) throw keyError("this is a certificate, not a key")
  const algorithm = readAlgorithm(head)
  const bytes = key.bits("the public key")
  key.end("the public key")
  return { kind: "public", key: readPublicKey(algorithm, bytes) }
}

function readPkcs8(key: DerReader): FileKey {
  const algorithm = readAlgorithm(key.sequence("the algorithm"))
  const inner = new DerReader(key.read(derTag.octetString, "the private key"))
  key.optional(derTag.context0, "the attributes")
  // Version 2, which the reference writes for Ed25519, has the public key too.
  const publicKey = key.tag === derTag.primitive1 ? key.bits("the key", derTag.primitive1) : null
  key.end("the private key")
  if (algorithm === "secp256r1") return readEcPrivate(inner.sequence("the EC key"), publicKey, true)
  const secret = inner.read(derTag.octetString, "the private key")
  inner.end("the private key")
  return checkedPrivate(algorithm, secret, publicKey)
}

/** ECPrivateKey. PKCS#8 names the curve outside of it, and then `isNamed`. */
function readEcPrivate(key: DerReader, outer: Uint8Array | null, isNamed = false): FileKey {
  if (isNamed) key.read(derTag.integer, "the version of the EC key")
  const secret = key.read(derTag.octetString, "the private key")
  const parameters = key.optional(derTag.context0, "the curve")
  if (parameters !== null) readCurve(new DerReader(parameters))
  else if (!isNamed) throw keyError("it names no curve")
  const inner = key.optional(derTag.context1, "the public key")
  key.end("the private key")
  const publicKey = inner === null ? outer : new DerReader(inner).bits("the public key")
  return checkedPrivate("secp256r1", secret, publicKey)
}

function checkedPrivate(
  algorithm: KeyAlgorithm,
  secret: Uint8Array,
  publicKey: Uint8Array | null,
): FileKey {
  const key = PrivateKey.fromBytes(algorithm, secret)
  if (publicKey !== null) {
    const { bytes } = readPublicKey(algorithm, publicKey)
    if (!equalBytes(bytes, key.publicKey.bytes))
      throw keyError("the public key beside it is not the private key's")
  }
  return { kind: "private", algorithm, secret: key.secretBytes() }
}

function readAlgorithm(head: DerReader): KeyAlgorithm {
  const oid = head.oid("the algorithm")
  if (oid === ed25519Oid) {
    head.end("the algorithm")
    return "ed25519"
  }
  if (oid !== ecOid) throw unsupported(otherAlgorithms[oid] ?? "another algorithm")
  readCurve(head)
  return "secp256r1"
}

function readCurve(head: DerReader): void {
  if (head.tag === derTag.sequence)
    throw keyError("its curve is written out; only the name of P-256 is read")
  const curve = head.oid("the curve")
  if (curve !== p256Oid) throw unsupported(otherCurves[curve] ?? "of another curve")
  head.end("the curve")
}

const unsupported = (name: string): TokenError =>
  keyError(`it is ${name}, and Biscuit's keys are Ed25519 or P-256`)

const oid = (digits: string): Uint8Array => derValue(derTag.oid, fromHex(digits)!)

const algorithmValue = {
  ed25519: derValue(derTag.sequence, oid(ed25519Oid)),
  secp256r1: derValue(derTag.sequence, oid(ecOid), oid(p256Oid)),
} as const

const number = (value: number): Uint8Array => derValue(derTag.integer, Uint8Array.of(value))

const bitString = (bytes: Uint8Array): Uint8Array =>
  derValue(derTag.bitString, Uint8Array.of(0), bytes)

/** P-256 points whole, as OpenSSL writes them: not every tool reads compressed ones. */
const pointBytes = ({ algorithm, bytes }: PublicKey): Uint8Array =>
  algorithm === "ed25519" ? bytes : p256.Point.fromBytes(bytes).toBytes(false)

/** SubjectPublicKeyInfo. */
export const encodePublicKeyDer = (key: PublicKey): Uint8Array =>
  derValue(derTag.sequence, algorithmValue[key.algorithm], bitString(pointBytes(key)))

export const encodePublicKeyPem = (key: PublicKey): string =>
  encodePem("PUBLIC KEY", encodePublicKeyDer(key))

/** PKCS#8, version 1. */
export function encodePrivateKeyDer(key: PrivateKey): Uint8Array {
  const secret = derValue(derTag.octetString, key.secretBytes())
  const content =
    key.algorithm === "ed25519"
      ? secret
      : derValue(
          derTag.sequence,
          number(1),
          secret,
          derValue(derTag.context1, bitString(pointBytes(key.publicKey))),
        )
  return derValue(
    derTag.sequence,
    number(0),
    algorithmValue[key.algorithm],
    derValue(derTag.octetString, content),
  )
}

export const encodePrivateKeyPem = (key: PrivateKey): string =>
  encodePem("PRIVATE KEY", encodePrivateKeyDer(key))
