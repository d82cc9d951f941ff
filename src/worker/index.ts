/** What a page needs of the worker: the messages, the client, and the types and limits of a report. */
export type * from "./protocol.ts"
export { Client, type ClientOptions, type WorkerPort } from "./client.ts"
export { createWorker } from "./create.ts"
export { referenceLimits, referenceMaxTime } from "../engine/index.ts"
export type {
  Address,
  CheckResult,
  FactRow,
  PolicyResult,
  PredicateFacts,
  Report,
  RunFailure,
  RunLimits,
} from "../engine/index.ts"
