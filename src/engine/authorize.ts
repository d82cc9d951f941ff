/**
 * Authorization: load, run to the fixpoint, judge. A pure function of its input, times aside.
 *
 * An `Authorization` keeps the world, so that facts can be paged, queries asked and verdicts explained
 * without another run; what crosses to a page is the `Report` made from it.
 */
import { type ExecutionError, RunLimitError } from "./errors.ts"
import { runToFixpoint, type Fixpoint } from "./fixpoint.ts"
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
    run: Pick<Authorization, "world" | "iterations" | "verdict" | "failure" | "orderDependent">,
  ): Authorization => ({ input, limits, ...run, milliseconds: clock() - started })

  const refuse = (failure: Authorization["failure"]): Authorization =>
    finish({ world: null, iterations: 0, verdict: nothingReached, failure, orderDependent: [] })

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
  const { iterations } = fixpoint
  if (fixpoint.error !== null) {
    const failure = { error: fixpoint.error, at: fixpoint.at }
    const { orderDependent } = fixpoint
    return finish({ world, iterations, verdict: nothingReached, failure, orderDependent })
  }

  const verdict = judge(world, overtime)
  world.interrupt = () => {}
  const failure = verdict.error === null ? null : { error: verdict.error, at: verdict.at }
  return finish({
    world,
    iterations,
    verdict,
    failure,
    orderDependent: together(fixpoint, verdict),
  })
}

const together = (fixpoint: Fixpoint, verdict: Verdict): readonly Address[] => [
  ...fixpoint.orderDependent,
  ...verdict.orderDependent,
]

const nothingReached: Verdict = {
  checks: [],
  policies: [],
  error: null,
  at: null,
  orderDependent: [],
}
