/** Short text: what a page can show of values of any length. */

/** At most `length` UTF-16 units, and an ellipsis for the rest; no character is halved. */
export function crop(text: string, length: number): string {
  if (text.length <= length) return text
  const code = text.charCodeAt(length - 1)
  const isHalf = code >= 0xd800 && code < 0xdc00
  return `${text.slice(0, isHalf ? length - 1 : length)}…`
}

/** The longest value of a node, in UTF-16 units. */
export const valueLength = 80

export const countBytes = (count: number): string => (count === 1 ? "1 byte" : `${count} bytes`)
