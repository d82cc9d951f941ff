/** The facts that a request usually brings, and how one is written into an authorizer's text. */
import { parsedAuthorizer } from "./derive.ts"
import type { Draft } from "./documents.ts"

export interface RequestFact {
  readonly name: string
  /** As Datalog; null stands for the time of the page's clock. */
  readonly argument: string | null
  readonly purpose: string
}

export const requestFacts: readonly RequestFact[] = [
  { name: "time", argument: null, purpose: "when the request is made" },
  { name: "operation", argument: '"read"', purpose: "what it wants to do" },
  { name: "resource", argument: '"file1"', purpose: "what it wants to do it to" },
  { name: "user", argument: '"alice"', purpose: "who makes it" },
  { name: "audience", argument: '"api.example.com"', purpose: "which service it is for" },
  { name: "ip", argument: '"192.0.2.17"', purpose: "where it comes from" },
]

/** A text with what was written into it. */
export interface Inserted {
  readonly text: string
  readonly from: number
  readonly to: number
}

/**
 * Writes `name(argument);` in place of the first fact of that name with one term, or else after the facts that
 * the text begins with. `from` and `to` are of the argument, without the quotes of a string.
 */
export function withRequestFact(draft: Draft, name: string, argument: string): Inserted {
  const { ast, positions } = parsedAuthorizer(draft)
  const fact = `${name}(${argument})`
  const old = ast.facts.find((known) => known.name === name && known.terms.length === 1)
  const span = old && positions.get(old)
  if (span !== undefined) return inserted(draft.text, span.from, span.to, fact, fact)
  const at = endOfFacts(draft)
  const before = at === 0 ? "" : "\n"
  const after = at === 0 && draft.text !== "" ? ";\n" : ";"
  return inserted(draft.text, at, at, fact, `${before}${fact}${after}`)
}

function inserted(text: string, at: number, end: number, fact: string, by: string): Inserted {
  const argument = at + by.indexOf(fact) + fact.indexOf("(") + 1
  const closing = at + by.indexOf(fact) + fact.length - 1
  const quote = fact.includes('"') ? 1 : 0
  return {
    text: text.slice(0, at) + by + text.slice(end),
    from: argument + quote,
    to: closing - quote,
  }
}

/** Behind the semicolon of the last fact that stands before every other clause; 0 when there is none. */
function endOfFacts(draft: Draft): number {
  const { ast, positions } = parsedAuthorizer(draft)
  const clauses = [...ast.rules, ...ast.checks, ...ast.policies]
  const first = Math.min(...clauses.map((clause) => positions.get(clause)?.from ?? Infinity))
  const ends = ast.facts.map((fact) => positions.get(fact)?.to ?? 0).filter((end) => end <= first)
  const end = Math.max(0, ...ends)
  const semicolon = draft.text.indexOf(";", end)
  return end === 0 ? 0 : semicolon < 0 ? draft.text.length : semicolon + 1
}
