/** Keys and viewpoints as links and files say them, in a word. */
import type { SavedQuery, ThrowawayKey } from "./types.ts"

/** `1` is the first throwaway key of Ed25519, `secp256r1/1` the same bytes as a key of P-256. */
export const throwawayName = ({ algorithm, number }: ThrowawayKey): string =>
  algorithm === "ed25519" ? String(number) : `${algorithm}/${number}`

/** The key that a text names; nothing of it is checked. */
export function throwawayOf(text: string): { algorithm: string; number: number } {
  const slash = text.indexOf("/")
  const digits = text.slice(slash + 1)
  return {
    algorithm: slash < 0 ? "ed25519" : text.slice(0, slash),
    number: /^\d{1,3}$/.test(digits) ? Number(digits) : NaN,
  }
}

/** A block's number, a word, or keys with blanks between. */
export const viewpointText = (viewpoint: SavedQuery["viewpoint"]): string =>
  typeof viewpoint === "object" ? viewpoint.keys.join(" ") : String(viewpoint)

/** What a text names; nothing of it is checked. No key at all is the empty text. */
export function viewpointOf(text: string): unknown {
  if (/^\d+$/.test(text)) return Number(text)
  return text === "" || text.includes("/") ? { keys: text.split(" ").filter(Boolean) } : text
}
