/**
 * Strings in double quotes, as JSON and programs write them, with a backslash before a quote
 * within. A loop, not a pattern: a pattern with two cases to repeat needs memory for each
 * character.
 */

/**
 * The place of the quote that ends the string, or the end of the text; `from` is behind its first
 * quote.
 */
export function endOfString(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1
  return Math.min(at, text.length)
}
