/** Writes a clause behind the others of a text. */
import type { Authorizer, Block } from "../../src/ast/index.ts"
import type { Parsed } from "../../src/language/index.ts"
import type { Inserted } from "./request-facts.ts"

/** `from` and `to` are those of the clause, which is given without its semicolon. */
export function appended(
  text: string,
  { ast, positions }: Parsed<Block | Authorizer>,
  clause: string,
): Inserted {
  const newline = text.includes("\r\n") ? "\r\n" : "\n"
  const whole = text.trimEnd()
  const policies = "policies" in ast ? ast.policies : []
  const clauses = [...ast.facts, ...ast.rules, ...ast.checks, ...policies]
  // Only the last one may do without its semicolon.
  const isOpen = clauses.some((one) => positions.get(one)?.to === whole.length)
  const before = whole === "" ? "" : `${whole}${isOpen ? ";" : ""}${newline}`
  const from = before.length
  return { text: `${before}${clause};`, from, to: from + clause.length }
}
