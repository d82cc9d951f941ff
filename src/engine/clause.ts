/**
 * Rules and queries compiled to numbers: predicates become relations and term ids, variables become slots.
 */
import type { Fact, Query, Rule, Term } from "../ast/index.ts"
import { Arena } from "./arena.ts"
import { compileExpression, slotsOf, type CompiledExpression } from "./expression.ts"
import type { Interner } from "./interner.ts"
import type { OriginId, TrustedOrigins } from "./origins.ts"
import { Relation } from "./relation.ts"
import type { Address } from "./types.ts"

/** Relations by predicate name and number of terms, in order of first appearance. */
export class Relations {
  readonly #byName = new Map<string, Relation[]>()
  readonly #arena = new Arena()
  readonly #terms: { readonly length: number }
  readonly all: Relation[] = []

  /** @param terms all terms of the program */
  constructor(terms: { readonly length: number }) {
    this.#terms = terms
  }

  find(name: string, arity: number): Relation | undefined {
    return this.#byName.get(name)?.find((each) => each.arity === arity)
  }

  get(name: string, arity: number): Relation {
    let group = this.#byName.get(name)
    if (group === undefined) {
      group = []
      this.#byName.set(name, group)
    }
    let relation = group.find((each) => each.arity === arity)
    if (relation === undefined) {
      relation = new Relation(name, arity, this.#terms, this.#arena)
      group.push(relation)
      this.all.push(relation)
    }
    return relation
  }
}

/** A predicate of a body. A column holds a slot as its number, a constant term `t` as `~t`. */
export interface Atom {
  readonly relation: Relation
  readonly columns: readonly number[]
}

export interface Condition {
  readonly expression: CompiledExpression
  /** The slots it reads. */
  readonly slots: readonly number[]
}

export interface CompiledQuery {
  readonly address: Address
  readonly atoms: readonly Atom[]
  readonly conditions: readonly Condition[]
  readonly trusted: TrustedOrigins
  /** The names of the variables, by slot, in order of appearance in the body. */
  readonly slots: readonly string[]
}

export interface CompiledRule extends CompiledQuery {
  readonly head: Atom
  /** The origin of what the rule makes without premises. */
  readonly origin: OriginId
}

/** @param address what the query belongs to: errors and results name it */
export function compileQuery(
  query: Query,
  trusted: TrustedOrigins,
  address: Address,
  interner: Interner,
  relations: Relations,
): CompiledQuery {
  const slots: string[] = []
  const column = (term: Term): number => {
    if (term.kind !== "variable") return ~interner.intern(term)
    const slot = slots.indexOf(term.name)
    return slot >= 0 ? slot : slots.push(term.name) - 1
  }
  const atoms = query.body.map(({ name, terms }) => ({
    relation: relations.get(name, terms.length),
    columns: terms.map(column),
  }))
  const conditions = query.expressions.map((each) => {
    const expression = compileExpression(each, slots)
    return { expression, slots: slotsOf(expression) }
  })
  return { address, atoms, conditions, trusted, slots }
}

/** The variables of a rule's head that no predicate of its body binds. */
export function unboundInHead(rule: Rule): readonly string[] {
  const bound = new Set(
    rule.body.flatMap((predicate) => predicate.terms.filter(isVariable).map(({ name }) => name)),
  )
  return rule.head.terms
    .filter(isVariable)
    .map(({ name }) => name)
    .filter((name) => !bound.has(name))
}

const isVariable = (term: Term): term is Extract<Term, { kind: "variable" }> =>
  term.kind === "variable"

/** Compiles a rule whose head holds bound variables only. */
export function compileRule(
  rule: Rule,
  trusted: TrustedOrigins,
  origin: OriginId,
  address: Address,
  interner: Interner,
  relations: Relations,
): CompiledRule {
  const query = compileQuery(rule, trusted, address, interner, relations)
  const columns = rule.head.terms.map((term) =>
    term.kind === "variable" ? query.slots.indexOf(term.name) : ~interner.intern(term),
  )
  const head = { relation: relations.get(rule.head.name, columns.length), columns }
  head.relation.reservePremises(query.atoms.length)
  return { ...query, head, origin }
}

/** Whether a fact holds a variable. Only a token can carry one; it never matches anything. */
export const isInert = (fact: Fact): boolean => fact.terms.some(isVariable)
