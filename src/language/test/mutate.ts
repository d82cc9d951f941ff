/**
 * Small random damage to sources, the kind that tells a parser that is right from one that is
 * nearly so.
 */
import type { Random } from "../../test/random.ts"

/** Exchanging a token for one of its kind leaves a source correct, mostly. */
const kinds: readonly (readonly string[])[] = [
  [" ", "\n", "\t", "\r\n", "  ", ""],
  [
    "+",
    "-",
    "*",
    "/",
    "&",
    "|",
    "^",
    "&&",
    "||",
    "<",
    ">",
    "<=",
    ">=",
    "==",
    "!=",
    "===",
    "!==",
    "=",
    "%",
  ],
  [
    "0",
    "1",
    "-1",
    "007",
    '"a"',
    '"\\n\\""',
    "true",
    "false",
    "null",
    "hex:00",
    "[]",
    "[1, 2]",
    "{,}",
    "{}",
    "{1, 1}",
  ],
  [
    "$x",
    "$y",
    "$1",
    "{p}",
    '{"a": 1}',
    "{ true}",
    "{{}}",
    "2020-01-01T00:00:00Z",
    "2020-01-01",
    "(1)",
    "!true",
  ],
  [
    "f(1)",
    "f($x)",
    "true(1)",
    "1(1)",
    "or(1)",
    "trusting(1)",
    "check(1)",
    "f({})",
    "f([{}])",
    "hex:00(1)",
  ],
  ["check if", "check all", "reject if", "Check If", "allow if", "DENY IF", "check  if"],
  [" or ", "or", ", ", " OR ", " trusting authority or ", " trusting previous, ", ";", " && "],
  [
    ".length()",
    ".type()",
    ".contains(1)",
    ".any($p -> $p)",
    ".all($p->1 == $p )",
    ".try_or(1)",
    ".extern::f()",
    ".get( 1 )",
  ],
]

/** Characters and words that mean something in some place. */
const pieces: readonly string[] = [
  ...kinds.flat(),
  ";",
  ",",
  ".",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  "$",
  '"',
  "\\",
  "'",
  "#",
  "//",
  "/*",
  "*/",
  "// c\n",
  "/**/",
  "!",
  "<-",
  "->",
  ":",
  "::",
  "_",
  "9223372036854775808",
  "hex:0",
  "hex:",
  "and",
  "not",
  "authority",
  "previous",
  "ed25519/",
  "{1p}",
  "{true}",
  ".get(",
  "1969-12-31T23:59:59Z",
  "é",
  "ı",
  "名",
  "🔒",
  "\u00a0",
  "\ufeff",
  "(true)",
  "\r",
  "true",
  "null",
  "or",
  "trusting",
]

/** Damages `source` one to three times. */
export function mutate(source: string, random: Random): string {
  let text = source
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times--) text = mutateOnce(text, random)
  return text
}

function mutateOnce(text: string, random: Random): string {
  const at = random.below(text.length + 1)
  const end = Math.min(text.length, at + 1 + random.below(4))
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, at) + random.pick(pieces) + text.slice(at)
    case 2:
      return text.slice(0, at) + random.pick(pieces) + text.slice(end)
    case 3: {
      const from = random.below(text.length + 1)
      return text.slice(0, at) + text.slice(from, from + 1 + random.below(12)) + text.slice(at)
    }
    case 4:
    case 5:
      return mutateTokens(text, random)
    default:
      return exchange(text, random)
  }
}

/** Swaps, doubles or removes tokens, or puts a piece between two. */
function mutateTokens(text: string, random: Random): string {
  const tokens: string[] = text.match(/[0-9A-Za-z_:$]+|\s+|[^]/g) ?? []
  const [i, j] = [random.below(tokens.length), random.below(tokens.length)]
  const [a, b] = [tokens[i] ?? "", tokens[j] ?? ""]
  const changed = random.pick([
    [b, a],
    [a + a, b],
    ["", b],
    [a + random.pick(pieces), b],
  ])
  if (i !== j) [tokens[i], tokens[j]] = [changed[0]!, changed[1]!]
  return tokens.join("")
}

/** Puts another token of its kind in the place of one that occurs. */
function exchange(text: string, random: Random): string {
  const present = kinds.map((kind) => kind.filter((token) => token !== "" && text.includes(token)))
  const i = random.below(kinds.length)
  if (present[i]!.length === 0) return text
  const token = random.pick(present[i]!)
  const places = text.split(token)
  const cut = 1 + random.below(places.length - 1)
  return places.slice(0, cut).join(token) + random.pick(kinds[i]!) + places.slice(cut).join(token)
}
