/**
 * Which alias a string gets: the same for the same string, another for another one, and none that is a string of the
 * document already. An alias is named after the predicate that the string stands in: `user("alice")` makes `user1`.
 */
import type { Literal } from "./literals.ts"

/**
 * `whole`: a string is one name. `words`: each run of letters and digits in it is, so that what begins or ends with
 * a word still does: `/folder1/file1` becomes `/w1/w2`.
 */
export type Manner = "whole" | "words"

/** Without letters and digits a string names nothing, and stays. */
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu

export const isTelling = (value: string): boolean => value.search(wordPattern) >= 0

/** The alias of a string; of one that is to be `left`, and of one that tells nothing, the string itself. */
export function chooseAliases(
  literals: readonly Literal[],
  manner: Manner,
  left: ReadonlySet<string>,
): (value: string) => string {
  const values = literals.map(({ value }) => value)
  const named = [...new Set(values)].filter((value) => isTelling(value) && !left.has(value))
  const names =
    manner === "whole" ? named : [...new Set(named.flatMap((value) => value.match(wordPattern)!))]
  const taken = new Set([...values, ...values.flatMap((value) => value.match(wordPattern) ?? [])])
  const aliases = numbered(names, hintsOf(literals), taken)
  if (manner === "whole") return (value) => aliases.get(value) ?? value
  return (value) =>
    left.has(value) ? value : value.replace(wordPattern, (word) => aliases.get(word)!)
}

/** The names of predicates that strings stand in; where a string is the only argument, that says most of it. */
function hintsOf(literals: readonly Literal[]): ReadonlyMap<string, string> {
  const hints = new Map<string, string>()
  for (const isAlone of [true, false]) {
    for (const literal of literals) {
      if (literal.isAlone !== isAlone || hints.has(literal.value)) continue
      const hint = /^[A-Za-z][A-Za-z_]{0,15}/.exec(literal.predicate ?? "")?.[0]
      if (hint !== undefined) hints.set(literal.value, hint)
    }
  }
  return hints
}

/** Numbers of one hint have the same number of digits, so that no alias begins with another. */
function numbered(
  names: readonly string[],
  hints: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const hintOf = (name: string): string => hints.get(name) ?? "s"
  const counts = new Map<string, number>()
  for (const name of names) counts.set(hintOf(name), (counts.get(hintOf(name)) ?? 0) + 1)
  const aliases = new Map<string, string>()
  const next = new Map<string, number>()
  for (const name of names) {
    const hint = hintOf(name)
    const digits = String(counts.get(hint)).length
    let number = next.get(hint) ?? 1
    const alias = (): string => hint + String(number).padStart(digits, "0")
    while (taken.has(alias())) number++
    aliases.set(name, alias())
    next.set(hint, number + 1)
  }
  return aliases
}
