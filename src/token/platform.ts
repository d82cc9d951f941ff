/**
 * What hosts give beyond ECMAScript, as far as tokens need it: WebCrypto and UTF-8 text.
 *
 * Browsers, their workers and Node have all of it, except that `subtle` is absent outside secure
 * contexts. Declared here by hand because this folder is compiled without the DOM's types.
 */
export { decodeUtf8, encodeUtf8 } from "../ast/index.ts"

/** An opaque handle. */
export interface CryptoKey {
  readonly algorithm: object
}

type Algorithm = { readonly name: string; readonly hash?: string; readonly namedCurve?: string }

/** The few operations of WebCrypto's `SubtleCrypto` that are used. */
export interface Subtle {
  importKey(
    format: "raw" | "pkcs8",
    key: Uint8Array,
    algorithm: Algorithm,
    extractable: boolean,
    usages: readonly ("sign" | "verify")[],
  ): Promise<CryptoKey>
  exportKey(format: "jwk", key: CryptoKey): Promise<{ readonly x?: string }>
  verify(
    algorithm: Algorithm,
    key: CryptoKey,
    signature: Uint8Array,
    message: Uint8Array,
  ): Promise<boolean>
}

interface Platform {
  readonly crypto: { getRandomValues(into: Uint8Array): Uint8Array; readonly subtle?: Subtle }
  readonly TextDecoder: new (
    label: string,
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array, options?: { stream: boolean }): string }
}

// The interface above is the part of the host's real global object that this folder relies on.
const platform = globalThis as unknown as Platform

/** WebCrypto's operations, or undefined outside secure contexts. */
export const subtle = (): Subtle | undefined => platform.crypto?.subtle

/** A source of that many unpredictable bytes. */
export type RandomSource = (length: number) => Uint8Array

export const systemRandom: RandomSource = (length) =>
  platform.crypto.getRandomValues(new Uint8Array(length))

/** The offset of the first byte that no UTF-8 text has there; the length when more had to follow. */
export function firstForeignByte(bytes: Uint8Array): number {
  const decoder = new platform.TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
  for (let at = 0; at < bytes.length; at++) {
    try {
      decoder.decode(bytes.subarray(at, at + 1), { stream: true })
    } catch {
      return at
    }
  }
  return bytes.length
}
