/** Small random damage to sources, the kind that tells a parser that is right from one that is nearly so. */
import type { Random } from "../../test/random.ts"

/** Characters and words that mean something in some place. */
const pieces = [
  " ", "\n", "\t", "\r", "\r\n", ";", ",", ".", "(", ")", "[", "]", "{", "}", "{,}", "{}", "$", "$x", '"', "\\", '"a"',
  "'", "#", "//", "/*", "*/", "-", "+", "*", "/", "%", "&", "|", "^", "!", "<", ">", "=", "<-", "->", "&&", "||", "==",
  "===", "!=", "!==", "<=", ">=", ":", "::", "_", "0", "1", "-1", "007", "9223372036854775808", "true", "false", "null",
  "hex:00", "hex:0", "hex:", "or", "OR", "and", "not", "trusting", "authority", "previous", "ed25519/", "check if",
  "check all", "reject if", "allow if", "deny if", "Check If", "check  if", "f(1)", "f($x)", "f({})", "{p}", "{1p}",
  "{true}", ".length()", ".type()", ".contains(1)", ".any($p -> $p)", ".try_or(1)", ".extern::f()", ".get(", "->",
  "2020-01-01T00:00:00Z", "2020-01-01", "1969-12-31T23:59:59Z", "é", "ı", "名", "🔒", "\u00a0", "\ufeff", "(true)",
]

/** Damages `source` one to three times. */
export function mutate(source: string, random: Random): string {
  let text = source
  for (let times = 1 + random.below(3); times > 0; times--) text = mutateOnce(text, random)
  return text
}

function mutateOnce(text: string, random: Random): string {
  const at = random.below(text.length + 1)
  const end = Math.min(text.length, at + 1 + random.below(4))
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
    case 2:
      return text.slice(0, at) + random.pick(pieces) + text.slice(at)
    case 3:
      return text.slice(0, at) + random.pick(pieces) + text.slice(end)
    case 4: {
      const tokens = text.match(/[0-9A-Za-z_:$]+|\s+|[^]/g) ?? []
      const [i, j] = [random.below(tokens.length + 1), random.below(tokens.length + 1)]
      if (i < tokens.length && j < tokens.length) [tokens[i], tokens[j]] = [tokens[j]!, tokens[i]!]
      return tokens.join("")
    }
    default: {
      const from = random.below(text.length + 1)
      return text.slice(0, at) + text.slice(from, from + 1 + random.below(12)) + text.slice(at)
    }
  }
}
