/**
 * Authorization: load, run to the fixpoint, judge. A pure function of its input, times aside.
 *
 * An `Authorization` keeps the world, so that facts can be paged, queries asked and verdicts explained
 * without another run; what crosses to a page is the `Report` made from it.
 */
import { type ExecutionError, RunLimitError } from "./errors.ts"
import { runToFixpoint, type Firings, type Fixpoint } from "./fixpoint.ts"
import { referenceLimits } from "./limits.ts"
import type { Address, RunInput, RunLimits } from "./types.ts"
import { judge, type Verdict } from "./verdict.ts"
import { InvalidRuleError, World } from "./world.ts"

/** A finished run. */
export interface Authorization {
  readonly input: RunInput
  readonly limits: RunLimits
  /** Null when a rule could not be loaded, or there were too many blocks; `failure` says which. */
  readonly world: World | null
  readonly iterations: number
  readonly firings: Firings
  readonly verdict: Verdict
  /** Why there is no verdict, if there is none. */
  readonly failure: {
    readonly error: ExecutionError | RunLimitError | InvalidRuleError
    readonly at: Address | null
  } | null
  /** Wall time, in milliseconds. */
  readonly milliseconds: number
  /** Clauses whose outcome depends on the order in which facts are met. */
  readonly orderDependent: readonly Address[]
}

const clock = (): number => performance.now()
declare const performance: { now(): number }

/** Authorizes a token (or none) under an authorizer. Denials, errors and limits are results, not exceptions. */
export function authorize(input: RunInput): Authorization {
  const started = clock()
  const limits = { ...referenceLimits, ...input.limits }
  const finish = (
    run: Omit<Authorization, "input" | "limits" | "milliseconds">,
  ): Authorization => ({ input, limits, ...run, milliseconds: clock() - started })

  const refuse = (failure: Authorization["failure"]): Authorization =>
    finish({ world: null, ...nothingRun, verdict: nothingReached, failure })

  if (input.blocks.length - 1 > limits.maxBlocks)
    return refuse({ error: new RunLimitError("TooManyBlocks"), at: null })

  let world: World
  try {
    world = new World(input)
  } catch (error) {
    if (!(error instanceof InvalidRuleError)) throw error
    return refuse({ error, at: error.at })
  }

  const overtime = (): boolean => limits.maxTime !== Infinity && clock() - started >= limits.maxTime
  world.interrupt = () => {
    if (overtime()) throw new RunLimitError("Timeout")
  }
  const fixpoint = runToFixpoint(world, limits, overtime)
  const verdict = fixpoint.error === null ? judge(world, overtime) : nothingReached
  // The world outlives the run, and what is asked of it then has its own bounds.
  world.interrupt = () => {}
  const { iterations, firings } = fixpoint
  const { error, at } = fixpoint.error === null ? verdict : fixpoint
  const failure = error === null ? null : { error, at }
  const orderDependent = together(fixpoint, verdict)
  return finish({ world, iterations, firings, verdict, failure, orderDependent })
}

const together = (fixpoint: Fixpoint, verdict: Verdict): readonly Address[] => [
  ...fixpoint.orderDependent,
  ...verdict.orderDependent,
]

const nothingRun: Pick<Authorization, "iterations" | "firings" | "orderDependent"> = {
  iterations: 0,
  firings: [],
  orderDependent: [],
}

const nothingReached: Verdict = {
  checks: [],
  policies: [],
  error: null,
  at: null,
  orderDependent: [],
}
