/**
 * Tokens and keys of other kinds, by how their text begins. Nothing of the text itself is repeated
 * in what is said of it: it may be a secret that still opens something.
 *
 * Source: RFC 7519 (JWT), 7516 (JWE), 4122 (UUID); the PASETO, PASERK, Fernet, Branca, Macaroon and
 * age specifications; the prefixes that issuers of secrets publish.
 */
import { decodeUtf8 } from "../platform.ts"
import { readBase64 } from "./encoded.ts"
import { Excerpt } from "./excerpt.ts"
import type { Found } from "./types.ts"

export const foreign = (name: string, message: string): Found => ({
  kind: "foreign",
  name,
  message: `${message}, and it is not a Biscuit`,
})

/** Null when the text, without blanks around it, is nothing that is known. */
export function readForeignText(text: string): Found | null {
  return readDotted(text) ?? prefixed(text) ?? readBranca(text)
}

/** JWT, JWE and PASETO: parts with dots between them. */
function readDotted(text: string): Found | null {
  const paseto = /^v([1-4])\.(local|public)\.[\w-]+(?:\.[\w-]*)?$/.exec(text)
  if (paseto !== null) {
    const name = `PASETO v${paseto[1]}.${paseto[2]}`
    const content =
      paseto[2] === "local"
        ? "its content is encrypted with a shared key"
        : "its content is signed and readable by anyone"
    return foreign(name, `this is a PASETO (${`v${paseto[1]}.${paseto[2]}`}): ${content}`)
  }
  if (!/^eyJ[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?$/.test(text)) return null
  const parts = text.split(".")
  const header = readHeader(parts[0]!)
  if (header === null) return null
  return parts.length === 5
    ? foreign("JWE", `this is a JWE (${header}), a JSON Web Token whose claims are encrypted`)
    : foreign("JWT", `this is a JWT (${header}): its claims are readable by anyone`)
}

/** The algorithm that the header of a JWT names; null when it is no header. */
function readHeader(part: string): string | null {
  const encoded = readBase64(Excerpt.of(part.slice(0, 10_000)))
  const text = encoded === null ? null : decodeUtf8(encoded.bytes)
  if (text === null) return null
  const algorithm = /"alg"\s{0,8}:\s{0,8}"([\w+-]{1,24})"/.exec(text)?.[1]
  return text.startsWith("{") ? (algorithm ?? "no algorithm stated") : null
}

type Prefix = readonly [pattern: RegExp, name: string, message: string]

const secret = (issuer: string): string => `this is a secret of ${issuer}`

/** All anchored at the beginning, and each read in one pass. */
const prefixes: readonly Prefix[] = [
  [/^k[1-4]\.[a-z-]+\.[\w.-]+$/, "PASERK", "this is a PASERK, a key for PASETO"],
  [/^MDA[0-9a-zA-Z]{2}[\w+/-]{20,}=*$/, "Macaroon", "this is a Macaroon (version 1)"],
  [/^pypi-AgE/, "PyPI token", "this is an API token of PyPI, which is a Macaroon inside"],
  [/^gAAAAA[\w-]{90,}=*$/, "Fernet", "this is a Fernet token, encrypted with a shared key"],
  [/^gh[opsur]_\w{20,}$/, "GitHub token", secret("GitHub")],
  [/^github_pat_\w{20,}$/, "GitHub token", secret("GitHub")],
  [/^gl(?:pat|oas|dt|rt|ptt|ft)-[\w.-]{15,}$/, "GitLab token", secret("GitLab")],
  [/^xox[a-z]-[\w-]{10,}$/, "Slack token", secret("Slack")],
  [/^(?:AKIA|ASIA)[A-Z0-9]{16}$/, "AWS access key", "this is the id of an access key of AWS"],
  [/^[srp]k_(?:live|test)_\w{10,}$/, "Stripe key", "this is a key of Stripe"],
  [/^whsec_[\w+/=]{16,}$/, "webhook secret", "this is the signing secret of a webhook"],
  [/^sk-[\w-]{20,}$/, "API key", "this is a secret key of an API (`sk-…`)"],
  [/^AIza[\w-]{35}$/, "Google API key", "this is an API key of Google"],
  [/^ya29\.[\w.-]{10,}$/, "Google token", "this is an OAuth token of Google"],
  [/^npm_\w{36}$/, "npm token", "this is an access token of npm"],
  [/^hv[sbr]\.[\w-]{20,}$/, "Vault token", "this is a token of HashiCorp Vault"],
  [/^SG\.[\w-]{16,}\.[\w-]{16,}$/, "SendGrid key", "this is an API key of SendGrid"],
  [/^dop_v1_[0-9a-f]{64}$/, "DigitalOcean token", secret("DigitalOcean")],
  [
    /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-[\w-]+|sk-(?:ssh|ecdsa)[\w@.-]+) AAAA/,
    "SSH public key",
    "this is a public key of SSH (`ssh-keygen -e -m PKCS8 -f FILE` turns a P-256 one into PEM)",
  ],
  [
    /^AAAA(?:C3NzaC1lZDI1NTE5|B3NzaC1yc2E|E2VjZHNhLXNoYTI)/,
    "SSH public key",
    "this is a public key of SSH",
  ],
  [/^AGE-SECRET-KEY-1/i, "age key", "this is a secret key of age"],
  [/^age1[02-9ac-hj-np-z]{50,}$/, "age key", "this is a public key of age"],
  [/^untrusted comment:/i, "minisign", "this is a key or signature of minisign or signify"],
  [/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "UUID", "this is a UUID, which holds nothing"],
  [
    /^(?:PHNhbWw|PHNhbWxw|PD94bWw|PFJlc3BvbnNl|PEFzc2VydGlvbi)/,
    "SAML",
    "this is XML in base64, such as a SAML assertion",
  ],
  [/^<(?:saml|\w{1,20}:?(?:Response|Assertion)\b)/i, "SAML", "this is a SAML message"],
  [/^https:\/\/hooks\.slack\.com\//, "Slack webhook", "this is the address of a webhook of Slack"],
]

function prefixed(text: string): Found | null {
  const match = prefixes.find(([pattern]) => pattern.test(text))
  return match === undefined ? null : foreign(match[1], match[2])
}

/** XML or HTML around nothing that was recognised. */
export const readMarkup = (text: string): Found | null =>
  /^<(?:\?xml|!doctype|html)\b/i.test(text) ? foreign("XML", "this is XML or HTML") : null

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/** Base62 of the version 0xba, a time, a nonce of 24 bytes, the content and a tag of 16. */
function readBranca(text: string): Found | null {
  // Longer ones would take quadratic time to read.
  if (text.length < 61 || text.length > 400 || !/^[0-9A-Za-z]+$/.test(text)) return null
  let value = 0n
  for (const digit of text) value = value * 62n + BigInt(base62.indexOf(digit))
  const hex = value.toString(16)
  if (hex.length % 2 !== 0 || !hex.startsWith("ba") || hex.length < 90) return null
  return foreign("Branca", "this looks like a Branca token, encrypted with a shared key")
}

/** JSON of other kinds; `json` is what was parsed. */
export function readForeignJson(json: unknown): Found | null {
  const members: object = typeof json === "object" && json !== null ? json : {}
  const has = (...names: string[]): boolean => names.every((name) => Object.hasOwn(members, name))
  if (has("v") && (has("i") || has("i64")) && (has("s") || has("s64")))
    return foreign("Macaroon", "this is a Macaroon (version 2, JSON)")
  if (has("identifier", "signature"))
    return foreign("Macaroon", "this is a Macaroon (version 1, JSON)")
  if (has("kty") || isKeySet(members))
    return {
      kind: "foreign",
      name: "JWK",
      message: "this is a JSON Web Key, not one of Biscuit's, which have `key_bytes`",
    }
  if (has("protected", "ciphertext")) return foreign("JWE", "this is a JWE in JSON")
  if (has("payload", "signatures") || has("payload", "protected"))
    return foreign("JWS", "this is a JWS in JSON")
  if (has("alg", "typ")) return foreign("JWT", "this is the header of a JWT")
  return null
}

function isKeySet(members: object): boolean {
  const keys: unknown = "keys" in members ? members.keys : null
  const first: unknown = Array.isArray(keys) ? keys[0] : null
  return typeof first === "object" && first !== null && "kty" in first
}

/** Bytes of other kinds, by how they begin. */
export function readForeignBytes(bytes: Uint8Array): Found | null {
  const [first = 0, second = 0, third = 0] = bytes
  if (isPacket(bytes)) return foreign("Macaroon", "this is a Macaroon (version 1)")
  if (first === 2 && (second === 1 || second === 2) && third > 0 && third + 3 < bytes.length)
    return isMacaroon2(bytes) ? foreign("Macaroon", "this is a Macaroon (version 2)") : null
  if (first === 0x80 && isFernet(bytes))
    return foreign("Fernet", "this is a Fernet token, encrypted with a shared key")
  if (first === 0xd8 && second === 0x3d) return foreign("CWT", "this is a CWT, a token in CBOR")
  const isCose = [0xd0, 0xd1, 0xd2].includes(first) && (second === 0x83 || second === 0x84)
  return isCose ? foreign("COSE", "this is a COSE message, such as a CWT is") : null
}

/** Four hexadecimal digits of a length, and the name of the first field. */
const isPacket = (bytes: Uint8Array): boolean =>
  /^[0-9a-f]{4}(?:location|identifier) /.test(String.fromCharCode(...bytes.subarray(0, 16)))

/** Fields of a number, a length and bytes, the last of which is the signature, of 32 bytes. */
const isMacaroon2 = (bytes: Uint8Array): boolean =>
  bytes.at(-34) === 6 && bytes.at(-33) === 32 && bytes.includes(0)

/**
 * A version, a time after 1970 that fits in five bytes, an IV of 16, blocks of 16 and a tag of 32.
 */
const isFernet = (bytes: Uint8Array): boolean =>
  bytes.length >= 73 && (bytes.length - 57) % 16 === 0 && bytes.subarray(1, 4).every((b) => b === 0)
