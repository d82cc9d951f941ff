/**
 * What a bad token throws: `TokenError`, which carries the reference's own error value.
 *
 * The reference (biscuit-rust) serialises errors as JSON, and conformance samples compare that
 * JSON. So the value is kept as it is, and the sentence people read is written here, in one place,
 * from it.
 */

/** Errors about a token's bytes, keys and signatures; names and shapes are the reference's. */
export type FormatError =
  | "UnknownExternalKey"
  | "SymbolTableOverlap"
  | "PublicKeyTableOverlap"
  | { readonly Signature: { readonly InvalidSignature: string } }
  | { readonly DeserializationError: string }
  | { readonly BlockDeserializationError: string }
  | {
      readonly Version: {
        readonly maximum: number
        readonly minimum: number
        readonly actual: number
      }
    }
  | { readonly InvalidKeySize: number }
  | { readonly InvalidKey: string }
  | { readonly BlockSignatureDeserializationError: string }
  | { readonly UnknownSymbol: number }

/** Offsets and bytes are those of the text's UTF-8 form. */
export type Base64Error =
  | "InvalidLength"
  | { readonly InvalidByte: readonly [offset: number, byte: number] }
  | { readonly InvalidLastSymbol: readonly [offset: number, byte: number] }

export type ReferenceError =
  | "AlreadySealed"
  | "AppendOnSealed"
  | { readonly Format: FormatError }
  | { readonly Base64: Base64Error }

type VariantName<T> = T extends string ? T : keyof T

/** The innermost variant name of a reference error, such as `InvalidSignature` or `InvalidByte`. */
export type TokenErrorCode =
  | "AlreadySealed"
  | "AppendOnSealed"
  | "InvalidSignature"
  | Exclude<VariantName<FormatError>, "Signature">
  | VariantName<Base64Error>

/** A `TokenError` as plain data, which survives `structuredClone`. */
export interface PlainTokenError {
  readonly code: TokenErrorCode
  readonly message: string
  readonly reference: ReferenceError
  readonly block?: number
}

/**
 * A token that cannot be read, verified or extended.
 *
 * - `code`: the reference's name for the error. `reference`: its JSON value, also what
 *   `JSON.stringify` gives.
 * - `block`: the index of the block that is at fault, where one is.
 */
export class TokenError extends Error {
  override readonly name: string = "TokenError"
  readonly code: TokenErrorCode
  readonly reference: ReferenceError
  readonly block: number | undefined

  constructor(reference: ReferenceError, block?: number) {
    super(describe(reference, block))
    this.code = codeOf(reference)
    this.reference = reference
    this.block = block
  }

  toJSON(): ReferenceError {
    return this.reference
  }

  toPlain(): PlainTokenError {
    const { code, message, reference, block } = this
    return block === undefined ? { code, message, reference } : { code, message, reference, block }
  }
}

export const formatError = (error: FormatError): TokenError => new TokenError({ Format: error })

/** The reference puts this prefix before most, not all, of its texts about unreadable content. */
export const deserializationError = (reason: string): TokenError =>
  formatError({ DeserializationError: `deserialization error: ${reason}` })

/** Runs `read`; a `TokenError` that names no block leaves it naming `block`. */
export function inBlock<T>(block: number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw atBlock(error, block)
  }
}

/**
 * `error` with the block it concerns; anything but a `TokenError` without a block is returned as it
 * is.
 */
export const atBlock = (error: unknown, block: number): unknown =>
  error instanceof TokenError && error.block === undefined
    ? new TokenError(error.reference, block)
    : error

function codeOf(reference: ReferenceError): TokenErrorCode {
  if (typeof reference === "string") return reference
  const inner = "Base64" in reference ? reference.Base64 : reference.Format
  if (typeof inner === "string") return inner
  if ("Signature" in inner) return "InvalidSignature"
  // Each variant is an object with exactly one key, its name.
  return Object.keys(inner)[0] as TokenErrorCode
}

function describe(reference: ReferenceError, block: number | undefined): string {
  const where = block === undefined ? "" : `block ${block}: `
  if (reference === "AlreadySealed")
    return "the token is sealed, so nothing can be appended and it cannot be sealed again"
  if (reference === "AppendOnSealed") return "the token is sealed, so it takes no third-party block"
  return (
    where +
    ("Base64" in reference ? describeBase64(reference.Base64) : describeFormat(reference.Format))
  )
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
    return "a scope names a public key by an index that no table declares"
  if (error === "SymbolTableOverlap")
    return "the block declares a symbol that is a default one or already declared"
  if (error === "PublicKeyTableOverlap")
    return "the block declares a public key that is already declared"
  if ("Signature" in error)
    return `the signature does not match: ${unprefixed(error.Signature.InvalidSignature)}`
  if ("DeserializationError" in error)
    return describeReading(unprefixed(error.DeserializationError))
  if ("BlockDeserializationError" in error)
    return describeReading(unprefixed(error.BlockDeserializationError))
  if ("Version" in error) {
    const { minimum, maximum, actual } = error.Version
    return `expected a Datalog version from ${minimum} to ${maximum}, found ${actual}`
  }
  if ("InvalidKeySize" in error)
    return `expected a key of its algorithm's length, found ${error.InvalidKeySize} bytes`
  if ("InvalidKey" in error) return `expected a valid key: ${unprefixed(error.InvalidKey)}`
  if ("BlockSignatureDeserializationError" in error) {
    const found = unprefixed(error.BlockSignatureDeserializationError)
    return `expected a signature of its algorithm's form, found ${found}`
  }
  return `expected a symbol index that a table declares, found ${error.UnknownSymbol}`
}

const decodeError = /DecodeError \{ description: "(.*)", stack: \[(.*)\] \}$/s

/** What the protobuf reader found, in words; the reference has only its debug text. */
function describeReading(text: string): string {
  const match = decodeError.exec(text)
  if (match === null) return `cannot be read: ${text}`
  const [, description, stack] = match
  const fields = [...stack!.matchAll(/\("\w+", "(\w+)"\)/g)].map(([, field]) => field)
  const place = fields.length === 0 ? "" : ` in \`${fields.toReversed().join(".")}\``
  return description === "buffer underflow"
    ? `the bytes end too early${place}: the token is cut off, or these are no token's bytes`
    : `these are no token's bytes: ${description}${place}`
}

/** Prefixes of the reference that repeat what our sentence says. */
const unprefixed = (text: string): string =>
  text.replace(/^(block signature deserialization|deserialization|signature) error: /, "")
