/**
 * Reading RFC 3339 dates as the reference does: seconds since 1970 after conversion to UTC,
 * fractions cut off, nothing before 1970, and a leap second only where one may be. Between date and
 * time the reference takes any ASCII character; lowering warns of those that are not `T`.
 *
 * Source: RFC 3339; the limits are those of the `time` crate, observed.
 */

const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)[^](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/**
 * What begins like a date with its time: a date or a mistake, but no subtraction, which has no
 * colon.
 */
// oxlint-disable-next-line no-control-regex
export const dateStart: RegExp = /^\d{4}-\d\d-\d\d(?:[Tt]|[\x00-\x7f]\d\d:\d\d)/

/** Of the longest match, `2020-01-01 00:00`. */
export const dateStartLength = 16

/** The length of `2020-01-01T`. */
export const dateLength = 11

/** Seconds since 1970-01-01T00:00:00Z, or null for what is no date. */
export function parseDate(text: string): bigint | null {
  const match = rfc3339.exec(text)
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number)
  const offset = offsetMinutes(match[7], Number(match[8] ?? 0), Number(match[9] ?? 0))
  if (!isClock(hour!, minute!) || second! > 60 || offset === null) return null
  // Years before 100 would be taken for 1900 and later by the constructor.
  const date = new Date(0)
  date.setUTCFullYear(year!, month! - 1, day!)
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day!) return null
  date.setUTCHours(hour!, minute! - offset, Math.min(second!, 59))
  if (second === 60 && !endsMonth(date)) return null
  const seconds = BigInt(date.getTime() / 1000)
  return seconds < 0n ? null : seconds
}

const isClock = (hour: number, minute: number): boolean => hour < 24 && minute < 60

/** East of Greenwich; null for what no clock shows. */
function offsetMinutes(sign: string | undefined, hour: number, minute: number): number | null {
  if (!isClock(hour, minute)) return null
  return (sign === "-" ? -1 : 1) * (hour * 60 + minute)
}

/** Whether `date` is in the last second of a month, where the reference allows `:60`. */
function endsMonth(date: Date): boolean {
  const next = new Date(date.getTime() + 1000)
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0
}
