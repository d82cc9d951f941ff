/**
 * Questions about a finished run, and their answers: plain data that crosses to a page by structured clone.
 * Clauses and facts are named by address and content, never by numbers of one world, so that a question can
 * be asked again of the next run.
 */
import type { BlockId, Fact, Predicate, Rule, Scope, Term } from "../../ast/index.ts"
import type { QueryAnswer, Viewpoint } from "../query.ts"
import type { ExecutionCode, FactKey, Maker, NamedFact, Outcome } from "../types.ts"

export type { FactKey, NamedFact }

/** A rule, a check or a policy with all its branches. The block of a policy is the authorizer. */
export interface ClauseAddress {
  readonly kind: "rule" | "check" | "policy"
  readonly block: BlockId
  /** Within its kind and block. */
  readonly index: number
}

export interface Binding {
  /** Without `$`. */
  readonly name: string
  readonly term: Term
}

export type Question =
  /** Why it came out as it did: what matched, what a failed one lacks, what raised an error. */
  | { readonly kind: "clause"; readonly at: ClauseAddress }
  /** How facts were first derived, together in one proof. */
  | { readonly kind: "proof"; readonly facts: readonly FactKey[] }
  /** All ways to derive a fact. */
  | { readonly kind: "derivations"; readonly fact: FactKey }
  /** How often each rule fired and each fact was used. */
  | { readonly kind: "coverage" }
  | { readonly kind: "rounds" }
  /** What one round made; 0 is what was given. */
  | { readonly kind: "round"; readonly round: number }
  | { readonly kind: "query"; readonly rule: Rule; readonly viewpoint: Viewpoint }

export type Explanation =
  | ClauseExplanation
  | Proof
  | Derivations
  | Coverage
  | Rounds
  | RoundFacts
  | QueryTable

/** The answer to a question of a kind. */
export type AnswerTo<Q extends Question> = Extract<Explanation, { readonly kind: Q["kind"] }>

/** Words, with what is Datalog told apart. */
export type Sentence = readonly (string | { readonly code: string })[]

/** What was not finished within the budget is not `complete`: what it holds is right, and there may be more. */
export interface Budgeted {
  readonly complete: boolean
}

export interface ClauseExplanation extends Budgeted {
  readonly kind: "clause"
  readonly at: ClauseAddress
  /** A check passes, a policy matches, a rule fires; or not; or a condition had no value. */
  readonly outcome: "holds" | "fails" | "raises"
  /** What decided, in one sentence without a full stop. */
  readonly cause: Sentence
  readonly branches: readonly BranchExplanation[]
  /** Changes that would make it hold, each tried. */
  readonly fixes: readonly Fix[]
}

/** One of the queries around `or`. */
export interface BranchExplanation extends Budgeted {
  readonly query: number
  /** Whether it makes the check pass, the policy match or the rule fire. */
  readonly holds: boolean
  /** The same of this branch alone. */
  readonly cause: Sentence
  /** The blocks whose facts it may read, ascending, the authorizer last. */
  readonly trusted: readonly BlockId[]
  /**
   * What `attempts` are. `match`: the first match. `counterexample`: the first match of the predicates of a
   * `check all` for which a condition is false. `closest`: nothing matches, these come closest, best first.
   * `error`: the first match for which a condition has no value.
   */
  readonly finding: "match" | "counterexample" | "closest" | "error"
  /** How many matches there are: of the whole query, or of the predicates for `check all`. */
  readonly matches: number
  readonly attempts: readonly Attempt[]
}

/**
 * Facts for some predicates of a query that agree on variables, and what follows. The measure of an attempt:
 *
 * 1. how many predicates match;
 * 2. of those that match equally many, how many conditions are true;
 * 3. of those, in how few places the nearest facts of the missing predicates differ, in sum. Facts that may
 *    not be read count as well. Where there is no fact of the name and number of terms, that is one place
 *    more than there are terms. A variable without a value takes that of its first place and must keep it.
 * 4. of those, for how many of the matched predicates the authorizer alone supplies the fact: a request is
 *    taken as it is, and what it lacks is missing.
 *
 * Of equals, those that miss later predicates come first, then those found first. Unless the budget was spent,
 * the closest attempts that are told are the first four in this order, of those that match most predicates;
 * the same predicates with the same values, by facts of other origins, are told once.
 */
export interface Attempt {
  /** One for each predicate of the body, in its order. */
  readonly predicates: readonly PredicateOutcome[]
  /** One for each condition, in its order. */
  readonly conditions: readonly ConditionOutcome[]
  readonly bindings: readonly Binding[]
}

export type PredicateOutcome =
  | { readonly kind: "matched"; readonly fact: NamedFact }
  | {
      readonly kind: "missing"
      /** What was looked for: the predicate, with the variables that have a value replaced by it. */
      readonly wanted: Predicate
      /**
       * `absent`: there is no fact of this name and number of terms. `differs`: none of them fits.
       * `untrusted`: one fits, but the query may not read it.
       */
      readonly reason: "absent" | "differs" | "untrusted"
      /** Those that differ least first; of equals those that may not be read. */
      readonly nearest: readonly NearFact[]
      /** Predicates there are facts of whose name is nearly the same, or that have another number of terms. */
      readonly similar: readonly { readonly name: string; readonly arity: number }[]
    }

/** A fact of the name and number of terms that is looked for. */
export interface NearFact {
  readonly fact: NamedFact
  /** Whether the query may read it. */
  readonly trusted: boolean
  /** The positions of terms that differ. */
  readonly differs: readonly number[]
}

/** `unknown`: it reads variables that the attempt leaves without a value, or the budget did not suffice. */
export type ConditionOutcome =
  | {
      readonly kind: "true" | "false" | "not-a-boolean"
      readonly text: string
      readonly evaluation: Evaluation
    }
  | {
      readonly kind: "error"
      readonly text: string
      readonly evaluation: Evaluation
      readonly error: EvaluationError
    }
  | {
      readonly kind: "unknown"
      readonly text: string
      /** Those variables, without `$`; none where the budget ended its evaluation. */
      readonly lacks: readonly string[]
    }

export interface EvaluationError {
  readonly code: ExecutionCode
  readonly detail: readonly string[]
}

/** What a part of an expression came to. */
export interface Evaluation {
  /**
   * The number of the operation that completes this part, in its own postfix list: that of the expression,
   * or that of the closure around it.
   */
  readonly op: number
  /** As Datalog. */
  readonly text: string
  /**
   * `value`: it has one. `raised`: the error comes from here. `skipped`: it was never evaluated, or a part
   * of it raised. `closure`: code that an operation applied or not.
   */
  readonly state: "value" | "raised" | "skipped" | "closure"
  readonly value: Term | null
  /** The operands, in the order of the source. */
  readonly operands: readonly Evaluation[]
  /**
   * Of an operation that applies a closure: the call that decided, which is the last one made. Null where
   * there was none.
   */
  readonly call: { readonly params: readonly Binding[]; readonly body: Evaluation } | null
}

/** A change to the program after which the clause holds; found by running it. */
export type Fix = {
  /** Of the whole request, with this change. */
  readonly outcome: Outcome
  /** What the change would mean, as a sentence without a full stop. */
  readonly meaning: Sentence
} & FixEdit

export type FixEdit =
  /** The query trusts more: `scopes` are all that it then has written. */
  | {
      readonly kind: "trust"
      readonly at: ClauseAddress
      readonly query: number
      readonly scopes: readonly Scope[]
      /** The block that is trusted in addition. */
      readonly block: BlockId
    }
  /** A fact of a later block is stated by the authority instead. */
  | {
      readonly kind: "move"
      readonly block: BlockId
      readonly index: number
      readonly fact: Fact
    }
  /** The authorizer states a fact that nothing supplies. */
  | { readonly kind: "add"; readonly fact: Fact }

/** How facts were first derived: a graph without cycles, each fact once. */
export interface Proof extends Budgeted {
  readonly kind: "proof"
  /** The node of each fact that was asked for; null for one that the world does not hold. */
  readonly roots: readonly (number | null)[]
  /** Premises come before what they support. */
  readonly nodes: readonly ProofNode[]
}

export interface ProofNode {
  /** `from` names its rule, or the fact that states it. */
  readonly fact: NamedFact
  /** Of the rule's variables; empty for a given fact. */
  readonly bindings: readonly Binding[]
  /**
   * The nodes matched by the rule's body, in its order. None, although the body has predicates, where the
   * proof was not followed further because of its budget.
   */
  readonly premises: readonly number[]
  /** The conditions of the rule, all true. None where the proof was not followed further. */
  readonly conditions: readonly ConditionOutcome[]
  /** How often it was derived or stated again. */
  readonly repeats: number
}

export interface Derivations extends Budgeted {
  readonly kind: "derivations"
  /** The first one first. None when the world does not hold the fact. */
  readonly derivations: readonly Derivation[]
}

export interface Derivation {
  /** The rule, or the fact that states it. */
  readonly from: Maker
  readonly bindings: readonly Binding[]
  readonly premises: readonly NamedFact[]
  readonly conditions: readonly ConditionOutcome[]
}

/** Counts are of the finished world; not `complete`, they are at least these. */
export interface Coverage extends Budgeted {
  readonly kind: "coverage"
  /** Of every rule: how many matches its body has. */
  readonly rules: readonly { readonly at: ClauseAddress; readonly fired: number }[]
  /**
   * Of every written fact: how many matches it is part of, of bodies of rules and queries of checks and
   * policies; whether conditions hold does not count.
   */
  readonly facts: readonly {
    readonly block: BlockId
    readonly index: number
    readonly used: number
  }[]
  /** Policies after the one that decided, and whether they would match too. */
  readonly policies: readonly { readonly index: number; readonly matches: boolean }[]
}

export interface Rounds {
  readonly kind: "rounds"
  /** How many facts there were after each round that made new ones; the first entry counts the given ones. */
  readonly totals: readonly number[]
  /** Rules that fired, those that made most facts first. */
  readonly rules: readonly RuleWork[]
}

export interface RuleWork {
  readonly at: ClauseAddress
  /** How many matches were found. */
  readonly fired: number
  /** How many new facts they made. */
  readonly made: number
}

export interface RoundFacts {
  readonly kind: "round"
  readonly round: number
  /** How many facts it made; `facts` are the first of them. */
  readonly made: number
  readonly facts: readonly NamedFact[]
  /** Those that fired in it, those that made most first. */
  readonly rules: readonly RuleWork[]
}

export interface QueryTable extends Budgeted {
  readonly kind: "query"
  /** Each pair (terms, origin) once; for `query_all` each tuple once. In the order found. */
  readonly answers: readonly QueryRow[]
  /** What stopped the query: then the reference gives no answer at all. */
  readonly error: EvaluationError | null
}

export type QueryRow = QueryAnswer
