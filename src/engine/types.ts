/**
 * What goes into a run and what comes out: plain data, small whatever the size of the world, so that it
 * crosses to a page from a worker by structured clone. Everything named by an address can be found in the
 * input; nothing here holds text of the user's.
 */
import type { Authorizer, Block, BlockId, PublicKey, Snapshot, Term } from "../ast/index.ts"

/** A token block as the engine sees it; `externalKey` is the third party that signed it, if one did. */
export interface RunBlock {
  readonly block: Block
  readonly externalKey: PublicKey | null
}

/** Everything a run depends on. The same input gives the same report, times aside. */
export interface RunInput {
  /** The token's blocks, the authority first; none when there is no token. */
  readonly blocks: readonly RunBlock[]
  readonly authorizer: Authorizer
  /** Each as in `referenceLimits` where absent. */
  readonly limits?: Partial<RunLimits>
  /** Functions behind `.extern::name(…)`. */
  readonly externs?: Readonly<Record<string, Extern>>
  /** The time in milliseconds from any start, against which `maxTime` is held; the system's where absent. */
  readonly clock?: () => number
  /** A world that an earlier run of these blocks and this authorizer left. */
  readonly stored?: StoredWorld
}

/**
 * The world of an earlier run. With an `executionTime` that run ended well: its facts are all there are, and
 * no rule is applied for more. Without, the run goes on from its facts, with limits that count from there.
 */
export type StoredWorld = Pick<Snapshot, "facts" | "iterations" | "executionTime">

/** How a stored world differs from what its rules make here; a host function or an edit makes them differ. */
export interface StoredDifferences {
  /** Stored, and neither written nor made by a rule here. */
  readonly missing: readonly FactKey[]
  /** Made by a rule from the facts of the world, and not stored; the first thousand. */
  readonly extra: readonly FactKey[]
  /** Whether all rules could be tried; if not, facts they make may count as `missing`, and none as `extra`. */
  readonly complete: boolean
}

/** A host function. It throws an `Error` to fail; the message becomes part of the execution error. */
export type Extern = (left: Term, right?: Term) => Term

/**
 * Bounds of a run. The number of blocks is tested before anything is evaluated, the others after each round
 * that made new facts, as the reference does.
 */
export interface RunLimits {
  /** The run stops when the world holds this many facts or more, given ones included. */
  readonly maxFacts: number
  /** The run stops after this many rounds that made new facts. */
  readonly maxIterations: number
  /** Wall time in milliseconds; `Infinity` for none. */
  readonly maxTime: number
  /** How many blocks after the authority a token may have; `Infinity` for any number. */
  readonly maxBlocks: number
  /**
   * Makes each limit the most that is allowed, where the reference already stops on reaching one, and tests
   * it before the first round and at the first fact too many as well. A run over any of them fails as
   * `BiscuitBoundsExceeded`, even one that an expression would have failed later.
   */
  readonly isStrict?: boolean
}

export type LimitName = Exclude<keyof RunLimits, "isStrict">

/** Where a clause stands. `index` counts within its kind and block, `query` the branches around `or`. */
export type Address =
  | { readonly kind: "fact" | "rule"; readonly block: BlockId; readonly index: number }
  | {
      readonly kind: "check"
      readonly block: BlockId
      readonly index: number
      readonly query: number
    }
  | { readonly kind: "policy"; readonly index: number; readonly query: number }

/** What a fact comes from: its statement, the rule that made it first, or the stored world that held it. */
export type Maker = Address | { readonly kind: "stored" }

export interface Report {
  readonly outcome: Outcome
  /** In evaluation order: the authorizer's, the authority's, then those of blocks 1, 2, …; up to a failure. */
  readonly checks: readonly CheckResult[]
  readonly policies: readonly PolicyResult[]
  /** Facts by predicate name and number of terms, in order of first appearance. */
  readonly predicates: readonly PredicateFacts[]
  readonly run: RunSummary
  /**
   * Clauses for which one match raises an error and another succeeds. The reference visits facts in random
   * order, so its verdict on them is random too; here the first fact in insertion order decides.
   */
  readonly orderDependent: readonly Address[]
  /** Of a run from a stored world; null of one from what is written alone. */
  readonly differences: StoredDifferences | null
}

/**
 * The verdict. Checks and policies are independent: an allow policy may match while checks fail.
 * `denied` with `policy: null` means that no policy matched.
 */
export type Outcome =
  | { readonly kind: "allowed"; readonly policy: number }
  | {
      readonly kind: "denied"
      readonly policy: { readonly kind: "allow" | "deny"; readonly index: number } | null
      /** How many checks failed. */
      readonly failedChecks: number
    }
  | { readonly kind: "failed"; readonly failure: RunFailure }

export interface CheckOutcome {
  readonly block: BlockId
  readonly index: number
  readonly passed: boolean
  /** The branch that decided: the first that made the check pass, or null. */
  readonly query: number | null
}

export interface CheckResult extends CheckOutcome {
  /** The check as the reference prints it. */
  readonly text: string
}

export interface PolicyOutcome {
  readonly index: number
  readonly kind: "allow" | "deny"
  /** `not-reached`: an earlier policy had decided, or the run failed before. */
  readonly result: "matched" | "not-matched" | "not-reached"
  /** The branch that matched, or null. */
  readonly query: number | null
}

export interface PolicyResult extends PolicyOutcome {
  /** The policy as the reference prints it. */
  readonly text: string
}

export interface PredicateFacts {
  readonly name: string
  readonly arity: number
  /** How many facts there are; `facts` may hold fewer, the first ones. */
  readonly total: number
  readonly facts: readonly FactRow[]
}

/** A fact by what it says and by the blocks that made it possible, as in `FactRow`. */
export interface FactKey {
  readonly name: string
  readonly terms: readonly Term[]
  readonly origin: readonly BlockId[]
}

export interface FactRow {
  readonly terms: readonly Term[]
  /** The blocks that made it possible, ascending, the authorizer last. */
  readonly origin: readonly BlockId[]
  /** The round that made it; 0 when it was given. */
  readonly round: number
  readonly from: Maker
}

export interface NamedFact extends FactRow {
  readonly name: string
}

/** Facts of one predicate, in an order. */
export interface FactsSelection {
  readonly name: string
  readonly arity: number
  /**
   * Keeps facts whose text, origin names or birth words contain it, whatever the case; "" keeps all. Origins
   * are named `authority`, `block 1`, … and `authorizer`; the birth of a fact is `given`,
   * `derived round 2, rule 0 of block 1`, or `stored in the snapshot`.
   */
  readonly filter: string
  /** Null keeps the order of the report: that in which the facts were made. */
  readonly sort: FactsSort | null
}

/** Those of a selection from number `from` up to `to`, exclusive. */
export interface FactsQuery extends FactsSelection {
  readonly from: number
  readonly to: number
}

/** Equal facts keep the order of the report, in both directions. */
export interface FactsSort {
  /** The column of a term, or what comes beside the terms. */
  readonly by: number | "origin" | "round"
  readonly descending: boolean
}

export interface FactsPage {
  readonly query: FactsQuery
  /** Facts of the predicate. */
  readonly total: number
  /** Those of them that the filter keeps. */
  readonly matching: number
  readonly rows: readonly FactRow[]
}

export interface RunSummary {
  readonly facts: number
  /** Facts that were not derived: declared ones, and those that only a stored world holds. */
  readonly given: number
  /** Rounds that made new facts. */
  readonly iterations: number
  /** Wall time of the fixpoint and of checks and policies. */
  readonly milliseconds: number
  readonly limits: RunLimits
}

/** Why a run has no verdict. */
export type RunFailure =
  | {
      readonly kind: "execution"
      readonly code: ExecutionCode
      /** A variable or function name, and the message of a failed function. */
      readonly detail: readonly string[]
      readonly at: Address
    }
  | {
      readonly kind: "limit"
      readonly code: RunLimitCode
      readonly limit: LimitName
      /** Blocks, facts, rounds or milliseconds, as the limit counts. */
      readonly allowed: number
      readonly found: number
      /** The rule that made most facts in the last round, when a fact or round limit was reached. */
      readonly at: Address | null
    }
  | { readonly kind: "invalid-rule"; readonly at: Address; readonly text: string }

export type ExecutionCode =
  | "Overflow"
  | "DivideByZero"
  | "InvalidType"
  | "InvalidStack"
  | "ShadowedVariable"
  | "UnknownVariable"
  | "UndefinedExtern"
  | "ExternEvalError"

/**
 * The reference has the first three. `TooManyBlocks` is a bound of this engine's, and any bound of a strict run
 * is `BiscuitBoundsExceeded`.
 */
export type RunLimitCode =
  | "TooManyFacts"
  | "TooManyIterations"
  | "Timeout"
  | "TooManyBlocks"
  | "BiscuitBoundsExceeded"
