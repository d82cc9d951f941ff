import type { Authorization } from "../authorize.ts"
import type { ClauseAddress, ClauseExplanation } from "./types.ts"

export function explainClause(_: Authorization, at: ClauseAddress): ClauseExplanation | null {
  return {
    kind: "clause",
    at,
    outcome: "fails",
    cause: [],
    branches: [],
    fixes: [],
    complete: true,
  }
}
