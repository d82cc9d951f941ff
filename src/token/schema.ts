/**
 * The messages of Biscuit's schema.proto, as one table that the codec (`protobuf.ts`) interprets.
 *
 * Fields stand in the order of their numbers, which is the order they are written in. Message and
 * field names, in snake case, appear in the reference's error texts.
 */
import {
  bool,
  bytes,
  holding,
  int32,
  int64,
  meant,
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
  type Type,
} from "./protobuf.ts"

/** What numbers and bytes stand for where their type does not tell. */
export type Meaning =
  | "symbol"
  | "symbol index"
  | "key index"
  | "date"
  | "key"
  | "secret"
  | "algorithm"
  | "Datalog version"
  | "check kind"
  | "scope"
  | "unary operator"
  | "binary operator"
  | "literal"

const of = <V>(meaning: Meaning, type: Type<V>): Type<V> => meant(meaning, type)
const symbolIndex = of("symbol index", uint64)
const symbolIndex32 = of("symbol index", uint32)

export interface PublicKeyMessage {
  algorithm: number
  key: Uint8Array
}
export const PublicKeyMessage: Message<PublicKeyMessage> = message("PublicKey", () => ({
  algorithm: required(1, of("algorithm", int32)),
  key: required(2, of("key", bytes)),
}))

export interface ExternalSignature {
  signature: Uint8Array
  publicKey: PublicKeyMessage
}
export const ExternalSignature: Message<ExternalSignature> = message("ExternalSignature", () => ({
  signature: required(1, bytes),
  publicKey: required(2, PublicKeyMessage),
}))

export interface SignedBlockMessage {
  block: Uint8Array
  nextKey: PublicKeyMessage
  signature: Uint8Array
  externalSignature: ExternalSignature | undefined
  version: number | undefined
}
export const SignedBlockMessage: Message<SignedBlockMessage> = message("SignedBlock", () => ({
  block: required(1, holding(BlockMessage)),
  nextKey: required(2, PublicKeyMessage),
  signature: required(3, bytes),
  externalSignature: optional(4, ExternalSignature),
  version: optional(5, uint32),
}))

export interface Proof {
  content: OneOf<{ nextSecret: Uint8Array; finalSignature: Uint8Array }> | undefined
}
export const Proof: Message<Proof> = message("Proof", () => ({
  content: oneof({ nextSecret: [1, of("secret", bytes)], finalSignature: [2, bytes] }),
}))

export interface BiscuitMessage {
  rootKeyId: number | undefined
  authority: SignedBlockMessage
  blocks: SignedBlockMessage[]
  proof: Proof
}
export const BiscuitMessage: Message<BiscuitMessage> = message("Biscuit", () => ({
  rootKeyId: optional(1, uint32),
  authority: required(2, SignedBlockMessage),
  blocks: repeated(3, SignedBlockMessage),
  proof: required(4, Proof),
}))

export interface BlockMessage {
  symbols: string[]
  context: string | undefined
  version: number | undefined
  facts: FactMessage[]
  rules: RuleMessage[]
  checks: CheckMessage[]
  scope: ScopeMessage[]
  publicKeys: PublicKeyMessage[]
}
export const BlockMessage: Message<BlockMessage> = message("Block", () => ({
  symbols: repeated(1, of("symbol", string)),
  context: optional(2, string),
  version: optional(3, of("Datalog version", uint32)),
  facts: repeated(4, FactMessage),
  rules: repeated(5, RuleMessage),
  checks: repeated(6, CheckMessage),
  scope: repeated(7, ScopeMessage),
  publicKeys: repeated(8, PublicKeyMessage),
}))

/** `scopeType`: 0 is authority, 1 previous. `publicKey`: an index in the key table. */
export interface ScopeMessage {
  content: OneOf<{ scopeType: number; publicKey: bigint }> | undefined
}
export const ScopeMessage: Message<ScopeMessage> = message("Scope", () => ({
  content: oneof({ scopeType: [1, of("scope", int32)], publicKey: [2, of("key index", int64)] }),
}))

export interface FactMessage {
  predicate: PredicateMessage
}
export const FactMessage: Message<FactMessage> = message("Fact", () => ({
  predicate: required(1, PredicateMessage),
}))

export interface RuleMessage {
  head: PredicateMessage
  body: PredicateMessage[]
  expressions: ExpressionMessage[]
  scope: ScopeMessage[]
}
export const RuleMessage: Message<RuleMessage> = message("Rule", () => ({
  head: required(1, PredicateMessage),
  body: repeated(2, PredicateMessage),
  expressions: repeated(3, ExpressionMessage),
  scope: repeated(4, ScopeMessage),
}))

/** `kind`: 0 is `check if`, 1 `check all`, 2 `reject if`. */
export interface CheckMessage {
  queries: RuleMessage[]
  kind: number | undefined
}
export const CheckMessage: Message<CheckMessage> = message("Check", () => ({
  queries: repeated(1, RuleMessage),
  kind: optional(2, of("check kind", int32)),
}))

export interface PredicateMessage {
  name: bigint
  terms: TermMessage[]
}
export const PredicateMessage: Message<PredicateMessage> = message("Predicate", () => ({
  name: required(1, symbolIndex),
  terms: repeated(2, TermMessage),
}))

export interface TermMessage {
  content: TermContent | undefined
}
export type TermContent = OneOf<{
  variable: number
  integer: bigint
  string: bigint
  date: bigint
  bytes: Uint8Array
  bool: boolean
  set: TermList
  null: object
  array: TermList
  map: MapMessage
}>
export const TermMessage: Message<TermMessage> = message("Term", () => ({
  content: oneof({
    variable: [1, symbolIndex32],
    integer: [2, int64],
    string: [3, symbolIndex],
    date: [4, of("date", uint64)],
    bytes: [5, of("literal", bytes)],
    bool: [6, bool],
    set: [7, TermSet],
    null: [8, Empty],
    array: [9, ArrayMessage],
    map: [10, MapMessage],
  }),
}))

export interface TermList {
  items: TermMessage[]
}
export const TermSet: Message<TermList> = message("TermSet", () => ({
  items: repeated(1, TermMessage, "set"),
}))
export const ArrayMessage: Message<TermList> = message("Array", () => ({
  items: repeated(1, TermMessage, "array"),
}))
export const Empty: Message<object> = message("Empty", () => ({}))

export interface MapMessage {
  entries: MapEntryMessage[]
}
export const MapMessage: Message<MapMessage> = message("Map", () => ({
  entries: repeated(1, MapEntryMessage),
}))

export interface MapEntryMessage {
  key: MapKeyMessage
  value: TermMessage
}
export const MapEntryMessage: Message<MapEntryMessage> = message("MapEntry", () => ({
  key: required(1, MapKeyMessage),
  value: required(2, TermMessage),
}))

export interface MapKeyMessage {
  content: OneOf<{ integer: bigint; string: bigint }> | undefined
}
export const MapKeyMessage: Message<MapKeyMessage> = message("MapKey", () => ({
  content: oneof({ integer: [1, int64], string: [2, symbolIndex] }),
}))

export interface ExpressionMessage {
  ops: OpMessage[]
}
export const ExpressionMessage: Message<ExpressionMessage> = message("Expression", () => ({
  ops: repeated(1, OpMessage),
}))

export interface OpMessage {
  content:
    | OneOf<{
        value: TermMessage
        unary: OperationMessage
        binary: OperationMessage
        closure: ClosureMessage
      }>
    | undefined
}
export const OpMessage: Message<OpMessage> = message("Op", () => ({
  content: oneof({
    value: [1, TermMessage],
    unary: [2, OpUnary],
    binary: [3, OpBinary],
    closure: [4, ClosureMessage],
  }),
}))

/** `kind` is a position in the AST's operator tables; `ffiName` a symbol index. */
export interface OperationMessage {
  kind: number
  ffiName: bigint | undefined
}
export const OpUnary: Message<OperationMessage> = message("OpUnary", () => ({
  kind: required(1, of("unary operator", int32)),
  ffiName: optional(2, symbolIndex),
}))
export const OpBinary: Message<OperationMessage> = message("OpBinary", () => ({
  kind: required(1, of("binary operator", int32)),
  ffiName: optional(2, symbolIndex),
}))

export interface ClosureMessage {
  params: number[]
  ops: OpMessage[]
}
export const ClosureMessage: Message<ClosureMessage> = message("OpClosure", () => ({
  params: repeated(1, symbolIndex32),
  ops: repeated(2, OpMessage),
}))

export interface ThirdPartyRequestMessage {
  legacyPreviousKey: PublicKeyMessage | undefined
  legacyPublicKeys: PublicKeyMessage[]
  previousSignature: Uint8Array
}
export const ThirdPartyRequestMessage: Message<ThirdPartyRequestMessage> = message(
  "ThirdPartyBlockRequest",
  () => ({
    legacyPreviousKey: optional(1, PublicKeyMessage),
    legacyPublicKeys: repeated(2, PublicKeyMessage),
    previousSignature: required(3, bytes),
  }),
)

export interface ThirdPartyBlockMessage {
  payload: Uint8Array
  externalSignature: ExternalSignature
}
export const ThirdPartyBlockMessage: Message<ThirdPartyBlockMessage> = message(
  "ThirdPartyBlockContents",
  () => ({
    payload: required(1, holding(BlockMessage)),
    externalSignature: required(2, ExternalSignature),
  }),
)
