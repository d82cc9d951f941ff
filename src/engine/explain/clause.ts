/**
 * Why a rule, a check or a policy came out as it did: of each of its queries what matched, what a failed one
 * lacks, or what raised an error. Clauses that the run did not reach are explained the same way.
 */
import type { Authorization } from "../authorize.ts"
import { ExecutionError } from "../errors.ts"
import type { Address } from "../types.ts"
import type { World } from "../world.ts"
import { addressOf, clauseAt, type Clause } from "./address.ts"
import { explainBranch, type BranchFindings } from "./branch.ts"
import { Budget } from "./budget.ts"
import { fixesFor } from "./fixes.ts"
import type { BranchExplanation, ClauseAddress, ClauseExplanation } from "./types.ts"
import { causeOfBranch, causeOfClause } from "./words.ts"

/** What an explanation may cost. */
export interface ClauseLimits {
  /** Matches looked at; 16 rows compared count as one. */
  readonly steps: number
  /** Wall time in milliseconds. */
  readonly milliseconds: number
}

export const clauseLimits: ClauseLimits = { steps: 200_000, milliseconds: 250 }

/** Null when the run has no world, or the world no such clause. */
export function explainClause(
  authorization: Authorization,
  at: ClauseAddress,
  limits: ClauseLimits = clauseLimits,
): ClauseExplanation | null {
  const { world } = authorization
  const clause = world === null ? null : clauseAt(world, at)
  if (world === null || clause === null) return null
  const recorded = recordedOutcome(authorization, at)
  const branches = clause.queries.map((_, query): BranchExplanation => {
    const findings = explainQuery(world, at, clause, query, limits)
    // What the budget did not suffice to decide, the run did.
    const holds = findings.complete ? findings.holds : findings.holds || recorded?.query === query
    const branch = { ...findings, holds }
    return { ...branch, cause: causeOfBranch(world, at, branch) }
  })
  const explained = branches.every((branch) => branch.complete)
  const outcome = (explained ? undefined : recorded?.outcome) ?? outcomeOf(branches)
  const cause = causeOfClause(world, at, outcome, branches)
  const { fixes, complete } = fixesFor(authorization, at, branches)
  return { kind: "clause", at, outcome, cause, branches, fixes, complete: explained && complete }
}

function explainQuery(
  world: World,
  at: ClauseAddress,
  { kind, queries }: Clause,
  number: number,
  limits: ClauseLimits,
): BranchFindings {
  const written = queries[number]!
  const trusted = world.trusted(written, at.block)
  const query = world.compile(written, trusted, addressOf(at, number))
  // Each query has its share: a quarter to decide, two for the parts of the search, and one to tell it.
  const shares = 4 * queries.length
  return explainBranch(
    world,
    written,
    query,
    kind,
    () => new Budget(Math.floor(limits.steps / shares), limits.milliseconds / shares),
  )
}

/** Queries are evaluated in their order, until one decides. */
function outcomeOf(branches: readonly BranchExplanation[]): ClauseExplanation["outcome"] {
  const decisive = branches.find(({ holds, finding }) => holds || finding === "error")
  return decisive === undefined ? "fails" : decisive.holds ? "holds" : "raises"
}

interface Recorded {
  readonly outcome: ClauseExplanation["outcome"]
  /** The branch that decided, if one did. */
  readonly query: number | null
}

/** What the run says of a clause; null when it did not reach it. */
function recordedOutcome({ verdict, failure }: Authorization, at: ClauseAddress): Recorded | null {
  if (failure?.error instanceof ExecutionError && failure.at !== null && isOf(failure.at, at))
    return { outcome: "raises", query: null }
  if (at.kind === "check") {
    const check = verdict.checks.find((each) => each.block === at.block && each.index === at.index)
    return check === undefined
      ? null
      : { outcome: check.passed ? "holds" : "fails", query: check.query }
  }
  const policy = at.kind === "policy" ? verdict.policies[at.index] : undefined
  return policy === undefined || policy.result === "not-reached"
    ? null
    : { outcome: policy.result === "matched" ? "holds" : "fails", query: policy.query }
}

const isOf = (address: Address, { kind, block, index }: ClauseAddress): boolean =>
  address.kind === kind &&
  address.index === index &&
  (address.kind === "policy" ? block === "authorizer" : address.block === block)
