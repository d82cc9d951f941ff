/**
 * The sentences people read about bad tokens, from the reference's own values.
 *
 * The reference gives prost's debug texts, numbers and names of its variants. Every text that it has for a
 * token's form has a sentence here; one that it does not have is shown as it is.
 */
import type { Base64Error, FormatError, ReferenceError } from "./errors.ts"

/** As sentences name blocks. */
export const blockName = (index: number): string =>
  index === 0 ? "the authority block" : `block ${index}`

const maxQuoted = 40

/** Text of a token in a sentence: on one line, and cut where it is long. */
export function quote(text: string): string {
  const line = text.replace(/[\p{Cc}`]/gu, "\u00b7")
  return `\`${line.length > maxQuoted ? `${line.slice(0, maxQuoted)}…` : line}\``
}

/** One line, lower case, without the block and the place. */
export function describeError(reference: ReferenceError): string {
  if (reference === "AlreadySealed")
    return "the token is sealed, so nothing can be appended and it cannot be sealed again"
  if (reference === "AppendOnSealed") return "the token is sealed, so it takes no third-party block"
  return "Base64" in reference ? describeBase64(reference.Base64) : describeFormat(reference.Format)
}

function describeBase64(error: Base64Error): string {
  if (error === "InvalidLength")
    return "expected base64 of a valid length, found one with missing characters or wrong padding"
  if ("InvalidByte" in error) {
    const [offset, byte] = error.InvalidByte
    return `expected a character of URL-safe base64 at offset ${offset}, found ${printByte(byte)}`
  }
  const [offset, byte] = error.InvalidLastSymbol
  const expected = `expected the last base64 character, at offset ${offset}, to leave no bits over`
  return `${expected}, found ${printByte(byte)}`
}

const printByte = (byte: number): string =>
  byte > 0x20 && byte < 0x7f && byte !== 0x60
    ? `\`${String.fromCharCode(byte)}\``
    : `byte 0x${byte.toString(16).padStart(2, "0")}`

function describeFormat(error: FormatError): string {
  if (error === "UnknownExternalKey")
    return "a `trusting` scope names a public key by an index that no table declares"
  if (error === "SymbolTableOverlap")
    return "the block declares a symbol that is a default one or already declared"
  if (error === "PublicKeyTableOverlap")
    return "the block declares a public key that is already declared"
  if ("Signature" in error) return describeMismatch(unprefixed(error.Signature.InvalidSignature))
  if ("DeserializationError" in error) return describeForm(unprefixed(error.DeserializationError))
  if ("BlockDeserializationError" in error) {
    return describeReading(error.BlockDeserializationError, "block")
  }
  if ("Version" in error) return describeVersion(error.Version)
  if ("InvalidKeySize" in error) return describeKeySize(error.InvalidKeySize)
  if ("InvalidKey" in error) return describeKey(unprefixed(error.InvalidKey))
  if ("BlockSignatureDeserializationError" in error) {
    return describeSignature(unprefixed(error.BlockSignatureDeserializationError))
  }
  return `a name or a text is symbol ${error.UnknownSymbol}, which no table declares`
}

const mismatches: ReadonlyMap<string, string> = new Map([
  [
    "Cannot use scalar with high-bit set",
    "the signature is none that a signer writes: its second half is not below the group's order",
  ],
  [
    "the last public key does not match the private key",
    "the token's secret does not belong to the next key of its last block",
  ],
])

const describeMismatch = (text: string): string =>
  mismatches.get(text) ??
  "the signature does not match: another key made it, or something that it covers was altered"

function describeSignature(text: string): string {
  const bytes = /^\[(.*)\]$/.exec(text)?.[1]
  if (bytes === undefined) return "the signature is not in the DER form that secp256r1 has"
  const length = bytes === "" ? 0 : bytes.split(",").length
  return `the signature has ${countBytes(length)}, and one of ed25519 has 64`
}

function describeVersion(version: { minimum: number; maximum: number; actual: number }): string {
  const { minimum, maximum, actual } = version
  const expected = `expected a Datalog version from ${minimum} to ${maximum}`
  if (actual === 0) return `${expected}, found none`
  const maker = actual < minimum ? `a library of ${actual}.x made it` : "a newer library made it"
  return `${expected}, found ${actual}: ${maker}`
}

const ed25519Length = 32

function describeKeySize(length: number): string {
  const found = `expected a key of ${ed25519Length} bytes, found ${length}`
  return length === 33 ? `${found}, as public keys of secp256r1 have` : found
}

function describeKey(text: string): string {
  switch (text) {
    case "Cannot decompress Edwards point":
      return "the key is no point of the ed25519 curve"
    case "signature error":
      return "the key is none of secp256r1"
    case "Missing key algorithm":
      return "expected `ed25519/` or `secp256r1/` before the key"
    case "Odd number of digits":
      return "expected hexadecimal digits in pairs, found an odd number of them"
    default:
      return `expected a valid key: ${text}`
  }
}

/** What a block's own form forbids, by the reference's words for it. */
const forms: ReadonlyMap<string, string> = new Map([
  [
    "the authority block must not contain an external signature",
    "it has another party's signature, which only blocks after the authority can have",
  ],
  [
    "Unsupported third party block version",
    "a third-party block has signature version 1, and this one has another",
  ],
  [
    "could not find proof",
    "the token has neither a secret nor a seal at its end: most likely it was cut off",
  ],
  [
    "check kinds are only supported on datalog v3.1+ blocks",
    "a check states its kind, which Datalog 3.1 brought, and the block is of 3.0",
  ],
  [
    "reject if is only supported in datalog v3.3+",
    "a check is `reject if`, which Datalog 3.3 brought, and the block is of an earlier version",
  ],
  [
    "third-party blocks are only supported in datalog v3.2+",
    "the block is of another party, which Datalog 3.2 brought, and is of an earlier version",
  ],
  ["invalid check kind", "a check is neither `check if` nor `check all` nor `reject if`"],
  [
    "scopes are only supported in datalog v3.1+",
    "there is a `trusting` scope, which Datalog 3.1 brought, and the block is of 3.0",
  ],
  [
    "bitwise operators and != are only supported in datalog v3.1+",
    "an expression uses a bitwise operator or `!==`, which Datalog 3.1 brought, and the block is of 3.0",
  ],
  [
    "maps, arrays, null, closures are only supported in datalog v3.3+",
    "the block uses a map, an array, null or a closure, which Datalog 3.3 brought, and is of an earlier version",
  ],
  ["sets cannot contain variables", "a set contains a variable"],
  ["sets cannot contain other sets", "a set contains a set"],
  ["sets elements must have the same type", "a set contains terms of different types"],
  ["ID content enum is empty", "a term, or a key of a map, has no value of a known type"],
  ["operation is empty", "an expression contains an operation of no known type"],
  [
    "unary operation is empty",
    "an expression contains a unary operation that is none of the known ones",
  ],
  [
    "binary operation is empty",
    "an expression contains a binary operation that is none of the known ones",
  ],
  ["missing ffi name", "a call of an external function does not name the function"],
  [
    "ffi name set on a regular unary operation",
    "a unary operation that calls no external function names one",
  ],
  [
    "ffi name set on a regular binary operation",
    "a binary operation that calls no external function names one",
  ],
  ["expected `content` field in Scope", "a `trusting` scope does not say whom it trusts"],
])

/** The same where the reference's words hold a number. */
const numberedForms: readonly (readonly [pattern: RegExp, sentence: (number: string) => string])[] =
  [
    [
      /^unexpected key algorithm (-?\d+)$/,
      (number) => `a key is of algorithm ${number}, and there are 0 (ed25519) and 1 (secp256r1)`,
    ],
    [
      /^unsupported block version: (\d+)$/,
      (number) => `the signature is of version ${number}, and there are 0 and 1`,
    ],
    [
      /^unexpected value `(-?\d+)` for scope type$/,
      (number) =>
        `a \`trusting\` scope is of type ${number}, and there are 0 (authority) and 1 (previous)`,
    ],
  ]

function describeForm(text: string): string {
  if (text.startsWith("DecodeError")) return describeReading(text, "token")
  const form = forms.get(text)
  if (form !== undefined) return form
  for (const [pattern, sentence] of numberedForms) {
    const number = pattern.exec(text)?.[1]
    if (number !== undefined) return sentence(number)
  }
  return `cannot be read: ${text}`
}

const decodeError = /DecodeError \{ description: "(.*)", stack: \[(.*)\] \}$/s

/** What the protobuf reader found in a `noun`, in words; the reference has only its debug text. */
export function describeReading(text: string, noun: string): string {
  const match = decodeError.exec(text)
  if (match === null) return `cannot be read: ${text}`
  const [, description, stack] = match
  const fields = [...stack!.matchAll(/\("\w+", "(\w+)"\)/g)].map(([, field]) => field)
  const place = fields.length === 0 ? "" : ` in \`${fields.toReversed().join(".")}\``
  const wireType = /^invalid wire type: (\w+) \(expected (\w+)\)$/.exec(description!)
  if (wireType !== null && noun === "token" && fields.join() === "root_key_id") {
    return "the first field holds bytes where a key's number stands since 2.0: a library of 0.x or 1.x made this token, or the bytes are none of a token"
  }
  if (description === "buffer underflow") {
    return `the bytes end too early${place}: the ${noun} is cut off, or these are no ${noun}'s bytes`
  }
  if (wireType !== null) {
    const [found, expected] = [wireType[1]!, wireType[2]!].map((type) => wireTypeNames.get(type))
    return `expected ${expected}${place}, found ${found}: these are no ${noun}'s bytes`
  }
  const found = descriptions.find(([text]) => description!.startsWith(text))?.[1] ?? description
  return `these are no ${noun}'s bytes: ${found}${place}`
}

/** The beginnings of what prost says, in words. */
const descriptions: readonly (readonly [text: string, sentence: string])[] = [
  ["invalid varint", "a number is cut off, or has more than 64 bits"],
  ["invalid wire type value", "a field is of a type that there is not"],
  ["invalid tag value", "a field has the number 0"],
  ["invalid key value", "the number of a field has more than 32 bits"],
  ["invalid string value", "a text is not UTF-8"],
  ["delimited length exceeded", "a part is longer than the one it is in"],
  ["unexpected end group tag", "a group ends that did not begin"],
  ["recursion limit reached", "parts are nested more than 100 deep"],
]

const wireTypeNames: ReadonlyMap<string, string> = new Map([
  ["Varint", "a number"],
  ["SixtyFourBit", "8 bytes"],
  ["LengthDelimited", "bytes with a length"],
  ["StartGroup", "the start of a group"],
  ["EndGroup", "the end of a group"],
  ["ThirtyTwoBit", "4 bytes"],
])

const countBytes = (count: number): string => `${count} ${count === 1 ? "byte" : "bytes"}`

/** Prefixes of the reference that repeat what our sentence says. */
const unprefixed = (text: string): string =>
  text.replace(/^(block signature deserialization|deserialization|signature) error: /, "")
