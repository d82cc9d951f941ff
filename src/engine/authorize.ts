/**
 * Authorization: load, run to the fixpoint, judge. A pure function of its input, times aside.
 *
 * An `Authorization` keeps the world, so that facts can be paged, queries asked and verdicts explained
 * without another run; what crosses to a page is the `Report` made from it.
 */
import { Bounds } from "./bounds.ts"
import { type ExecutionError, RunLimitError } from "./errors.ts"
import { runToFixpoint, type Firings, type Fixpoint } from "./fixpoint.ts"
import { referenceLimits } from "./limits.ts"
import { replay } from "./replay.ts"
import type { Address, RunInput, RunLimits, StoredDifferences } from "./types.ts"
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
  /** Whether all rules made all they can; what fails after that is a check or a policy. */
  readonly isComplete: boolean
  /** For a run from a stored world. */
  readonly differences: StoredDifferences | null
}

const systemClock = (): number => performance.now()
declare const performance: { now(): number }

/**
 * Authorizes a token (or none) under an authorizer. Denials, errors and limits are results, not exceptions.
 *
 * @throws {RangeError} the input has a stored world with an origin that names a block that is not there
 */
export function authorize(input: RunInput): Authorization {
  const limits = { ...referenceLimits, ...input.limits }
  const clock = input.clock ?? systemClock
  let bounds = new Bounds(limits, clock)
  const finish = (
    run: Omit<Authorization, "input" | "limits" | "milliseconds">,
  ): Authorization => ({ input, limits, ...run, milliseconds: bounds.elapsed })

  const refuse = (failure: Authorization["failure"]): Authorization =>
    finish({ world: null, ...nothingRun, verdict: nothingReached, failure })

  const tooLong = bounds.blocks(input.blocks.length - 1)
  if (tooLong !== null) return refuse({ error: tooLong, at: null })

  let loaded: Loaded
  try {
    loaded = load(input)
  } catch (error) {
    if (!(error instanceof InvalidRuleError)) throw error
    return refuse({ error, at: error.at })
  }
  const { world, differences } = loaded

  // To find how stored facts came about is no part of the run.
  if (differences !== null) bounds = new Bounds(limits, clock)
  world.interrupt = () => {
    const overtime = bounds.time()
    if (overtime !== null) throw overtime
  }
  const fixpoint = complete(input, loaded, bounds)
  const verdict = fixpoint.error === null ? judge(world, bounds) : nothingReached
  // The world outlives the run, and what is asked of it then has its own bounds.
  world.interrupt = () => {}
  const { iterations, firings } = fixpoint
  const failure = failureOf(fixpoint.error === null ? verdict : fixpoint, bounds)
  const orderDependent = together(fixpoint, verdict)
  return finish({
    world,
    iterations,
    firings,
    verdict,
    failure,
    orderDependent,
    isComplete: fixpoint.error === null || isEvaluated(input),
    differences,
  })
}

/** A world at the beginning of a run. */
interface Loaded {
  readonly world: World
  /** What was found of the run that left a stored world. */
  readonly firings: Firings
  readonly rounds: number
  readonly differences: StoredDifferences | null
}

const isEvaluated = ({ stored }: RunInput): boolean =>
  stored !== undefined && stored.executionTime !== null

const load = (input: RunInput): Loaded =>
  input.stored === undefined
    ? { world: new World(input), firings: [], rounds: 0, differences: null }
    : replay(input, input.stored)

/** Runs the rules, or what is left of an earlier run of them. */
function complete({ stored }: RunInput, loaded: Loaded, bounds: Bounds): Fixpoint {
  const { world, firings, rounds } = loaded
  if (stored === undefined) return runToFixpoint(world, bounds)
  const { iterations, executionTime } = stored
  if (executionTime === null) {
    for (const relation of world.relations.all) relation.reopen()
    const rest = runToFixpoint(world, bounds, rounds)
    return {
      ...rest,
      iterations: iterations + rest.iterations,
      firings: [...firings, ...rest.firings],
    }
  }
  const error = bounds.isStrict
    ? (bounds.facts(world.factCount) ?? bounds.rounds(iterations))
    : null
  return { iterations, firings, error, at: null, orderDependent: [] }
}

/** A strict run that ends too late has failed, whatever it came to. */
function failureOf(
  { error, at }: Pick<Verdict, "error" | "at">,
  bounds: Bounds,
): Authorization["failure"] {
  if (error instanceof RunLimitError) return { error, at }
  const tooLate = bounds.isStrict ? bounds.time() : null
  if (tooLate !== null) return { error: tooLate, at }
  return error === null ? null : { error, at }
}

const together = (fixpoint: Fixpoint, verdict: Verdict): readonly Address[] => [
  ...fixpoint.orderDependent,
  ...verdict.orderDependent,
]

const nothingRun: Pick<
  Authorization,
  "iterations" | "firings" | "orderDependent" | "isComplete" | "differences"
> = {
  iterations: 0,
  firings: [],
  orderDependent: [],
  isComplete: false,
  differences: null,
}

const nothingReached: Verdict = {
  checks: [],
  policies: [],
  error: null,
  at: null,
  orderDependent: [],
}
