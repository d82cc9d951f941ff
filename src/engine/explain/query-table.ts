/** The console's answer to a query: its rows with the facts they come from, up to a bound. */
import type { Rule } from "../../ast/index.ts"
import type { Authorization } from "../authorize.ts"
import type { ExecutionError } from "../errors.ts"
import { visitAnswers, type QueryAnswer, type Viewpoint } from "../query.ts"
import { Budget } from "./budget.ts"
import type { QueryTable } from "./types.ts"

/** Bounds of a table: answers, matches looked at, and milliseconds. */
const maxAnswers = 1000
const maxSteps = 1_000_000
const maxTime = 200

/**
 * Asks `rule` of the world of a run.
 *
 * @param budget a step for each match
 * @throws {RangeError} the run was refused before it made a world, or no predicate binds a variable of the head
 */
export function queryTable(
  { world }: Authorization,
  rule: Rule,
  viewpoint: Viewpoint,
  budget: Budget = new Budget(maxSteps, maxTime),
): QueryTable {
  if (world === null) throw new RangeError("a run without a world cannot be queried")
  const answers: QueryAnswer[] = []
  let more = false
  let error: ExecutionError | null = null
  budget.within(world, () => {
    error = visitAnswers(world, rule, viewpoint, (answer) => {
      if (budget.step()) return true
      if (answer === null) return false
      more = answers.length >= maxAnswers
      if (!more) answers.push(answer)
      return more
    })
  })
  return { kind: "query", answers, error: errorOf(error), complete: !more && !budget.spent }
}

const errorOf = (error: ExecutionError | null): QueryTable["error"] =>
  error && { code: error.code, detail: error.detail }
