/**
 * Numbers of a snapshot: unsigned 64 bits, and nanoseconds, on the wire; JavaScript numbers, and
 * milliseconds, here. Numbers of more than 53 bits lose their last digits and nothing else.
 */

const largest = 2n ** 64n - 1n
const nanosecondsPerMillisecond = 1e6

/** The nearest number that the wire can carry: `Infinity` is the largest, less than 0 is 0. */
export function toUint64(value: number): bigint {
  if (!(value > 0)) return 0n
  return value >= Number(largest) ? largest : BigInt(Math.round(value))
}

export const toNanoseconds = (milliseconds: number): bigint =>
  toUint64(milliseconds * nanosecondsPerMillisecond)

export const toMilliseconds = (nanoseconds: bigint): number =>
  Number(nanoseconds) / nanosecondsPerMillisecond
