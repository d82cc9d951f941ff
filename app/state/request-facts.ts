/** The facts that a request usually brings, and how one is written into an authorizer's text. */
import type { Authorizer, Block, Fact } from "../../src/ast/index.ts"
import type { Parsed } from "../../src/language/index.ts"
import { parsedAuthorizer } from "./derive/work.ts"
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
  { name: "resource", argument: '"file1"', purpose: "what it is about" },
  { name: "user", argument: '"alice"', purpose: "who makes it" },
  { name: "audience", argument: '"api.example.com"', purpose: "which service it is for" },
  { name: "ip", argument: '"192.0.2.17"', purpose: "where it comes from" },
]

/** The fact of a request that an authorizer states already, if it does. */
const statedFact = (draft: Draft, name: string): Fact | undefined =>
  parsedAuthorizer(draft).ast.facts.find((fact) => fact.name === name && fact.terms.length === 1)

export const statesFact = (draft: Draft, name: string): boolean =>
  statedFact(draft, name) !== undefined

/** What writing a fact of the request comes to: one more fact, or another argument of one. */
export const requestTitle = (draft: Draft, name: string, argument: string): string =>
  statesFact(draft, name) ? `set \`${name}(${argument})\`` : `\`${name}(${argument})\``

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
  const { text } = draft
  const parsed = parsedAuthorizer(draft)
  const fact = `${name}(${argument})`
  const old = statedFact(draft, name)
  const span = old && parsed.positions.get(old)
  return argumentOf(
    span === undefined
      ? withFact(text, parsed, fact)
      : spliced(text, span.from, span.to, "", fact, ""),
  )
}

function argumentOf({ text, from, to }: Inserted): Inserted {
  const fact = text.slice(from, to)
  const quote = fact.includes('"') ? 1 : 0
  return { text, from: from + fact.indexOf("(") + 1 + quote, to: to - 1 - quote }
}

/** Writes a fact after the facts that a text begins with, as a line of its own. `from` and `to` are of the fact. */
export function withFact(text: string, parsed: Parsed<Datalog>, fact: string): Inserted {
  const newline = text.includes("\r\n") ? "\r\n" : "\n"
  const end = endOfFacts(parsed)
  if (end === 0) return spliced(text, 0, 0, "", fact, text === "" ? ";" : `;${newline}`)
  const { at, isEnded } = endOfLine(text, end)
  return spliced(text, at, at, `${isEnded ? "" : ";"}${newline}`, fact, ";")
}

/** Of a block or an authorizer. */
type Datalog = Block & Partial<Authorizer>

function spliced(
  text: string,
  from: number,
  to: number,
  before: string,
  fact: string,
  after: string,
): Inserted {
  const start = from + before.length
  return {
    text: text.slice(0, from) + before + fact + after + text.slice(to),
    from: start,
    to: start + fact.length,
  }
}

/**
 * Where the last fact ends, without its semicolon, that stands before every other clause; or else the scopes
 * that a block begins with; 0 when there is neither.
 */
function endOfFacts({ ast, positions }: Parsed<Datalog>): number {
  const { scopes, facts, rules, checks, policies = [] } = ast
  const clauses = [...rules, ...checks, ...policies]
  const first = Math.min(...clauses.map((clause) => positions.get(clause)?.from ?? Infinity))
  const ends = [...scopes, ...facts].map((node) => positions.get(node)?.to ?? 0)
  return Math.max(0, ...ends.filter((end) => end <= first))
}

/** Behind a clause, its semicolon and the comment beside it. */
function endOfLine(text: string, end: number): { at: number; isEnded: boolean } {
  const semicolon = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*;/.exec(text.slice(end))
  if (semicolon === null) return { at: end, isEnded: false }
  const at = end + semicolon[0].length
  const comment = /^[ \t]*\/\/.*/.exec(text.slice(at))
  return { at: at + (comment?.[0].length ?? 0), isEnded: true }
}
