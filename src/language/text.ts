/** What a source must be before it is parsed: of bearable size, and text that UTF-8 can say. */
import type { Lowering } from "./lowering.ts"
import { hideDeepStatements } from "./nesting.ts"

/**
 * UTF-16 units. The reference has no bound. Ordinary statements of this length take 0.4 s (Node
 * 20), and what has mistakes in it about a second, see `recovery.ts`.
 */
export const maxSourceLength: number = 2 ** 18

const anySurrogate = /[\ud800-\udfff]/
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** What of the source can be parsed, every character in its place. */
export function readableText(lowering: Lowering): string {
  const { source } = lowering
  if (source.length > maxSourceLength) {
    lowering.report(
      { from: maxSourceLength, to: source.length },
      "source-size",
      `the source is longer than ${maxSourceLength} characters`,
    )
    return ""
  }
  if (!anySurrogate.test(source)) return hideDeepStatements(lowering, source)
  for (const { index, 0: unit } of source.matchAll(loneSurrogate)) {
    const codePoint = `U+${unit.charCodeAt(0).toString(16).toUpperCase()}`
    lowering.report(
      { from: index, to: index + 1 },
      "lone-surrogate",
      `half a surrogate pair (${codePoint}) is not a character`,
    )
  }
  // As long as what it replaces; Lezer's `_` does not match half a pair.
  return hideDeepStatements(lowering, source.replace(loneSurrogate, "\ufffd"))
}
