/**
 * Patterns and texts to compare two implementations of regular expressions by: small, from an
 * alphabet chosen for its trouble (case orbits, word characters of all kinds, line ends), most of
 * them valid, some broken by a slip.
 */

/** Numbers from 0 to below `n`, the same for the same seed. */
export type Random = (n: number) => number

/** A generator of 32 bits after Marsaglia's xorshift. */
export function seededRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1
  return (n) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % n
  }
}

const letters = [
  ..."aabbkKsSzZ019__  \n\n\r\t-.'#:{}&~^\\]",
  ..."éÉſ\u212aßẞσςΣμµ\u0345ιÅåǅıİ\u0301٣²ⅷ中а\u200d\u00a0\u2028\u{1f600}\u{10400}\u{10428}\u0085",
]

const pick = <T>(random: Random, from: readonly T[]): T => {
  const chosen = from[random(from.length)]
  if (chosen === undefined) throw new RangeError("nothing to pick from")
  return chosen
}

export function randomText(random: Random): string {
  return Array.from({ length: random(9) }, () => pick(random, letters)).join("")
}

const escapes = [
  "\\d",
  "\\D",
  "\\s",
  "\\S",
  "\\w",
  "\\W",
  "\\n",
  "\\t",
  "\\r",
  "\\f",
  "\\v",
  "\\a",
  "\\x61",
  "\\x{e9}",
  "\\xE9",
  "\\u0061",
  "\\u{1F600}",
  "\\U0001F600",
  "\\-",
  "\\ ",
  "\\#",
  "\\&",
  "\\~",
  "\\_",
  "\\/",
  "\\'",
  "\\@",
  "\\!",
  "\\.",
  "\\\\",
  "\\pL",
  "\\PL",
  "\\p{L}",
  "\\P{Lu}",
  "\\p{Ll}",
  "\\p{Greek}",
  "\\p{isGreek}",
  "\\p{scx=Greek}",
  "\\p{sc!=Latin}",
  "\\p{gc:Nd}",
  "\\p{ alphabetic }",
  "\\p{White Space}",
  "\\p{emoji}",
  "\\p{Any}",
  "\\p{ascii}",
  "\\p{cased}",
  "\\pN",
  "\\p{M}",
  "\\p{Lt}",
  "\\p{Zs}",
  "\\p{cf}",
  "\\p{lc}",
  "\\p{sc}",
  "\\p{Other_Alphabetic}",
  "\\p{lower}",
  "\\p{upper}",
] as const

const badEscapes = [
  "\\x{ 61}",
  "\\u006",
  "\\x{}",
  "\\x{D800}",
  "\\x{110000}",
  "\\0",
  "\\1",
  "\\07",
  "\\Q",
  "\\E",
  "\\C",
  "\\Z",
  "\\e",
  "\\h",
  "\\R",
  "\\X",
  "\\G",
  "\\k",
  "\\K",
  "\\é",
  "\\p{Nope}",
  "\\p{^L}",
  "\\p{}",
  "\\p",
] as const

const assertions = [
  "^",
  "$",
  "\\A",
  "\\z",
  "\\b",
  "\\B",
  "\\b{start}",
  "\\b{end}",
  "\\b{start-half}",
  "\\b{end-half}",
  "\\<",
  "\\>",
  "\\b{ start }",
  "(?-u:\\b)",
  "(?-u:\\B)",
  "(?m:^)",
  "(?m:$)",
  "(?mR:^)",
  "(?mR:$)",
  "(?R:$)",
  "(?-u:\\b{start})",
  "(?-u:\\>)",
] as const

const badAssertions = ["\\b{nope}", "\\b{"] as const

const repetitions = [
  "*",
  "+",
  "?",
  "*?",
  "+?",
  "??",
  "{2}",
  "{0}",
  "{1,}",
  "{0,2}",
  "{2,3}?",
  "{ 1 , 2 }",
  "{3}{2}",
  "**",
  "+*",
  "{1 2}",
] as const

const badRepetitions = ["{,2}", "{2,1}", "{1, }", "{a}", "{1", "{}", "{99999999999}"] as const

const flagSets = [
  "i",
  "i",
  "i",
  "m",
  "s",
  "x",
  "U",
  "u",
  "R",
  "is",
  "mR",
  "-u",
  "i-u",
  "-i",
  "ix",
  "sx-i",
  "-s",
  "xu-m",
  "i",
  "sm",
  "x-u",
  "imsx",
] as const

const badFlagSets = ["ii", "i-i", "-", "--i", "i-", "z", "", "i i"] as const

const posix = [
  "alpha",
  "upper",
  "lower",
  "digit",
  "space",
  "word",
  "punct",
  "alnum",
  "ascii",
  "blank",
  "cntrl",
  "graph",
  "print",
  "xdigit",
  "^alpha",
  "^upper",
  "^space",
] as const

const badPosix = ["nope"] as const

/** One time in `odds` something doubtful, else something good. */
const mostly = <T>(random: Random, odds: number, good: readonly T[], bad: readonly T[]): T =>
  pick(random, random(odds) === 0 ? bad : good)

const someFlags = (random: Random): string => mostly(random, 25, flagSets, badFlagSets)

const plain = (random: Random): string => {
  const letter = pick(random, letters)
  return /[\\.+*?()|[\]{}^$#&~-]/.test(letter) && random(8) > 0 ? `\\${letter}` : letter
}

const groupStarts = [
  "(",
  "(",
  "(",
  "(?:",
  "(?:",
  "(?:",
  "(?P<n>",
  "(?<n>",
  "(?<m>",
  "(?<ém>",
  "(?<a.b[0]>",
  "( ?:",
] as const

const badGroupStarts = [
  "(?<1>",
  "(?<>",
  "(?=",
  "(?!",
  "(?<=",
  "(?<!",
  "(?P=n)",
  "(?>",
  "(?#",
  "(?P>n",
  "(?|",
  "(?",
] as const

function atom(random: Random, depth: number): string {
  const kind = random(20)
  if (kind < 7) return plain(random)
  if (kind < 9) return mostly(random, 15, escapes, badEscapes)
  if (kind < 10) return "."
  if (kind < 12) return bracket(random, 2)
  if (kind < 14) return mostly(random, 20, assertions, badAssertions)
  if (kind < 15) return `(?${someFlags(random)})`
  if (depth === 0) return plain(random)
  if (kind < 17) return `(?${someFlags(random)}:${alternation(random, depth - 1)})`
  return `${mostly(random, 12, groupStarts, badGroupStarts)}${alternation(random, depth - 1)})`
}

function bracket(random: Random, depth: number): string {
  let items = random(4) === 0 ? "^" : ""
  for (let i = random(4) + (random(12) === 0 ? 0 : 1); i > 0; i--) items += classItem(random, depth)
  return `[${items}]`
}

function classItem(random: Random, depth: number): string {
  switch (random(12)) {
    case 0:
      return `${plain(random)}-${plain(random)}`
    case 1:
      return pick(random, ["a-z", "A-K", "0-9", "α-ω", "k-k", "\\x00-\\x7f", "--a", "é-ſ", "-"])
    case 2:
      return mostly(random, 15, escapes, badEscapes)
    case 3:
      return `[:${mostly(random, 20, posix, badPosix)}:]`
    case 4:
      return depth > 0 ? bracket(random, depth - 1) : plain(random)
    case 5:
      return pick(random, ["&&", "--", "~~", "&", "~", "&&", "-", " ", "#", "\\b", "&&&"])
    default:
      return plain(random)
  }
}

function concatenation(random: Random, depth: number): string {
  let text = ""
  for (let i = random(4); i >= 0; i--) {
    text += atom(random, depth)
    if (random(4) === 0) text += mostly(random, 20, repetitions, badRepetitions)
    else if (random(12) === 0) text += pick(random, [" ", "#c\n", "# ]", "\n"])
  }
  return text
}

function alternation(random: Random, depth: number): string {
  const branches = [concatenation(random, depth)]
  while (random(5) === 0) branches.push(random(6) === 0 ? "" : concatenation(random, depth))
  return branches.join("|")
}

export function randomPattern(random: Random): string {
  const flags = random(3) === 0 ? `(?${someFlags(random)})` : ""
  const pattern = flags + alternation(random, 3)
  if (random(15) > 0) return pattern
  const characters = [...pattern]
  const at = random(characters.length + 1)
  if (random(2) === 0) characters.splice(at, 1)
  else characters.splice(at, 0, pick(random, ["[", "]", "(", ")", "\\", "{", "|", "*", "^", "-"]))
  return characters.join("")
}
