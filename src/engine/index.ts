export { authorize, type Authorization } from "./authorize.ts"
export {
  closestAttempts,
  closestBudget,
  type Attempt,
  type Closest,
  type ClosestBudget,
  type ConditionOutcome,
  type NearFact,
  type PredicateOutcome,
  type QueryAddress,
} from "./closest.ts"
export { ExecutionError, RunLimitError } from "./errors.ts"
export { referenceLimits, referenceMaxTime, strictLimits } from "./limits.ts"
export { query, type QueryAnswer, type QueryAnswers, type Viewpoint } from "./query.ts"
export { Facts } from "./facts.ts"
export { factsCsv, factsDatalog } from "./facts-text.ts"
export { makeReport } from "./report.ts"
export { referenceResult, type ReferenceError, type ReferenceResult } from "./result.ts"
export type * from "./types.ts"
export { printWorld, worldText, type WorldText } from "./world-text.ts"
