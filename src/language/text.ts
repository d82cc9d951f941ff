/** What a source must be before it is parsed: of bearable size, and text that UTF-8 can say. */
import type { Lowering } from "./lowering.ts"

/** UTF-16 units. A megabyte is read in well under a second; the reference has no bound. */
export const maxSourceLength: number = 2 ** 20

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Whether the source can be parsed at all. */
export function reportText(lowering: Lowering): boolean {
  const { source } = lowering
  if (source.length > maxSourceLength) {
    lowering.report(
      { from: maxSourceLength, to: source.length },
      "source-size",
      `the source is longer than ${maxSourceLength} characters`,
    )
    return false
  }
  for (const { index, 0: unit } of source.matchAll(loneSurrogate)) {
    lowering.report(
      { from: index, to: index + 1 },
      "lone-surrogate",
      `half a surrogate pair (U+${unit.charCodeAt(0).toString(16).toUpperCase()}) is not a character`,
    )
  }
  return true
}
