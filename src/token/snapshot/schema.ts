/**
 * The messages of a snapshot, in the form of `../schema.ts`: what a block, a rule and a fact are on the wire
 * is the same in both.
 *
 * Source: specification, schema.proto, from `AuthorizerSnapshot` on.
 */
import {
  int32,
  message,
  oneof,
  optional,
  repeated,
  required,
  string,
  uint32,
  uint64,
  type Message,
  type OneOf,
} from "../protobuf.ts"
import {
  CheckMessage,
  Empty,
  FactMessage,
  PublicKeyMessage,
  RuleMessage,
  ScopeMessage,
} from "../schema.ts"

/** `executionTime` in nanoseconds; 0 when there was no run that ended well. */
export interface SnapshotMessage {
  limits: LimitsMessage
  executionTime: bigint
  world: WorldMessage
}
export const SnapshotMessage: Message<SnapshotMessage> = message("AuthorizerSnapshot", () => ({
  limits: required(1, LimitsMessage),
  executionTime: required(2, uint64),
  world: required(3, WorldMessage),
}))

/** `maxTime` in nanoseconds. */
export interface LimitsMessage {
  maxFacts: bigint
  maxIterations: bigint
  maxTime: bigint
}
export const LimitsMessage: Message<LimitsMessage> = message("RunLimits", () => ({
  maxFacts: required(1, uint64),
  maxIterations: required(2, uint64),
  maxTime: required(3, uint64),
}))

/** All indices in it point into its own `symbols` and `publicKeys`. */
export interface WorldMessage {
  version: number | undefined
  symbols: string[]
  publicKeys: PublicKeyMessage[]
  blocks: SnapshotBlockMessage[]
  authorizerBlock: SnapshotBlockMessage
  authorizerPolicies: PolicyMessage[]
  generatedFacts: GeneratedFactsMessage[]
  iterations: bigint
}
export const WorldMessage: Message<WorldMessage> = message("AuthorizerWorld", () => ({
  version: optional(1, uint32),
  symbols: repeated(2, string),
  publicKeys: repeated(3, PublicKeyMessage),
  blocks: repeated(4, SnapshotBlockMessage),
  authorizerBlock: required(5, SnapshotBlockMessage),
  authorizerPolicies: repeated(6, PolicyMessage),
  generatedFacts: repeated(7, GeneratedFactsMessage),
  iterations: required(8, uint64),
}))

export interface SnapshotBlockMessage {
  context: string | undefined
  version: number | undefined
  facts: FactMessage[]
  rules: RuleMessage[]
  checks: CheckMessage[]
  scope: ScopeMessage[]
  externalKey: PublicKeyMessage | undefined
}
export const SnapshotBlockMessage: Message<SnapshotBlockMessage> = message("SnapshotBlock", () => ({
  context: optional(1, string),
  version: optional(2, uint32),
  facts: repeated(3, FactMessage),
  rules: repeated(4, RuleMessage),
  checks: repeated(5, CheckMessage),
  scope: repeated(6, ScopeMessage),
  externalKey: optional(7, PublicKeyMessage),
}))

/** `kind`: 0 is allow, 1 deny. */
export interface PolicyMessage {
  queries: RuleMessage[]
  kind: number
}
export const PolicyMessage: Message<PolicyMessage> = message("Policy", () => ({
  queries: repeated(1, RuleMessage),
  kind: required(2, int32),
}))

/** Facts of one origin, which is the set of `origins`. */
export interface GeneratedFactsMessage {
  origins: OriginMessage[]
  facts: FactMessage[]
}
export const GeneratedFactsMessage: Message<GeneratedFactsMessage> = message(
  "GeneratedFacts",
  () => ({
    origins: repeated(1, OriginMessage),
    facts: repeated(2, FactMessage),
  }),
)

export interface OriginMessage {
  content: OneOf<{ authorizer: object; origin: number }> | undefined
}
export const OriginMessage: Message<OriginMessage> = message("Origin", () => ({
  content: oneof({ authorizer: [1, Empty], origin: [2, uint32] }),
}))
