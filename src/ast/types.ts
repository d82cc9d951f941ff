/**
 * The abstract syntax of Biscuit Datalog, 3.0 to 3.3: plain, readonly data.
 *
 * Everything meets here. Source text and token bytes both become these values; printing, encoding and
 * evaluating all start from them. They hold no positions (those live beside the AST, see `language/`), no
 * symbol ids (those belong to the wire, see `token/`) and no classes, so they survive `structuredClone`.
 *
 * Source: specification, "Grammar"; expressions are the postfix lists of schema.proto.
 */

/** A key that signs blocks. `bytes`: 32 for ed25519, 33 (SEC1 compressed) for secp256r1. */
export interface PublicKey {
  readonly algorithm: KeyAlgorithm
  readonly bytes: Uint8Array
}

export type KeyAlgorithm = "ed25519" | "secp256r1"

/**
 * A value, a variable, or a parameter still to be bound.
 *
 * - `integer`: signed 64 bits. `date`: seconds since 1970-01-01T00:00:00Z, unsigned 64 bits.
 * - `set`: deduplicated and sorted by `compareTerms`. `map`: sorted by key, keys unique.
 * - `variable` and `parameter` names come without `$` and without braces.
 */
export type Term =
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "integer"; readonly value: bigint }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "date"; readonly value: bigint }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "set"; readonly items: readonly Term[] }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "null" }
  | { readonly kind: "array"; readonly items: readonly Term[] }
  | { readonly kind: "map"; readonly entries: readonly MapEntry[] }

export type TermKind = Term["kind"]

export interface MapEntry {
  readonly key: MapKey
  readonly value: Term
}

export type MapKey = Extract<Term, { kind: "integer" | "string" | "parameter" }>

/** A name applied to terms. Source text always gives at least one term; a token may carry none. */
export interface Predicate {
  readonly name: string
  readonly terms: readonly Term[]
}

/** A predicate that is asserted. Source text allows no variable in it; a token may carry one. */
export type Fact = Predicate

/** What a rule, a check or a policy asks: predicates to match, conditions to hold, and whom to believe. */
export interface Query {
  readonly body: readonly Predicate[]
  readonly expressions: readonly Expression[]
  /** The written `trusting …`; empty means the default. */
  readonly scopes: readonly Scope[]
}

export interface Rule extends Query {
  readonly head: Predicate
}

/** `check if`, `check all`, `reject if`; the queries are the branches around `or`. */
export interface Check {
  readonly kind: "one" | "all" | "reject"
  readonly queries: readonly Query[]
}

export interface Policy {
  readonly kind: "allow" | "deny"
  readonly queries: readonly Query[]
}

export type Scope =
  | { readonly kind: "authority" }
  | { readonly kind: "previous" }
  | { readonly kind: "publicKey"; readonly key: PublicKey }
  | { readonly kind: "parameter"; readonly name: string }

/** The Datalog of one token block. Block 0 is called the authority. */
export interface Block {
  /** The `trusting …;` line that opens a block: the default for its rules and checks. */
  readonly scopes: readonly Scope[]
  readonly facts: readonly Fact[]
  readonly rules: readonly Rule[]
  readonly checks: readonly Check[]
}

/** The verifying side's Datalog. */
export interface Authorizer extends Block {
  readonly policies: readonly Policy[]
}

/** Where a fact, rule or check was written. Ordered: 0, 1, 2, …, then the authorizer. */
export type BlockId = number | "authorizer"

/** A postfix program for the expression machine. Malformed ones can arrive in tokens and fail when run. */
export type Expression = readonly Op[]

export type Op =
  | { readonly kind: "value"; readonly term: Term }
  /** `name` is the function of an `Ffi` operation and absent otherwise. */
  | { readonly kind: "unary"; readonly op: UnaryOp; readonly name?: string }
  | { readonly kind: "binary"; readonly op: BinaryOp; readonly name?: string }
  | { readonly kind: "closure"; readonly params: readonly string[]; readonly ops: Expression }

export type UnaryOp = "Negate" | "Parens" | "Length" | "TypeOf" | "Ffi"

export type BinaryOp =
  | "LessThan"
  | "GreaterThan"
  | "LessOrEqual"
  | "GreaterOrEqual"
  | "Equal"
  | "Contains"
  | "Prefix"
  | "Suffix"
  | "Regex"
  | "Add"
  | "Sub"
  | "Mul"
  | "Div"
  | "And"
  | "Or"
  | "Intersection"
  | "Union"
  | "BitwiseAnd"
  | "BitwiseOr"
  | "BitwiseXor"
  | "NotEqual"
  | "HeterogeneousEqual"
  | "HeterogeneousNotEqual"
  | "LazyAnd"
  | "LazyOr"
  | "All"
  | "Any"
  | "Get"
  | "Ffi"
  | "TryOr"
