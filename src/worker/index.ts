/** What a page needs of the worker: the messages, the client, and the types and limits of a report. */
export type * from "./protocol.ts"
export { Client, type ClientOptions } from "./client.ts"
export type { WorkerPort } from "./lanes.ts"
export { createWorker } from "./create.ts"
export { referenceLimits, referenceMaxTime, strictLimits } from "../engine/index.ts"
export type {
  Address,
  AnswerTo,
  Attempt,
  Binding,
  BranchExplanation,
  ClauseAddress,
  ClauseExplanation,
  ConditionOutcome,
  Coverage,
  Derivation,
  Derivations,
  Evaluation,
  Explanation,
  FactKey,
  Fix,
  FixEdit,
  NamedFact,
  NearFact,
  PredicateOutcome,
  Proof,
  ProofNode,
  QueryRow,
  QueryTable,
  Question,
  RoundFacts,
  Rounds,
  RuleWork,
  Sentence,
  Viewpoint,
  CheckResult,
  FactRow,
  FactsPage,
  FactsQuery,
  FactsSelection,
  FactsSort,
  PolicyResult,
  PredicateFacts,
  Report,
  RunFailure,
  RunLimits,
} from "../engine/index.ts"
export type { ByteRange } from "../token/index.ts"
