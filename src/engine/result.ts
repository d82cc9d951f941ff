/**
 * The outcome of a run in the reference's own words: the JSON of its error types, as conformance samples and
 * its libraries show it. Our own view of the same run is the `Report`.
 */
import { printCheck } from "../ast/index.ts"
import type { Authorization } from "./authorize.ts"
import { ExecutionError, RunLimitError } from "./errors.ts"
import type { CheckOutcome } from "./types.ts"
import type { World } from "./world.ts"

/** `{"Ok": policy index}` or `{"Err": …}`. */
export type ReferenceResult = { readonly Ok: number } | { readonly Err: ReferenceError }

/** An error as the reference serializes it: a name, or an object of a name and its content. */
export type ReferenceError = string | { readonly [name: string]: unknown }

export function referenceResult(authorization: Authorization): ReferenceResult {
  const { failure, verdict, world } = authorization
  if (failure !== null) return { Err: failureOf(authorization, failure.error) }
  const checks = verdict.checks
    .filter(({ passed }) => !passed)
    // Without a world there is a failure.
    .map((check) => failedCheck(check, world!))
  const policy = verdict.policies.find(({ result }) => result === "matched")
  if (policy === undefined) return { Err: { FailedLogic: { NoMatchingPolicy: { checks } } } }
  if (policy.kind === "allow" && checks.length === 0) return { Ok: policy.index }
  const matched = policy.kind === "allow" ? { Allow: policy.index } : { Deny: policy.index }
  return { Err: { FailedLogic: { Unauthorized: { policy: matched, checks } } } }
}

function failedCheck({ block, index }: CheckOutcome, world: World): ReferenceError {
  const rule = printCheck(world.datalog(block).checks[index]!, world.style)
  return block === "authorizer"
    ? { Authorizer: { check_id: index, rule } }
    : { Block: { block_id: block, check_id: index, rule } }
}

function failureOf(
  { world }: Authorization,
  error: NonNullable<Authorization["failure"]>["error"],
): ReferenceError {
  if (error instanceof RunLimitError) return limitError(error)
  if (error instanceof ExecutionError) return { Execution: executionError(error, world) }
  // The reference writes 0 here whichever block the rule is in.
  return { FailedLogic: { InvalidBlockRule: [0, error.text] } }
}

/** The reference has no strict limits; their one name stands with what it knows. */
function limitError({ code, limit, allowed, found }: RunLimitError): ReferenceError {
  return code === "BiscuitBoundsExceeded"
    ? { [code]: { limit, allowed, found } }
    : { RunLimit: code }
}

function executionError(error: ExecutionError, world: Authorization["world"]): ReferenceError {
  const [name = "", message = ""] = error.detail
  switch (error.code) {
    case "UnknownVariable":
      return { UnknownVariable: world?.symbols.indexOf(name) ?? 0 }
    case "UndefinedExtern":
      return { UndefinedExtern: name }
    case "ExternEvalError":
      return { ExternEvalError: [name, message] }
    default:
      return error.code
  }
}
