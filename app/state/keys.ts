/**
 * The page's private keys, apart from the documents that use them: documents name a key by its id, so that no step
 * of the history, and nothing made from the documents, holds a secret. And such keys as text, as the reference's
 * tools write them.
 */
import { type KeyAlgorithm, fromHex, toHex } from "../../src/ast/index.ts"
import type { KeyPair, SigningKey } from "../../src/worker/index.ts"

/** Names a private key; no other has had it. */
export type KeyId = SigningKey["id"]

export type KeyRing = ReadonlyMap<KeyId, SigningKey>

/** Takes a private key in, and says what it is called. */
export type Hold = (pair: KeyPair) => KeyId

/** The key of an id that a document holds. @throws {RangeError} no document can hold an id without its key */
export function keyOf(ring: KeyRing, id: KeyId): SigningKey {
  const key = ring.get(id)
  if (key === undefined) throw new RangeError(`no key ${id}`)
  return key
}

export const privateKeyText = ({ algorithm, bytes }: KeyPair): string =>
  `${algorithm}-private/${toHex(bytes)}`

/** As wide as a short key of that algorithm, while the key itself is not known. */
export const unknownKey = (algorithm: KeyAlgorithm): string => `${algorithm}/····…····`

/** A field for a private key: empty, a key, or why it is none. */
export type PrivateKeyField =
  | { readonly kind: "empty" }
  | { readonly kind: "key"; readonly key: KeyPair }
  | { readonly kind: "wrong"; readonly message: string }

/** Reads `ed25519-private/…`, `secp256r1-private/…`, or the bare digits of an Ed25519 key. */
export function readPrivateKey(text: string): PrivateKeyField {
  const trimmed = text.trim()
  if (trimmed === "") return { kind: "empty" }
  const [, prefix, digits = ""] = /^(?:([\w-]+)\/)?(.*)$/s.exec(trimmed)!
  const algorithm = algorithms.get(prefix ?? "ed25519-private")
  if (prefix === "ed25519" || prefix === "secp256r1") {
    return wrong("this is a public key; blocks are signed with the private one")
  }
  if (algorithm === undefined) {
    return wrong("expected `ed25519-private/` or `secp256r1-private/` and hexadecimal digits")
  }
  const bytes = fromHex(digits)
  if (bytes === null) return wrong("expected hexadecimal digits")
  if (bytes.length !== 32) {
    return wrong(`expected 64 hexadecimal digits, found ${digits.length}`)
  }
  return { kind: "key", key: { algorithm, bytes } }
}

const algorithms: ReadonlyMap<string, KeyAlgorithm> = new Map([
  ["ed25519-private", "ed25519"],
  ["secp256r1-private", "secp256r1"],
])

const wrong = (message: string): PrivateKeyField => ({ kind: "wrong", message })
