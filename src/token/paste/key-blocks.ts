/**
 * Keys in files: PEM by its label and DER by its structure. What such a file holds that is no key
 * of Biscuit's is named for what it is, with what to do about it.
 */
import { derTag } from "../der.ts"
import { TokenError } from "../errors.ts"
import { readKeyDer, type FileKey } from "../key-files.ts"
import { findPem, type PemBlock } from "../pem.ts"
import { readBase64 } from "./encoded.ts"
import type { Excerpt } from "./excerpt.ts"
import { brokenAs, foundPrivate, foundPublic } from "./keys.ts"
import type { BrokenAs, Found, KeyForm } from "./types.ts"

const foreign = (name: string, message: string): Found => ({ kind: "foreign", name, message })

const convert = "is no key of a form that is read here; turn it into PKCS#8 with"

/** What labels of PEM other than those of keys that are read announce. */
const otherLabels: readonly (readonly [label: RegExp, found: Found])[] = [
  [
    /^ENCRYPTED PRIVATE KEY$/,
    foreign(
      "encrypted private key",
      "this is a private key under a passphrase; decrypt it first: `openssl pkey -in FILE`",
    ),
  ],
  [
    /CERTIFICATE REQUEST$/,
    foreign("certificate request", "this is a request for a certificate, not a key"),
  ],
  [
    /CERTIFICATE$/,
    foreign(
      "X.509 certificate",
      "this is an X.509 certificate; its key comes out with `openssl x509 -pubkey -noout -in FILE`",
    ),
  ],
  [/^RSA /, foreign("RSA key", "this is an RSA key, and Biscuit's keys are Ed25519 or P-256")],
  [/^DSA /, foreign("DSA key", "this is a DSA key, and Biscuit's keys are Ed25519 or P-256")],
  [
    /^OPENSSH PRIVATE KEY$/,
    foreign(
      "OpenSSH private key",
      `this is a private key of OpenSSH, which ${convert} \`ssh-keygen -p -m PKCS8 -f FILE\` ` +
        "where its algorithm is P-256",
    ),
  ],
  [
    /^SSH2 /,
    foreign("SSH key", `this is a key of SSH, which ${convert} \`ssh-keygen -i -f FILE\``),
  ],
  [/^PGP /, foreign("PGP", "this is a message or key of PGP, and it is not a Biscuit")],
  [/^AGE /, foreign("age", "this is a file encrypted with age, and it is not a Biscuit")],
]

const keyLabels: Readonly<Record<string, BrokenAs>> = {
  "PUBLIC KEY": "public-key",
  "PRIVATE KEY": "private-key",
  "EC PRIVATE KEY": "private-key",
}

/** Null when the text has no PEM. A private key counts before a public one. */
export function readPemText(source: Excerpt): Found | null {
  if (!source.text.includes("-----BEGIN ")) return null
  const blocks = findPem(source.text).filter(({ label }) => label !== "EC PARAMETERS")
  const block =
    blocks.find(({ label }) => keyLabels[label] === "private-key") ??
    blocks.find(({ label }) => label in keyLabels) ??
    blocks[0]
  return block === undefined ? null : readBlock(source, block)
}

function readBlock(source: Excerpt, block: PemBlock): Found {
  const { label, bodyFrom, bodyTo, to } = block
  const as = keyLabels[label]
  if (as === undefined) {
    const other = otherLabels.find(([pattern]) => pattern.test(label))?.[1]
    return other ?? foreign("PEM", "this is PEM of another kind, and no key of Biscuit's")
  }
  if (to === null) {
    const message = `the PEM is cut off: its last line, \`-----END ${label}-----\`, is missing`
    return brokenAs(as, message, "copy it again as a whole", null, "InvalidKey")
  }
  const body = source.slice(bodyFrom, bodyTo)
  if (body.text.includes("Proc-Type:")) return otherLabels[0]![1]
  return readBody(body.replace(/\s+|\\[nr]/g), as)
}

function readBody(body: Excerpt, as: BrokenAs): Found {
  const encoded = readBase64(body)
  if (encoded === null) {
    const at = body.text.search(/[^A-Za-z0-9+/=]|=(?=[^=])/)
    const message = "the PEM has a character that is not of base64"
    return brokenAs(
      as,
      message,
      "copy it again as a whole",
      at < 0 ? null : body.at(at),
      "InvalidKey",
    )
  }
  return readDerBytes(encoded.bytes, "PEM", as)
}

/** DER begins with a sequence whose length is that of all the rest. */
export function isDer(bytes: Uint8Array): boolean {
  if (bytes[0] !== derTag.sequence) return false
  const [, length = 0, high = 0, low = 0] = bytes
  if (length < 0x80) return length > 0 && bytes.length === length + 2
  if (length === 0x81) return bytes.length === high + 3
  return length === 0x82 && bytes.length === high * 256 + low + 4
}

/** Reads what `isDer` or PEM says is DER. Without `as`, what is no key is named as such. */
export function readDerBytes(bytes: Uint8Array, form: KeyForm, as?: BrokenAs): Found {
  try {
    return fromFile(readKeyDer(bytes), form)
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    const reason = reasonOf(error)
    const named = derNames.find(([part]) => reason.includes(part))?.[1]
    if (named !== undefined) return named
    if (as === undefined && isEcdsaSignature(bytes)) return ecdsaSignature
    return brokenAs(as ?? "public-key", reason, "copy it again as a whole", null, error.code)
  }
}

/** Why the reader of key files refuses one, in its own words. */
function reasonOf({ reference, message }: TokenError): string {
  const format = typeof reference === "object" && "Format" in reference ? reference.Format : null
  if (typeof format === "object" && format !== null && "InvalidKey" in format)
    return format.InvalidKey === "signature error" ? "it is no key of its curve" : format.InvalidKey
  return message
}

const fromFile = (file: FileKey, form: KeyForm): Found =>
  file.kind === "public"
    ? foundPublic(file.key, form)
    : foundPrivate(file.algorithm, file.secret, form)

/** By words of the reader's refusals. */
const derNames: readonly (readonly [part: string, found: Found])[] = [
  ["it is RSA", otherLabels[3]![1]],
  ["it is encrypted", otherLabels[0]![1]],
  ["this is a certificate", otherLabels[2]![1]],
  ...["X25519", "X448", "Ed448", "P-384", "P-521", "secp256k1", "RSA-PSS", "DSA"].map(
    (name) =>
      [
        `it is ${name}`,
        foreign(`${name} key`, `this is a key of ${name}, and Biscuit's are Ed25519 or P-256`),
      ] as const,
  ),
]

/** Two integers of about 32 bytes. */
function isEcdsaSignature(bytes: Uint8Array): boolean {
  const length = bytes[3] ?? 0
  const isNumber = (at: number): boolean =>
    bytes[at] === derTag.integer && bytes[at + 1]! >= 28 && bytes[at + 1]! <= 33
  return (
    isNumber(2) && isNumber(4 + length) && bytes.length === 6 + length + (bytes[5 + length] ?? 0)
  )
}

const ecdsaSignature: Found = {
  kind: "unknown",
  message:
    "this is a signature of P-256, such as a revocation id is: it names a block, " +
    "and is no token or key",
}
