/** One query of a clause: what decided it, told by a match, or by what came closest to one. */
import type { Check, Query } from "../../ast/index.ts"
import type { CompiledQuery } from "../clause.ts"
import { ExecutionError } from "../errors.ts"
import { holds } from "../expression.ts"
import { Join } from "../join.ts"
import type { Address } from "../types.ts"
import type { World } from "../world.ts"
import { attemptOf } from "./attempts.ts"
import type { Budget } from "./budget.ts"
import { wholeMatch, type Candidate } from "./candidate.ts"
import { closestMatches } from "./closest.ts"
import { largestTogether } from "./together.ts"
import type { BranchExplanation, Budgeted } from "./types.ts"

/** How many attempts are told. */
const mostAttempts = 4

export type BranchFindings = Omit<BranchExplanation, "cause">

/**
 * What a query of a world comes to.
 *
 * @param query as compiled at `address` from `written`
 * @param kind as of the check around it; `one` in policies and rules
 * @param newBudget one to decide, two to search for what came closest, and one to tell it
 */
export function explainBranch(
  world: World,
  written: Query,
  query: CompiledQuery,
  kind: Check["kind"],
  newBudget: () => Budget,
): BranchFindings {
  const budget = newBudget()
  const decision = new Decision(world, query, kind, budget)
  budget.within(world, () => decision.run())
  const { finding, match, matches } = decision
  const closest = match === null ? closestTo(world, query, newBudget) : null
  const telling = newBudget()
  const attempts = (closest?.candidates ?? [match!]).map((each) =>
    attemptOf(world, written, query, each, telling),
  )
  return {
    query: branchOf(query.address),
    holds: kind === "reject" ? match === null && !budget.spent : finding === "match",
    trusted: query.trusted.blocks(),
    finding: finding ?? "closest",
    matches,
    attempts,
    complete: !budget.spent && closest?.complete !== false && !telling.spent,
  }
}

function closestTo(
  world: World,
  query: CompiledQuery,
  newBudget: () => Budget,
): Budgeted & { readonly candidates: readonly Candidate[] } {
  const first = newBudget()
  const sets = largestTogether(world, query, first)
  const second = newBudget()
  const candidates = closestMatches(world, query, sets, second, mostAttempts)
  return { candidates, complete: !first.spent && !second.spent }
}

const branchOf = (address: Address): number => ("query" in address ? address.query : 0)

/** Finds the match that decides a query, as the run does, and counts the others. */
class Decision {
  readonly #world: World
  readonly #query: CompiledQuery
  readonly #kind: Check["kind"]
  readonly #budget: Budget
  /** Null while nothing matches. */
  finding: Exclude<BranchExplanation["finding"], "closest"> | null = null
  match: Candidate | null = null
  matches = 0

  constructor(world: World, query: CompiledQuery, kind: Check["kind"], budget: Budget) {
    this.#world = world
    this.#query = query
    this.#kind = kind
    this.#budget = budget
  }

  run(): void {
    if (this.#kind === "all") this.#everyMatch()
    else this.#someMatch()
  }

  #someMatch(): void {
    const isRule = this.#query.address.kind === "rule"
    new Join(this.#query, this.#world, null).run((match, error) => {
      // A rule is applied to all its matches, so any of them ends the run; elsewhere the first one decides.
      if (error !== null && (isRule || this.finding === null)) {
        this.#decide("error", match)
        return true
      }
      if (error === null) {
        this.matches++
        if (this.finding === null) this.#decide("match", match)
      }
      return this.#budget.step()
    })
  }

  #everyMatch(): void {
    new Join(this.#query, this.#world, null, false).run((match) => {
      this.matches++
      if (this.match === null) this.#decide("match", match)
      if (this.finding === "match") {
        const said = this.#conditions(match)
        if (said !== true) this.#decide(said === false ? "counterexample" : "error", match)
      }
      return this.#budget.step()
    })
  }

  #conditions(match: Join): boolean | ExecutionError {
    try {
      return this.#query.conditions.every(({ expression }) => holds(expression, match))
    } catch (thrown) {
      if (!(thrown instanceof ExecutionError)) throw thrown
      return thrown
    }
  }

  #decide(finding: NonNullable<Decision["finding"]>, match: Join): void {
    this.finding = finding
    this.match = wholeMatch(match)
  }
}
