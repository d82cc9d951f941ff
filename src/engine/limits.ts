/** Profiles of run limits. */
import type { RunLimits } from "./types.ts"

/**
 * The reference's counts. Its clock, 1 ms, is left out: a browser's timer cannot resolve it and the same
 * policy would pass or fail by chance; the page shows the time against it instead.
 */
export const referenceLimits: RunLimits = {
  maxFacts: 1000,
  maxIterations: 100,
  maxTime: Infinity,
  maxBlocks: Infinity,
}

/**
 * Bounded verification: what a verifier that serves strangers can afford for each token. Short chains, the
 * reference's number of facts and its clock, which makes a run near 1 ms pass or fail by chance. What is
 * over any of them is `BiscuitBoundsExceeded`, and no policy softens it.
 */
export const strictLimits: RunLimits = {
  maxFacts: 1000,
  maxIterations: 128,
  maxTime: 1,
  maxBlocks: 5,
  isStrict: true,
}

/** The reference's `max_time`, in milliseconds, to compare with. */
export const referenceMaxTime = 1
