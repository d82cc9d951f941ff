/**
 * Biscuit web keys: a list of public keys, as an issuer publishes them for those who verify.
 *
 * Source: specification, "Biscuit web keys"; the reference takes one object as well as a list.
 */
import { fromHex, type KeyAlgorithm } from "../../ast/index.ts"
import { TokenError } from "../errors.ts"
import { readPublicKey } from "../public-key.ts"
import { brokenAs } from "./keys.ts"
import type { Found, FoundKey } from "./types.ts"

type Members = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Null when the JSON is of something else. */
export function readWebKeys(json: unknown): Found | null {
  const list: unknown = isObject(json) && Array.isArray(json["keys"]) ? json["keys"] : json
  const items: readonly unknown[] = Array.isArray(list) ? list : [list]
  if (items.length === 0 || !items.every((item) => isObject(item) && "key_bytes" in item))
    return null
  const keys: FoundKey[] = []
  for (const [index, item] of items.entries()) {
    // Every item was found to be an object above.
    const key = readWebKey(item as Members)
    if (typeof key === "string") {
      const message = items.length === 1 ? `the web key ${key}` : `web key ${index + 1} ${key}`
      return brokenAs("public-key", message, null, null, "InvalidKey")
    }
    keys.push(key)
  }
  return { kind: "public-keys", form: "web keys", keys, assumed: null }
}

/** What is wrong with it, in words, when it cannot be read. */
function readWebKey(item: Members): FoundKey | string {
  const { algorithm: name, key_bytes: digits, key_id: id } = item
  const algorithm = algorithmOf(name)
  if (algorithm === null) return "has an `algorithm` other than `ed25519` and `secp256r1`"
  const bytes = typeof digits === "string" ? fromHex(digits) : null
  if (bytes === null) return "has `key_bytes` that are not hexadecimal digits"
  if (id !== undefined && !isKeyId(id)) return "has a `key_id` that is no number from 0 to 2³²−1"
  try {
    return {
      key: readPublicKey(algorithm, bytes),
      id: id ?? null,
      issuer: textOf(item["issuer"]),
      expires: textOf(item["expires_at"]),
    }
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    return `has \`key_bytes\` of ${bytes.length} bytes that are no public key of ${algorithm}`
  }
}

const algorithmOf = (name: unknown): KeyAlgorithm | null => {
  const lower = typeof name === "string" ? name.toLowerCase() : ""
  return lower === "ed25519" || lower === "secp256r1" ? lower : null
}

const isKeyId = (id: unknown): id is number =>
  typeof id === "number" && Number.isInteger(id) && id >= 0 && id < 2 ** 32

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null)
