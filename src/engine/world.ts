/**
 * The world of a run: the program compiled to relations and clauses, and its facts, which the fixpoint
 * (`fixpoint.ts`) completes. Checks, policies, queries and explanations read it.
 */
import {
  compareTerms,
  printRule,
  referenceOrder,
  SymbolTable,
  visitBlock,
  visitFact,
  visitQueries,
  visitRule,
  visitSnapshot,
  type Authorizer,
  type Block,
  type BlockId,
  type Fact,
  type Predicate,
  type PrintStyle,
  type Query,
  type SymbolVisitor,
  type Term,
} from "../ast/index.ts"
import {
  compileQuery,
  compileRule,
  isInert,
  Relations,
  unboundInHead,
  type CompiledQuery,
  type CompiledRule,
} from "./clause.ts"
import type { Environment } from "./expression.ts"
import { Interner } from "./interner.ts"
import type { JoinContext } from "./join.ts"
import { Origins, TrustResolver, type OriginId, type TrustedOrigins } from "./origins.ts"
import type { Relation } from "./relation.ts"
import type { Address, FactKey, Maker, RunInput } from "./types.ts"

/** A rule that the reference refuses when it loads the token. */
export class InvalidRuleError extends Error {
  override readonly name = "InvalidRuleError"
  readonly at: Address
  readonly text: string

  constructor(at: Address, text: string, variables: readonly string[]) {
    const names = variables.map((name) => `\`$${name}\``).join(", ")
    super(`the head of a rule holds variables that no predicate of its body binds: ${names}`)
    this.at = at
    this.text = text
  }
}

/** A fact of a world, in memory. */
export interface FactPlace {
  readonly relation: Relation
  readonly row: number
}

/** Facts that hold a variable: they count and are printed, and match nothing. */
export interface InertFact {
  readonly fact: Fact
  readonly origin: OriginId
  readonly from: Maker
}

export class World implements JoinContext {
  readonly input: RunInput
  readonly origins: Origins
  readonly relations: Relations
  readonly rules: CompiledRule[] = []
  /** What facts that no rule made come from: the written ones in the order of blocks, then the stored. */
  readonly given: Maker[] = []
  readonly inert: InertFact[] = []
  readonly externs: Environment["externs"]
  readonly #interner = new Interner()
  readonly #trust: TrustResolver
  readonly #ordered = new Map<Term, Term>()
  #symbols: SymbolTable | null = null
  /** Ends an enumeration that takes too long, by throwing; set for the time of a run. */
  interrupt: () => void = () => {}

  /**
   * @param stored facts to hold beside those that are written
   * @throws {InvalidRuleError} a rule's head holds a variable that its body does not bind
   */
  constructor(input: RunInput, stored: readonly FactKey[] = []) {
    this.input = input
    this.externs = input.externs ?? {}
    this.relations = new Relations(this.#interner.terms)
    this.origins = new Origins(input.blocks.length)
    this.#trust = new TrustResolver(
      this.origins,
      // The authority block is signed by the root; it never counts as a third party's.
      input.blocks.map(({ externalKey }, i) => (i === 0 ? null : externalKey)),
    )
    for (const block of this.blockIds()) this.#declare(block)
    for (const block of this.blockIds()) this.#addFacts(block)
    for (const fact of stored)
      this.#addFact(fact, this.origins.together(fact.origin), { kind: "stored" })
    for (const relation of this.relations.all) relation.endRound()
  }

  get terms(): readonly Term[] {
    return this.#interner.terms
  }

  /** How many facts there are, inert ones included. */
  get factCount(): number {
    let count = this.inert.length
    for (const relation of this.relations.all) count += relation.visible
    return count
  }

  /** The authority, further blocks, the authorizer. */
  blockIds(): readonly BlockId[] {
    return [...this.input.blocks.keys(), "authorizer"]
  }

  datalog(block: BlockId): Block {
    return block === "authorizer" ? this.authorizer : this.input.blocks[block]!.block
  }

  get authorizer(): Authorizer {
    return this.input.authorizer
  }

  /** What a clause with `scopes`, written in `block`, may read. */
  trusted(query: Query, block: BlockId): TrustedOrigins {
    return this.#trust.resolve(query.scopes, this.datalog(block).scopes, block)
  }

  /** What a query of the verifier's may read: its own scopes, or the authority and the authorizer. */
  trustedByDefault(query: Query): TrustedOrigins {
    return this.#trust.resolve(query.scopes, [], "authorizer")
  }

  /** All blocks and the authorizer. */
  everything(): TrustedOrigins {
    return this.#trust.everything()
  }

  compile(query: Query, trusted: TrustedOrigins, address: Address): CompiledQuery {
    return compileQuery(query, trusted, address, this.#interner, this.relations)
  }

  /** The reference's symbol table once everything is loaded: it orders sets and numbers variables. */
  get symbols(): SymbolTable {
    return (this.#symbols ??= loadSymbols(this))
  }

  /** How the reference prints what it has loaded. */
  get style(): PrintStyle {
    return referenceOrder((a, b) => this.symbols.compare(a, b))
  }

  /** A set or map in the order in which the reference keeps it. */
  readonly ordered: Environment["ordered"] = (collection) => {
    let ordered = this.#ordered.get(collection)
    if (ordered === undefined) {
      ordered = orderBySymbols(collection, this.symbols)
      this.#ordered.set(collection, ordered)
    }
    // Ordering keeps the kind.
    return ordered as typeof collection
  }

  /** Where a fact is, or null if the world does not hold it. Facts that hold a variable are in no row. */
  find({ name, terms }: Predicate, origin: readonly BlockId[]): FactPlace | null {
    const relation = this.relations.find(name, terms.length)
    const originId = this.origins.find(origin)
    if (relation === undefined || originId === undefined) return null
    const ids: number[] = []
    for (const term of terms) {
      const id = this.#interner.find(term)
      if (id === undefined) return null
      ids.push(id)
    }
    const row = relation.find(ids, originId)
    return row < 0 ? null : { relation, row }
  }

  /** The terms of a row. */
  tuple(relation: Relation, row: number): Predicate {
    const terms: Term[] = []
    for (let c = 0; c < relation.arity; c++) terms.push(this.terms[relation.term(row, c)]!)
    return { name: relation.name, terms }
  }

  /** Facts in relations of their own, numbered as in this world; those that hold a variable are left out. */
  relationsOf(facts: readonly FactKey[]): Relations {
    const relations = new Relations(this.terms)
    for (const fact of facts) {
      if (isInert(fact)) continue
      const relation = relations.get(fact.name, fact.terms.length)
      relation.add(this.#numbered(fact), this.origins.together(fact.origin), 0)
    }
    for (const relation of relations.all) relation.endRound()
    return relations
  }

  #numbered({ terms }: Fact): number[] {
    return terms.map((term) => this.#interner.intern(term))
  }

  /** Makes the relations and compiles the rules, which say how wide rows must be. */
  #declare(block: BlockId): void {
    const { facts, rules } = this.datalog(block)
    const origin = this.origins.of(block)
    for (const fact of facts) this.relations.get(fact.name, fact.terms.length)
    rules.forEach((rule, index) => {
      const address: Address = { kind: "rule", block, index }
      const unbound = unboundInHead(rule)
      if (unbound.length > 0)
        throw new InvalidRuleError(address, printRule(rule, this.style), unbound)
      const trusted = this.trusted(rule, block)
      this.rules.push(compileRule(rule, trusted, origin, address, this.#interner, this.relations))
    })
  }

  #addFacts(block: BlockId): void {
    const origin = this.origins.of(block)
    this.datalog(block).facts.forEach((fact, index) =>
      this.#addFact(fact, origin, { kind: "fact", block, index }),
    )
  }

  #addFact(fact: Fact, origin: OriginId, from: Maker): void {
    if (isInert(fact)) {
      this.inert.push({ fact, origin, from })
      return
    }
    const relation = this.relations.get(fact.name, fact.terms.length)
    relation.add(this.#numbered(fact), origin, ~(this.given.push(from) - 1))
  }
}

function orderBySymbols(
  collection: Extract<Term, { kind: "set" | "map" }>,
  symbols: SymbolTable,
): Term {
  return collection.kind === "set"
    ? {
        kind: "set",
        items: collection.items.toSorted((a, b) => compareTerms(a, b, symbols.compare)),
      }
    : {
        kind: "map",
        entries: collection.entries.toSorted((a, b) => compareTerms(a.key, b.key, symbols.compare)),
      }
}

/**
 * Symbols in the order in which the reference meets them: when it loads a token and then authorizes, or when
 * it saves a snapshot, whose table it keeps on loading.
 */
function loadSymbols(world: World): SymbolTable {
  const symbols = new SymbolTable()
  const visitor = {
    symbol: (text: string): void => void symbols.insert(text),
    publicKey: (): void => {},
  }
  if (world.input.stored === undefined) visitProgram(world, visitor)
  else visitSnapshot({ ...world.input, facts: world.input.stored.facts }, visitor)
  return symbols
}

function visitProgram(world: World, visitor: SymbolVisitor): void {
  for (const { block } of world.input.blocks) visitBlock(block, visitor)
  const { facts, rules, checks, policies } = world.authorizer
  for (const fact of facts) visitFact(fact, visitor)
  for (const rule of rules) visitRule(rule, visitor)
  for (const check of checks) visitQueries(check, visitor)
  for (const policy of policies) visitQueries(policy, visitor)
}
