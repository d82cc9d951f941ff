/**
 * Explanations of a finished run. Each is computed when it is asked for, from the world that the run left,
 * by the enumerator of matches that decided the run; so it re-evaluates to what it claims.
 */
import type { Authorization } from "../authorize.ts"
import { explainClause } from "./clause.ts"
import { coverage } from "./coverage.ts"
import { derivations } from "./derivations.ts"
import { proof } from "./proof.ts"
import { queryTable } from "./query-table.ts"
import { roundFacts, rounds } from "./rounds.ts"
import type { AnswerTo, Explanation, Question } from "./types.ts"

/**
 * The answer to a question; null when the run has no world, or the world no clause of that address.
 * Budgets end it after a bounded time, and it then says so.
 */
export function explain<Q extends Question>(
  authorization: Authorization,
  question: Q,
): AnswerTo<Q> | null
export function explain(authorization: Authorization, question: Question): Explanation | null {
  if (authorization.world === null) return null
  switch (question.kind) {
    case "clause":
      return explainClause(authorization, question.at)
    case "proof":
      return proof(authorization, question.facts)
    case "derivations":
      return derivations(authorization, question.fact)
    case "coverage":
      return coverage(authorization)
    case "rounds":
      return rounds(authorization)
    case "round":
      return roundFacts(authorization, question.round)
    case "query":
      return queryTable(authorization, question.rule, question.viewpoint)
    default:
      return question satisfies never
  }
}
