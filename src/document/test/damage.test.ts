import { describe, expect, test } from "vitest"
import { caseCount, Random, seed } from "../../test/random.ts"
import { decodeLink, encodeLink, equalDocuments } from "../index.ts"
import type { SavedDocument } from "../types.ts"
import { document } from "./documents.ts"

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const count = Math.min(100, caseCount(4))

/** None of what a damaged link may do but these two shows a wrong document. */
function isHarmless(link: string, saved: SavedDocument): boolean {
  const opening = decodeLink(link)
  return opening.kind === "refused" || equalDocuments(opening.document, saved)
}

describe(`of ${count} links from seed ${seed}`, () => {
  const random = new Random(seed)
  const links = Array.from({ length: count }, () => document(random)).map(
    (saved) => [encodeLink(saved), saved] as const,
  )

  test("none cut off anywhere opens", () => {
    for (const [link, saved] of links) {
      for (let end = 0; end < link.length; end++) {
        expect(isHarmless(link.slice(0, end), saved), link.slice(0, end)).toBe(true)
        expect(isHarmless(link.slice(end + 1), saved)).toBe(true)
      }
    }
  })

  test("none with another character anywhere opens", () => {
    let tried = 0
    for (const [link, saved] of links) {
      for (let at = 0; at < link.length; at++) {
        for (const letter of alphabet) {
          const altered = link.slice(0, at) + letter + link.slice(at + 1)
          if (altered === link) continue
          tried++
          if (!isHarmless(altered, saved)) expect.fail(altered)
        }
      }
    }
    expect(tried).toBeGreaterThan(count * 63 * 20)
  })

  test("none with flipped bits, left out, doubled or swapped characters opens", () => {
    for (const [link, saved] of links) {
      for (let at = 0; at < link.length; at++) {
        const rest = link.slice(at + 1)
        for (let bit = 1; bit < 256; bit *= 2) {
          const flipped = String.fromCharCode(link.charCodeAt(at) ^ bit)
          expect(isHarmless(link.slice(0, at) + flipped + rest, saved)).toBe(true)
        }
        expect(isHarmless(link.slice(0, at) + rest, saved)).toBe(true)
        expect(isHarmless(link.slice(0, at + 1) + link.slice(at), saved)).toBe(true)
        const swapped = link.slice(0, at) + rest.slice(0, 1) + link[at] + rest.slice(1)
        expect(isHarmless(swapped, saved)).toBe(true)
      }
    }
  })
})
