/**
 * Throwaway keys: private keys that everybody knows. A shared document names its third parties' keys by number, so
 * that whoever opens it signs the same blocks with the same keys, and no private key ever travels.
 */
import type { ThrowawayKey } from "./types.ts"

/** Keys are numbered from 1 to this. */
export const maxThrowaways = 999

/** 29 bytes; with the three digits of a number the 32 bytes of a key, that of its number alone. */
const words = "biscuit playground throwaway "

/**
 * The 32 bytes of a private key: the ASCII of `biscuit playground throwaway 001`. As a number it is below the order
 * of P-256, so the same bytes serve both algorithms.
 *
 * @throws {RangeError} a number that is not in 1 to `maxThrowaways`
 */
export function throwawayKey({ number }: Pick<ThrowawayKey, "number">): Uint8Array {
  if (!Number.isInteger(number) || number < 1 || number > maxThrowaways) {
    throw new RangeError(`no throwaway key ${number}`)
  }
  const text = words + String(number).padStart(3, "0")
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

/** The number of a throwaway key; null for the bytes of any other key. */
export function throwawayNumber(bytes: Uint8Array): number | null {
  const text = String.fromCharCode(...bytes)
  const digits = text.slice(words.length)
  const isThrowaway = text.startsWith(words) && /^\d{3}$/.test(digits) && digits !== "000"
  return isThrowaway ? Number(digits) : null
}
