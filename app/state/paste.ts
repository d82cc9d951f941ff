/** Reads a pasted text as people copy tokens: out of headers, quotes, links and wrapped lines. */

export interface CleanToken {
  readonly content: string
  /** What was left out, in words. */
  readonly dropped: readonly string[]
}

const wrappings: readonly (readonly [pattern: RegExp, by: string, name: string])[] = [
  [/^(["'`])(.*)\1$/s, "$2", "quotes"],
  [/^authorization\s*:\s*/i, "", "`Authorization:`"],
  [/^(bearer|biscuit)[\s:]\s*/i, "", "its prefix"],
  [/%3d/gi, "=", "URL encoding"],
  [/\s+/g, "", "line breaks"],
]

export function cleanToken(text: string): CleanToken {
  let content = text.trim()
  const dropped: string[] = []
  for (const [pattern, by, name] of wrappings) {
    const rest = content.replace(pattern, by)
    if (rest !== content) dropped.push(name)
    content = rest
  }
  return { content, dropped }
}
