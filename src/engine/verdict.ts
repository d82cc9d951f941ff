/**
 * Checks and policies over a finished world, in the reference's order: the authorizer's checks, the
 * authority's, policies until one matches, then the checks of blocks 1, 2, …. All checks are evaluated
 * whatever the others say; an execution error or the clock ends everything at once.
 *
 * Source: specification, "Authorization"; where it and the reference differ (`reject if` with several
 * branches), the reference.
 */
import type { BlockId, Check, Policy, Query } from "../ast/index.ts"
import type { Bounds } from "./bounds.ts"
import type { CompiledQuery } from "./clause.ts"
import { ExecutionError, RunLimitError } from "./errors.ts"
import { holds } from "./expression.ts"
import { Join } from "./join.ts"
import type { Address, CheckOutcome, PolicyOutcome } from "./types.ts"
import type { World } from "./world.ts"

/** How many further matches are tried, once a clause is decided, to see whether another would decide otherwise. */
const conflictBudget = 1000

/** What checks and policies came to; what was not reached is missing, and `error` says why. */
export interface Verdict {
  readonly checks: readonly CheckOutcome[]
  readonly policies: readonly PolicyOutcome[]
  readonly error: ExecutionError | RunLimitError | null
  readonly at: Address | null
  readonly orderDependent: readonly Address[]
}

/** Evaluates checks and policies while the time of the run lasts. */
export function judge(world: World, bounds: Bounds): Verdict {
  const judgement = new Judgement(world, bounds)
  let error: ExecutionError | RunLimitError | null = null
  try {
    judgement.checksOf("authorizer")
    if (world.input.blocks.length > 0) judgement.checksOf(0)
    judgement.decide(world.authorizer.policies)
    for (let block = 1; block < world.input.blocks.length; block++) judgement.checksOf(block)
  } catch (thrown) {
    if (!(thrown instanceof ExecutionError || thrown instanceof RunLimitError)) throw thrown
    error = thrown
  }
  const { checks, orderDependent } = judgement
  const policies = judgement.allPolicies()
  return { checks, policies, error, at: error === null ? null : judgement.at, orderDependent }
}

class Judgement {
  readonly checks: CheckOutcome[] = []
  readonly orderDependent: Address[] = []
  /** The query being evaluated. */
  at: Address | null = null
  readonly #world: World
  readonly #bounds: Bounds
  readonly #policies: PolicyOutcome[] = []

  constructor(world: World, bounds: Bounds) {
    this.#world = world
    this.#bounds = bounds
  }

  checksOf(block: BlockId): void {
    this.#world.datalog(block).checks.forEach((check, index) => {
      const query = this.#decidingBranch(check, block, index)
      this.checks.push({ block, index, passed: query !== null, query })
    })
  }

  /** Evaluates policies up to the first that matches. */
  decide(policies: readonly Policy[]): void {
    policies.some((policy, index) => {
      const query = policy.queries.findIndex((branch, query) =>
        this.#evaluate(branch, "authorizer", { kind: "policy", index, query }, "one"),
      )
      this.#addPolicy(policy, query < 0 ? "not-matched" : "matched", query < 0 ? null : query)
      return query >= 0
    })
  }

  /** Results for every policy, those not reached included. */
  allPolicies(): readonly PolicyOutcome[] {
    for (const policy of this.#world.authorizer.policies.slice(this.#policies.length)) {
      this.#addPolicy(policy, "not-reached", null)
    }
    return this.#policies
  }

  #addPolicy(policy: Policy, result: PolicyOutcome["result"], query: number | null): void {
    this.#policies.push({ index: this.#policies.length, kind: policy.kind, result, query })
  }

  /** The first branch that makes a check pass, or null. A `reject if` passes by a branch that has no match. */
  #decidingBranch(check: Check, block: BlockId, index: number): number | null {
    const found = check.queries.findIndex((branch, query) => {
      const address: Address = { kind: "check", block, index, query }
      const matched = this.#evaluate(branch, block, address, check.kind === "all" ? "all" : "one")
      return check.kind === "reject" ? !matched : matched
    })
    return found < 0 ? null : found
  }

  #evaluate(query: Query, block: BlockId, address: Address, quantifier: "one" | "all"): boolean {
    this.at = address
    const compiled = this.#world.compile(query, this.#world.trusted(query, block), address)
    const outcome =
      quantifier === "one" ? someMatch(compiled, this.#world) : everyMatch(compiled, this.#world)
    if (outcome.conflict) this.orderDependent.push(address)
    if (outcome.error !== null) throw outcome.error
    const overtime = this.#bounds.time()
    if (overtime !== null) throw overtime
    return outcome.holds
  }
}

/** Whether a query holds, by its first match that decides, and whether a later match would decide otherwise. */
interface QueryOutcome {
  readonly holds: boolean
  readonly error: ExecutionError | null
  readonly conflict: boolean
}

/** Holds if some match meets all conditions. */
function someMatch(query: CompiledQuery, world: World): QueryOutcome {
  const decision = new Decision(query.conditions.length === 0 ? 0 : conflictBudget)
  new Join(query, world, null).run((_, error) => decision.note(error ?? true))
  return decision.outcome(false)
}

/** Holds if there is a match, and each meets all conditions. */
function everyMatch(query: CompiledQuery, world: World): QueryOutcome {
  const decision = new Decision(conflictBudget)
  let matches = 0
  new Join(query, world, null, false).run((match) => {
    matches++
    try {
      return query.conditions.every(({ expression }) => holds(expression, match))
        ? decision.skip()
        : decision.note(false)
    } catch (thrown) {
      if (!(thrown instanceof ExecutionError)) throw thrown
      return decision.note(thrown)
    }
  })
  return decision.outcome(matches > 0)
}

/** Keeps the first deciding match and looks for one that contradicts it, within a budget. */
class Decision {
  #first: boolean | ExecutionError | null = null
  #conflict = false
  #budget: number

  constructor(budget: number) {
    this.#budget = budget
  }

  /** Takes what a match says; returns whether to stop. */
  note(said: boolean | ExecutionError): boolean {
    this.#first ??= said
    this.#conflict ||= describe(this.#first) !== describe(said)
    return this.#conflict || --this.#budget < 0
  }

  /** Passes over a match that says nothing. */
  skip(): boolean {
    return this.#first !== null && --this.#budget < 0
  }

  outcome(undecided: boolean): QueryOutcome {
    const first = this.#first
    const conflict = this.#conflict
    return first instanceof ExecutionError
      ? { holds: false, error: first, conflict }
      : { holds: first ?? undecided, error: null, conflict }
  }
}

const describe = (said: boolean | ExecutionError): string =>
  said instanceof Error ? said.message : String(said)
