/**
 * Signatures by the host's WebCrypto, several times faster than JavaScript, where it is present and
 * sound.
 *
 * Every answer may be "not here" (null), and the caller then computes with noble. Outside secure
 * contexts there is no WebCrypto; some browsers have no Ed25519, or one that multiplies by the
 * cofactor.
 */
import { p256 } from "@noble/curves/nist.js"
import { fromHex, printPublicKey, type KeyAlgorithm } from "../ast/index.ts"
import { decodeBase64 } from "./base64.ts"
import { concatBytes } from "./bytes.ts"
import { subtle, type CryptoKey, type Subtle } from "./platform.ts"

const importAlgorithm = {
  ed25519: { name: "Ed25519" },
  secp256r1: { name: "ECDSA", namedCurve: "P-256" },
} as const
const verifyAlgorithm = {
  ed25519: { name: "Ed25519" },
  secp256r1: { name: "ECDSA", hash: "SHA-256" },
} as const

/** Imported keys kept; a chain has few, and root and external keys come again with every token. */
const maxImportedKeys = 128
const importedKeys = new Map<string, Promise<CryptoKey>>()

function importKey(native: Subtle, algorithm: KeyAlgorithm, bytes: Uint8Array): Promise<CryptoKey> {
  const name = printPublicKey({ algorithm, bytes })
  const known = importedKeys.get(name)
  if (known !== undefined) return known
  // Not every host imports compressed P-256 points.
  const raw = algorithm === "ed25519" ? bytes : p256.Point.fromBytes(bytes).toBytes(false)
  const imported = native.importKey("raw", raw, importAlgorithm[algorithm], false, ["verify"])
  if (importedKeys.size >= maxImportedKeys) importedKeys.delete(importedKeys.keys().next().value!)
  importedKeys.set(name, imported)
  return imported
}

async function verifyWith(
  native: Subtle,
  algorithm: KeyAlgorithm,
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | null> {
  try {
    const imported = await importKey(native, algorithm, key)
    return await native.verify(verifyAlgorithm[algorithm], imported, signature, message)
  } catch {
    return null
  }
}

/** A signature of the one byte 0. */
interface Probe {
  readonly key: string
  readonly signature: string
}

/** Genuine: the key is 7B, R is 11B. */
const genuine: Probe = {
  key: "b862409fb5c4c4123df2abf7462b88f041ad36dd6864ce872fd5472be363c5b1",
  signature:
    "1337036ac32d8f30d4589c3c1c595812ce0fff40e37c6f5a97ab213f318290ad" +
    "bc8c2037e0b75cd850e17603041f7f7744ab1709252b9ce2e12d30ffc0d89508",
}

/** Satisfies the equation only times the cofactor: the key is 7B plus a point of order 8. */
const cofactored: Probe = {
  key: "16b981d0b88cdf3ab9fa87190822fe4905b475efda3aec7c34abfa92c19320f4",
  signature:
    "1337036ac32d8f30d4589c3c1c595812ce0fff40e37c6f5a97ab213f318290ad" +
    "b47399c08be3e23bf93ada836cb7d1cdd0935557a0baff487379fdceea9f3601",
}

async function isSound(native: Subtle): Promise<boolean> {
  const check = ({ key, signature }: Probe) =>
    verifyWith(native, "ed25519", fromHex(key)!, new Uint8Array(1), fromHex(signature)!)
  const [accepted, refused] = await Promise.all([check(genuine), check(cofactored)])
  return accepted === true && refused === false
}

let soundEd25519: Promise<boolean> | undefined

/** Ed25519 operations of the host, if it has them and they agree with the reference; asked once. */
async function nativeEd25519(): Promise<Subtle | undefined> {
  const native = subtle()
  if (native === undefined) return undefined
  return (await (soundEd25519 ??= isSound(native))) ? native : undefined
}

/**
 * Whether the signature is valid; null when this host cannot tell. P-256 signatures are r and s.
 */
export async function nativeVerify(
  algorithm: KeyAlgorithm,
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | null> {
  const native = algorithm === "ed25519" ? await nativeEd25519() : subtle()
  return native === undefined ? null : verifyWith(native, algorithm, key, message, signature)
}

/** What stands before the seed in the PKCS#8 form of an Ed25519 private key (RFC 8410). */
const pkcs8Prefix = fromHex("302e020100300506032b657004220420")!

/** The public key of an Ed25519 seed; null when this host cannot tell. */
export async function nativeEd25519PublicKey(seed: Uint8Array): Promise<Uint8Array | null> {
  const native = await nativeEd25519()
  if (native === undefined) return null
  try {
    const pkcs8 = concatBytes(pkcs8Prefix, seed)
    const key = await native.importKey("pkcs8", pkcs8, importAlgorithm.ed25519, true, ["sign"])
    const { x } = await native.exportKey("jwk", key)
    return x === undefined ? null : decodeBase64(x)
  } catch {
    return null
  }
}
