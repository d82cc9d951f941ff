/** Profiles of run limits. */
import type { RunLimits } from "./types.ts"

/**
 * The reference's counts. Its clock, 1 ms, is left out: a browser's timer cannot resolve it and the same
 * policy would pass or fail by chance; the page shows the time against it instead.
 */
export const referenceLimits: RunLimits = { maxFacts: 1000, maxIterations: 100, maxTime: Infinity }

/** The reference's `max_time`, in milliseconds, to compare with. */
export const referenceMaxTime = 1
