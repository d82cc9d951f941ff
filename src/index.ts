/**
 * Biscuit tokens and their policy language, without a page: the same parser, engine and token code that the
 * playground runs, for Node and browsers. `docs/library.md` shows its use.
 */
export {
  printAuthorizer,
  printBlock,
  printCheck,
  printFact,
  printPolicy,
  printPublicKey,
  printRule,
  printTerm,
  parsePublicKey,
  reference,
  referenceOrder,
  source,
  SymbolTable,
} from "./ast/index.ts"
export type * from "./ast/types.ts"
export {
  authorizeToken,
  type AuthorizeTokenOptions,
  type TokenAuthorization,
} from "./authorize-token.ts"
export {
  authorize,
  ExecutionError,
  explain,
  Facts,
  factsCsv,
  factsDatalog,
  makeReport,
  missingInputs,
  query,
  printWorld,
  referenceLimits,
  referenceResult,
  RunLimitError,
  sentenceText,
  strictLimits,
  worldText,
} from "./engine/index.ts"
export type {
  Address,
  Attempt,
  CheckResult,
  ClauseExplanation,
  Explanation,
  Extern,
  FactRow,
  FactsPage,
  FactsQuery,
  FactsSelection,
  FactsSort,
  Fix,
  LimitName,
  MissingInput,
  Outcome,
  PolicyResult,
  Proof,
  PredicateFacts,
  QueryAnswer,
  QueryAnswers,
  Question,
  ReferenceResult,
  Report,
  RunBlock,
  RunFailure,
  RunInput,
  RunLimits,
  RunSummary,
  Sentence,
  Viewpoint,
  WorldText,
} from "./engine/index.ts"
export * from "./language/index.ts"
export * from "./token/index.ts"
