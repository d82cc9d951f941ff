/** The verdict of a run in the form in which the reference serializes it, as cases of the samples hold it. */
import type { BlockId } from "../ast/index.ts"

/** What a run came to, as far as the form needs it. */
export interface RunOutcome {
  readonly outcome:
    | { readonly kind: "allowed"; readonly policy: number }
    | {
        readonly kind: "denied"
        readonly policy: { readonly kind: "allow" | "deny"; readonly index: number } | null
      }
    | { readonly kind: "failed"; readonly failure: RunError }
  readonly checks: readonly {
    readonly block: BlockId
    readonly index: number
    readonly passed: boolean
    readonly text: string
  }[]
}

/** The page names a strict bound otherwise, and the last one is no limit of the reference's. */
const limitCodes = {
  maxFacts: "TooManyFacts",
  maxIterations: "TooManyIterations",
  maxTime: "Timeout",
  maxBlocks: "TooManyBlocks",
} as const

export type RunError =
  | { readonly kind: "execution"; readonly code: string; readonly detail: readonly string[] }
  | { readonly kind: "limit"; readonly limit: keyof typeof limitCodes }
  | { readonly kind: "invalid-rule"; readonly text: string }

export type ReferenceJson = { readonly Ok: number } | { readonly Err: unknown }

export function referenceJson({ outcome, checks }: RunOutcome): ReferenceJson {
  switch (outcome.kind) {
    case "allowed":
      return { Ok: outcome.policy }
    case "denied": {
      const failed = checks.filter(({ passed }) => !passed).map(failedCheck)
      const { policy } = outcome
      if (policy === null) return { Err: { FailedLogic: { NoMatchingPolicy: { checks: failed } } } }
      const matched = policy.kind === "allow" ? { Allow: policy.index } : { Deny: policy.index }
      return { Err: { FailedLogic: { Unauthorized: { policy: matched, checks: failed } } } }
    }
    case "failed":
      return { Err: errorJson(outcome.failure) }
    default:
      return outcome satisfies never
  }
}

function failedCheck({ block, index, text }: RunOutcome["checks"][number]): object {
  return block === "authorizer"
    ? { Authorizer: { check_id: index, rule: text } }
    : { Block: { block_id: block, check_id: index, rule: text } }
}

function errorJson(error: RunError): object {
  switch (error.kind) {
    case "execution": {
      const { code, detail } = error
      if (detail.length === 0) return { Execution: code }
      return { Execution: { [code]: detail.length === 1 ? detail[0] : detail } }
    }
    case "limit":
      return { RunLimit: limitCodes[error.limit] }
    case "invalid-rule":
      return { FailedLogic: { InvalidBlockRule: [0, error.text] } }
    default:
      return error satisfies never
  }
}
