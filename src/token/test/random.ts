/** Reproducible randomness for tests: the same seed gives the same cases. */
export type Random = (below: number) => number

/** Whole numbers from 0 to `below` less one, by xorshift32. The seed is printed by the test that states it. */
export function seeded(seed: number): Random {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

export const pick = <T>(random: Random, from: ArrayLike<T>): T => from[random(from.length)]!
