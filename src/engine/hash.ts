/** The hash of rows and keys: numbers that are small, dense and alike. */

/** Hashes `length` numbers from `at` on, after `seed`; its low bits are well mixed. */
export function hashTerms(
  terms: ArrayLike<number>,
  at: number,
  length: number,
  seed: number,
): number {
  let hash = Math.imul(seed + 1, 0x9e3779b1)
  for (let i = 0; i < length; i++) {
    hash = Math.imul(hash ^ terms[at + i]!, 0x85ebca6b)
    hash ^= hash >>> 15
  }
  return hash ^ (hash >>> 13)
}
