/**
 * What a run does, held against its limits. Two readings of a limit stand beside each other: the reference's,
 * by which reaching a count is too much, and the strict one, by which exceeding it is.
 *
 * Source: for the reference's reading, its `max_facts`, `max_iterations` and `max_time`.
 */
import { RunLimitError } from "./errors.ts"
import type { LimitName, RunLimits } from "./types.ts"

export class Bounds {
  readonly limits: RunLimits
  readonly isStrict: boolean
  readonly #clock: () => number
  readonly #started: number

  /** The time of the run starts now. */
  constructor(limits: RunLimits, clock: () => number) {
    this.limits = limits
    this.isStrict = limits.isStrict === true
    this.#clock = clock
    this.#started = clock()
  }

  /** Since the run started, in milliseconds; to the nanosecond, as a difference of doubles has noise. */
  get elapsed(): number {
    return Math.round((this.#clock() - this.#started) * 1e6) / 1e6
  }

  /** Each of these says which limit `found` is over, or null. */
  blocks(found: number): RunLimitError | null {
    return found > this.limits.maxBlocks ? this.#over("maxBlocks", found) : null
  }

  rounds(found: number): RunLimitError | null {
    return this.#test("maxIterations", found)
  }

  facts(found: number): RunLimitError | null {
    return this.#test("maxFacts", found)
  }

  /** A run without a limit of time does not ask the clock. */
  time(): RunLimitError | null {
    return this.limits.maxTime === Infinity ? null : this.#test("maxTime", this.elapsed)
  }

  #test(limit: LimitName, found: number): RunLimitError | null {
    const allowed = this.limits[limit]
    return found > allowed || (found === allowed && !this.isStrict)
      ? this.#over(limit, found)
      : null
  }

  #over(limit: LimitName, found: number): RunLimitError {
    return new RunLimitError(limit, this.limits[limit], found, this.isStrict)
  }
}
