export { authorize, type Authorization } from "./authorize.ts"
export { ExecutionError, RunLimitError } from "./errors.ts"
export { applyEdit } from "./explain/edits.ts"
export { explain } from "./explain/explain.ts"
export { gapInWords, spanInWords } from "./explain/gaps.ts"
export { missingInputs, type MissingInput } from "./explain/missing.ts"
export { blockName, listInWords, originInWords, shortKey, theBlock } from "./explain/names.ts"
export { conditionNotes, type ConditionNote } from "./explain/notes.ts"
export { sentenceText } from "./explain/sentence.ts"
export { trustedBlocks } from "./explain/trust.ts"
export type * from "./explain/types.ts"
export { referenceLimits, referenceMaxTime, strictLimits } from "./limits.ts"
export { query, type QueryAnswer, type QueryAnswers, type Viewpoint } from "./query.ts"
export { Facts } from "./facts.ts"
export { factsCsv, factsDatalog } from "./facts-text.ts"
export { makeReport } from "./report.ts"
export { referenceResult, type ReferenceError, type ReferenceResult } from "./result.ts"
export {
  authorizeSnapshot,
  snapshotInput,
  snapshotOf,
  type BlockEnvelope,
  type SnapshotRun,
} from "./snapshot.ts"
export type * from "./types.ts"
export { printWorld, worldText, type WorldText } from "./world-text.ts"
