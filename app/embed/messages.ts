/**
 * What an embedded page and the element around it tell each other. The page says that it is there, to whoever holds it;
 * the element answers, and with that its origin is known; from then on the page says how high it is, to that origin
 * alone. Neither listens to anybody else.
 */

export const here = "biscuit-playground: here"
export const watched = "biscuit-playground: watched"

/** In pixels. */
export interface Height {
  readonly kind: "biscuit-playground: height"
  readonly height: number
}

export const heightMessage = (height: number): Height => ({
  kind: "biscuit-playground: height",
  height,
})

/** No page of documentation is made higher than this by what it holds. */
const most = 4000

/** The height that a message tells, within bounds; null for any other message. */
export function heightIn(message: unknown): number | null {
  if (typeof message !== "object" || message === null) return null
  const { kind, height } = message as Readonly<Record<string, unknown>>
  if (kind !== "biscuit-playground: height") return null
  if (typeof height !== "number" || !Number.isFinite(height)) return null
  return Math.min(most, Math.max(0, Math.ceil(height)))
}
