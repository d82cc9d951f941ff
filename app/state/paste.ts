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

const tokenShape = /^[A-Za-z0-9+/_-]{60,}={0,2}$/
const keyShape = /^(ed25519|secp256r1)\/[0-9a-fA-F]+$/

/** What a pasted text is for; null when it is neither. */
export function pastedKind(text: string): "token" | "key" | null {
  if (keyShape.test(text.trim())) return "key"
  return tokenShape.test(cleanToken(text).content) ? "token" : null
}
