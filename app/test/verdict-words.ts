/** A verdict in the words of the examples, from a report and from what the reference gives. */
import type { BlockId } from "../../src/ast/index.ts"
import type { Report } from "../../src/engine/index.ts"
import { addressName } from "../state/derive/words.ts"

export function reportWords({ outcome, checks }: Report): string {
  switch (outcome.kind) {
    case "allowed":
      return `allowed by policy ${outcome.policy}`
    case "denied": {
      const failed = checks.filter(({ passed }) => !passed)
      return denied(failed, outcome.policy?.kind === "deny" ? outcome.policy.index : null)
    }
    case "failed": {
      const { failure } = outcome
      return `failed with ${failure.kind === "invalid-rule" ? failure.kind : failure.code}`
    }
    default:
      return outcome satisfies never
  }
}

interface Failed {
  readonly block: BlockId
  readonly index: number
}

/** Checks that failed go before a policy that matches. */
function denied(checks: readonly Failed[], policy: number | null): string {
  if (checks.length > 0) return `denied by ${checks.map(checkName).join(", ")}`
  return policy === null ? "denied: no policy matches" : `denied by policy ${policy}`
}

const checkName = ({ block, index }: Failed): string =>
  addressName({ kind: "check", block, index, query: 0 })

/** What the reference throws, as far as examples come to it. */
type Thrown =
  | { readonly Execution: string | Readonly<Record<string, unknown>> }
  | { readonly FailedLogic: Readonly<Record<string, Logic>> }

interface Logic {
  readonly policy?: { readonly Deny?: number }
  readonly checks: readonly Readonly<Record<string, { block_id?: number; check_id: number }>>[]
}

export function thrownWords(thrown: Thrown): string {
  if ("Execution" in thrown) {
    const { Execution: error } = thrown
    return `failed with ${typeof error === "string" ? error : Object.keys(error).join()}`
  }
  const [logic] = Object.values(thrown.FailedLogic)
  const checks = logic!.checks.flatMap((check) =>
    Object.values(check).map(({ block_id: block, check_id: index }) => ({
      block: block ?? ("authorizer" as const),
      index,
    })),
  )
  return denied(checks, logic!.policy?.Deny ?? null)
}
