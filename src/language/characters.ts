/**
 * The characters of names, by the reference's rule. Its parser looks at the low byte of a code
 * point, so besides ASCII letters and digits it takes letters such as `ı` (U+0131); lowering warns
 * of those.
 */

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

export const isHexDigit = (unit: number): boolean =>
  isDigit(unit) || ((unit | 32) >= 97 && (unit | 32) <= 102)

/** ASCII letters, of the low byte only. */
export const startsParameterName = (codePoint: number): boolean => {
  const lower = codePoint & 0xff & ~0x20
  return lower >= 65 && lower <= 90 && (codePoint & 0xff) < 128
}

/** Letters and digits by their low byte, `_` and `:`. False for -1, the end of the input. */
export const isNameCharacter = (codePoint: number): boolean =>
  codePoint >= 0 &&
  (isDigit(codePoint & 0xff) ||
    startsParameterName(codePoint) ||
    codePoint === 95 ||
    codePoint === 58)

export const isBlank = (unit: number): boolean =>
  unit === 32 || unit === 9 || unit === 10 || unit === 13

/** Gives the UTF-16 unit at an offset, -1 after the last. */
export interface Units {
  peek(offset: number): number
}

export function codePointAt(units: Units, offset: number): number {
  const unit = units.peek(offset)
  if (unit < 0xd800 || unit > 0xdbff) return unit
  const low = units.peek(offset + 1)
  return low < 0xdc00 || low > 0xdfff ? unit : (unit - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
}

/** The offset after the name characters that start at `offset`. */
export function skipName(units: Units, offset: number): number {
  for (;;) {
    const codePoint = codePointAt(units, offset)
    if (!isNameCharacter(codePoint)) return offset
    offset += codePoint > 0xffff ? 2 : 1
  }
}

/** The first offset from `offset` on whose unit is not of `kind`. */
export function skipWhile(units: Units, offset: number, kind: (unit: number) => boolean): number {
  while (kind(units.peek(offset))) offset++
  return offset
}
