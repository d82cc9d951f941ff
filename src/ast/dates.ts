/** The text of dates: RFC 3339, in UTC, whole seconds. Reading it is the grammar's work (`language/`). */

/** 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what four digits of year can say. */
const firstSecond = -62_167_219_200n
const lastSecond = 253_402_300_799n

/**
 * The text of a date, or `<invalid date>` for one that has none. A date is 64 unsigned bits, but the
 * reference reads them as signed before printing: 2^64 - 1 is one second before 1970.
 */
export function printDate(seconds: bigint): string {
  const signed = BigInt.asIntN(64, seconds)
  if (signed < firstSecond || signed > lastSecond) return "<invalid date>"
  return `${new Date(Number(signed) * 1000).toISOString().slice(0, 19)}Z`
}
