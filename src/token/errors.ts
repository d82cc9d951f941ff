/**
 * What a bad token throws: `TokenError`, which carries the reference's own error value.
 *
 * The reference (biscuit-rust) serialises errors as JSON, and conformance samples compare that
 * JSON. So the value is kept as it is, and the sentence people read is written here, in one place,
 * from it.
 */

import { blockName, describeError } from "./error-text.ts"

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

/** Where and what, as far as the reference's value does not tell. */
export interface Fault {
  /** Offset of the first byte that is at fault. */
  readonly at?: number | undefined
  /** A sentence with its place in it, instead of the one that the reference's value gives. */
  readonly message?: string | undefined
}

/** A `TokenError` as plain data, which survives `structuredClone`. */
export interface PlainTokenError {
  readonly code: TokenErrorCode
  readonly message: string
  readonly reference: ReferenceError
  readonly block?: number
  readonly at?: number
}

/**
 * A token that cannot be read, verified or extended.
 *
 * - `code`: the reference's name for the error. `reference`: its JSON value, also what
 *   `JSON.stringify` gives.
 * - `block`: the index of the block that is at fault, where one is.
 * - `at`: the offset of the byte that is at fault, where it is about bytes: among those of the block for
 *   `BlockDeserializationError`, of the text's UTF-8 form for errors of base64, else of what was read.
 */
export class TokenError extends Error {
  override readonly name: string = "TokenError"
  readonly code: TokenErrorCode
  readonly reference: ReferenceError
  readonly block: number | undefined
  readonly at: number | undefined
  readonly #sentence: string | undefined

  constructor(reference: ReferenceError, block?: number, fault: Fault = {}) {
    super(messageOf(reference, block, fault))
    this.code = codeOf(reference)
    this.reference = reference
    this.block = block
    this.at = fault.at ?? offsetOf(reference)
    this.#sentence = fault.message
  }

  /** The same error with its block and its place, where it does not name them yet. */
  located(block: number | undefined, at?: number): TokenError {
    const place = { at: this.at ?? at, message: this.#sentence }
    return new TokenError(this.reference, this.block ?? block, place)
  }

  /** The same error with the clause it concerns in its sentence: `check 0`. */
  within(clause: string): TokenError {
    const message = `${this.#sentence ?? describeError(this.reference)}, in ${clause}`
    return new TokenError(this.reference, this.block, { at: this.at, message })
  }

  toJSON(): ReferenceError {
    return this.reference
  }

  toPlain(): PlainTokenError {
    const { code, message, reference, block, at } = this
    return {
      code,
      message,
      reference,
      ...(block === undefined ? {} : { block }),
      ...(at === undefined ? {} : { at }),
    }
  }
}

export const formatError = (error: FormatError, fault?: Fault): TokenError =>
  new TokenError({ Format: error }, undefined, fault)

/** The reference puts this prefix before most, not all, of its texts about unreadable content. */
export const deserializationError = (reason: string, fault?: Fault): TokenError =>
  formatError({ DeserializationError: `deserialization error: ${reason}` }, fault)

/** Runs `read`; a `TokenError` that names no block leaves it naming `block`. */
export function inBlock<T>(block: number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof TokenError ? error.located(block) : error
  }
}

function messageOf(reference: ReferenceError, block: number | undefined, fault: Fault): string {
  const where = block === undefined ? "" : `${blockName(block)}: `
  if (fault.message !== undefined) return where + fault.message
  if (fault.at === undefined || isBase64(reference)) return where + describeError(reference)
  const whose = codeOf(reference) === "BlockDeserializationError" ? " of the block" : ""
  return `${where}${describeError(reference)}, at byte ${fault.at}${whose}`
}

const isBase64 = (reference: ReferenceError): reference is { readonly Base64: Base64Error } =>
  typeof reference === "object" && "Base64" in reference

function offsetOf(reference: ReferenceError): number | undefined {
  if (!isBase64(reference) || typeof reference.Base64 === "string") return undefined
  const { Base64: error } = reference
  return "InvalidByte" in error ? error.InvalidByte[0] : error.InvalidLastSymbol[0]
}

function codeOf(reference: ReferenceError): TokenErrorCode {
  if (typeof reference === "string") return reference
  const inner = "Base64" in reference ? reference.Base64 : reference.Format
  if (typeof inner === "string") return inner
  if ("Signature" in inner) return "InvalidSignature"
  // Each variant is an object with exactly one key, its name.
  return Object.keys(inner)[0] as TokenErrorCode
}
