/** What a page needs of the worker: the messages, the client, and the types and limits of a report. */
export type * from "./protocol.ts"
export { Client, type ClientOptions } from "./client.ts"
export type { WorkerPort } from "./lanes.ts"
export { createWorker } from "./create.ts"
export { referenceLimits, referenceMaxTime, strictLimits } from "../engine/index.ts"
export type {
  Address,
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
