/**
 * Keys as text: with their algorithm before them, as bare hexadecimal digits, or in what the
 * command line prints. A key that is begun and not right says where.
 *
 * Source: specification, "Keys"; `biscuit keypair` of biscuit-cli.
 */
import { fromHex, type KeyAlgorithm, type PublicKey } from "../../ast/index.ts"
import { TokenError } from "../errors.ts"
import { PrivateKey } from "../private-key.ts"
import { readPublicKey } from "../public-key.ts"
import type { Excerpt } from "./excerpt.ts"
import type { BrokenAs, Found, FoundKey, KeyForm } from "./types.ts"

export const plainKey = (key: PublicKey): FoundKey => ({
  key,
  id: null,
  issuer: null,
  expires: null,
})

export const foundPublic = (key: PublicKey, form: KeyForm, assumed?: string): Found => ({
  kind: "public-keys",
  form,
  keys: [plainKey(key)],
  assumed: assumed ?? null,
})

export const foundPrivate = (
  algorithm: KeyAlgorithm,
  secret: Uint8Array,
  form: KeyForm,
): Found => ({ kind: "private-key", form, algorithm, secret })

export const brokenAs = (
  as: BrokenAs,
  message: string,
  hint: string | null = null,
  at: number | null = null,
  code: string | null = null,
): Extract<Found, { kind: "broken" }> => ({
  kind: "broken",
  as,
  fault: { message, hint, at, code },
  bytes: null,
})

/** What reading it gives; broken with this message and hint when it throws a `TokenError`. */
export function foundOr(
  as: BrokenAs,
  message: string,
  hint: string | null,
  read: () => Found,
): Found {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    return brokenAs(as, message, hint, null, error.code)
  }
}

const algorithms: readonly KeyAlgorithm[] = ["ed25519", "secp256r1"]
const keyText = /^([A-Za-z][A-Za-z0-9]{1,15})(-private)?\/([^\s/]*)$/

/** Reads `algorithm/HEX` and `algorithm-private/HEX`; null for what does not look like it. */
export function readKeyText(source: Excerpt): Found | null {
  const match = keyText.exec(source.text)
  if (match === null) return null
  const [, name, suffix, digits] = match as unknown as [string, string, string | undefined, string]
  const algorithm = algorithms.find((known) => known === name.toLowerCase())
  const as: BrokenAs = suffix === undefined ? "public-key" : "private-key"
  if (algorithm === undefined) {
    if (!/^[0-9a-f]{32,}$/i.test(digits)) return null
    const message = `\`${name}\` is no algorithm of Biscuit's keys`
    return brokenAs(as, message, algorithmHint, source.at(0), "InvalidKey")
  }
  const from = source.length - digits.length
  return digitFault(source, from, as, algorithm) ?? readKeyDigits(algorithm, as, digits, "text")
}

const algorithmHint = "they are `ed25519` and `secp256r1`"

/** Hexadecimal digits of a key's bytes, whose number is right. */
function readKeyDigits(algorithm: KeyAlgorithm, as: BrokenAs, hex: string, form: KeyForm): Found {
  const bytes = fromHex(hex)!
  const message =
    as === "private-key"
      ? `these digits are no private key of ${algorithm}: the number is zero or too large`
      : noPoint(algorithm)
  return foundOr(as, message, "some of its digits may have been changed: copy it again", () =>
    as === "private-key"
      ? foundPrivate(algorithm, PrivateKey.fromBytes(algorithm, bytes).secretBytes(), form)
      : foundPublic(readPublicKey(algorithm, bytes), form),
  )
}

const noPoint = (algorithm: KeyAlgorithm): string =>
  `these digits are no public key of ${algorithm}: they name no point of its curve`

const digitCounts = (as: BrokenAs, algorithm: KeyAlgorithm): readonly number[] =>
  as === "private-key" || algorithm === "ed25519" ? [64] : [66, 130]

/** What is wrong with the digits from `from` on; null when they can be read. */
function digitFault(
  source: Excerpt,
  from: number,
  as: BrokenAs,
  algorithm: KeyAlgorithm,
): Found | null {
  const digits = source.text.slice(from)
  const wrong = digits.search(/[^0-9a-fA-F]/)
  if (wrong >= 0) {
    const message = `character ${wrong + 1} of the key is no hexadecimal digit`
    return brokenAs(as, message, shortenedHint(digits), source.at(from + wrong), "InvalidKey")
  }
  const counts = digitCounts(as, algorithm)
  if (counts.includes(digits.length)) return null
  const name = as === "private-key" ? "a private key" : "a public key"
  const message =
    `${name} of ${algorithm} has ${counts[0]} hexadecimal digits, ` +
    `${digits.length === 1 ? "1 is" : `${digits.length} are`} present`
  return brokenAs(as, message, lengthHint(as, digits.length, counts[0]!), null, "InvalidKeySize")
}

const shortenedHint = (digits: string): string =>
  /…|\.\.|\*/.test(digits)
    ? "it was shortened for display: copy the whole key from where it is kept"
    : "copy it again as a whole"

function lengthHint(as: BrokenAs, count: number, wanted: number): string {
  if (as === "private-key" && count === 128)
    return "some libraries put the public key behind the secret: keep the first 64 digits"
  if (as === "public-key" && wanted === 66 && count === 64)
    return "the first byte of the point is missing, or this is a private key"
  return count < wanted ? "it looks cut off: copy it again as a whole" : "something follows it"
}

/** Reads bytes without a name, from hexadecimal digits, by their number; null for others. */
export function readBareKey(bytes: Uint8Array): Found | null {
  const { length } = bytes
  if (length === 32) return readBareEd25519(bytes)
  const isCompressed = length === 33 && (bytes[0] === 2 || bytes[0] === 3)
  if (isCompressed || (length === 65 && bytes[0] === 4)) {
    const assumed = "taken for a P-256 public key, by its first byte and its length"
    return foundOr("public-key", noPoint("secp256r1"), null, () =>
      foundPublic(readPublicKey("secp256r1", bytes), "hex", assumed),
    )
  }
  if (length === 64) return { kind: "unknown", message: revocationId }
  return null
}

const revocationId =
  "128 hexadecimal digits are as long as a revocation id or a signature: they name a block, " +
  "and are no token or key"

/** A secret and a public key look the same. What is no point of the curve can only be a secret. */
function readBareEd25519(bytes: Uint8Array): Found {
  const assumed =
    "taken for an Ed25519 public key; if it is a private key, write `ed25519-private/` before it"
  try {
    return foundPublic(readPublicKey("ed25519", bytes), "hex", assumed)
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    return {
      kind: "unknown",
      message:
        "32 bytes that are no Ed25519 public key: if this is a private key, write `ed25519-private/` " +
        "or `secp256r1-private/` before it",
    }
  }
}

const labelled = /(private|secret)[ _-]?key["']?\s{0,8}[:=]\s{0,8}["']?([^\s"',;]{1,200})/i
const cliTitle = /generating a new random keypair/i

/**
 * A private key behind its name: `Private key: …`, as the command line prints, or `private_key=…`.
 */
export function readLabelledSecret(source: Excerpt): { found: Found; stripped: string } | null {
  const text = source.text.slice(0, 10_000)
  const match = labelled.exec(text)
  if (match === null) return null
  const from = match.index + match[0].length - match[2]!.length
  const value = source.slice(from, from + match[2]!.length)
  const found = /^[0-9a-f]{64}$/i.test(value.text)
    ? readKeyDigits("ed25519", "private-key", value.text, "hex")
    : readKeyText(value)
  if (found === null) return null
  const isCli = cliTitle.test(text) || /public[ _-]?key\s*:/i.test(text)
  return { found, stripped: isCli ? "the output of `biscuit keypair`" : "the name before it" }
}
