/** The two ways a run can end without a verdict. A denial is neither: it is a report. */
import type { ExecutionCode, LimitName, RunLimitCode } from "./types.ts"

/** An expression had no value. `detail` holds the variable's or the function's name, and its message. */
export class ExecutionError extends Error {
  override readonly name = "ExecutionError"
  readonly code: ExecutionCode
  readonly detail: readonly string[]

  constructor(code: ExecutionCode, ...detail: string[]) {
    super(describe(code, detail))
    this.code = code
    this.detail = detail
  }
}

/**
 * A limit ended the run; the world is incomplete. `code` is the reference's name for the limit, or
 * `BiscuitBoundsExceeded` where limits are strict. `allowed` and `found` are in the unit of the limit.
 */
export class RunLimitError extends Error {
  override readonly name = "RunLimitError"
  readonly code: RunLimitCode
  readonly limit: LimitName
  readonly allowed: number
  readonly found: number

  constructor(limit: LimitName, allowed: number, found: number, isStrict: boolean) {
    super(`${limitMessages[limit]}: ${found}, with a limit of ${allowed}`)
    this.code = isStrict ? "BiscuitBoundsExceeded" : limitCodes[limit]
    this.limit = limit
    this.allowed = allowed
    this.found = found
  }
}

const limitCodes: Record<LimitName, RunLimitCode> = {
  maxFacts: "TooManyFacts",
  maxIterations: "TooManyIterations",
  maxTime: "Timeout",
  maxBlocks: "TooManyBlocks",
}

const limitMessages: Record<LimitName, string> = {
  maxFacts: "the world holds too many facts",
  maxIterations: "the rules made new facts for too many rounds",
  maxTime: "the run took too many milliseconds",
  maxBlocks: "the token has too many blocks after the authority",
}

function describe(code: ExecutionCode, detail: readonly string[]): string {
  switch (code) {
    case "Overflow":
      return "the result does not fit 64 bits"
    case "DivideByZero":
      return "division by zero"
    case "InvalidType":
      return "the operation does not apply to values of these types"
    case "InvalidStack":
      return "the expression is malformed"
    case "ShadowedVariable":
      return "a closure parameter has the name of a variable in scope"
    case "UnknownVariable":
      return `\`$${detail[0]}\` has no value: no predicate of this query binds it`
    case "UndefinedExtern":
      return `\`extern::${detail[0]}\` is not defined`
    case "ExternEvalError":
      return `\`extern::${detail[0]}\` failed: ${detail[1]}`
    default:
      return code satisfies never
  }
}
