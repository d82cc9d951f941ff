/**
 * The symbol table of the specification, and the order in which a block's symbols and keys enter tables.
 *
 * On the wire every name and string is an index into this table. The engine does not need it, but what the
 * reference *prints* depends on it: sets and maps are ordered by symbol index there, and the index of an
 * unbound variable is part of an error. So the walk below is shared by the encoder and by reports.
 *
 * Source: specification, "Symbol table"; the order of the walk is the reference's, observed.
 */
import type { CompareStrings } from "./order.ts"
import { compareUtf8 } from "./order.ts"
import type { Snapshot } from "./snapshot.ts"
import type {
  Block,
  Check,
  Expression,
  Fact,
  Policy,
  PublicKey,
  Query,
  Rule,
  Scope,
  Term,
} from "./types.ts"

/** Indices 0 to 27, in every token. */
export const defaultSymbols: readonly string[] = [
  "read",
  "write",
  "resource",
  "operation",
  "right",
  "time",
  "role",
  "owner",
  "tenant",
  "namespace",
  "user",
  "team",
  "service",
  "admin",
  "email",
  "group",
  "member",
  "ip_address",
  "client",
  "client_ip",
  "domain",
  "path",
  "version",
  "cluster",
  "node",
  "hostname",
  "nonce",
  "query",
]

/** The index of the first symbol that is not a default one; those between are reserved. */
export const firstCustomSymbol = 1024

const defaultIndices: ReadonlyMap<string, number> = new Map(
  defaultSymbols.map((symbol, i) => [symbol, i]),
)

export class SymbolTable {
  /** Of the custom symbols. */
  readonly #indices = new Map<string, number>()
  readonly #custom: string[] = []

  /** A table of the default symbols followed by `custom`, in order; of equal strings the first index counts. */
  constructor(custom: readonly string[] = []) {
    for (const symbol of custom) this.append(symbol)
  }

  /** The symbols from `firstCustomSymbol` on. */
  get custom(): readonly string[] {
    return this.#custom
  }

  /** Adds `symbol` as the next index even if it is there already, as tokens may. */
  append(symbol: string): void {
    const index = firstCustomSymbol + this.#custom.push(symbol) - 1
    if (this.indexOf(symbol) === undefined) this.#indices.set(symbol, index)
  }

  /** The index of `symbol`, added at the end if it is new. */
  insert(symbol: string): number {
    const known = this.indexOf(symbol)
    if (known !== undefined) return known
    this.append(symbol)
    return firstCustomSymbol + this.#custom.length - 1
  }

  /** The index of `symbol`, or undefined. */
  indexOf(symbol: string): number | undefined {
    return defaultIndices.get(symbol) ?? this.#indices.get(symbol)
  }

  /** The string at `index`, or undefined for one that is reserved or not there. */
  get(index: number): string | undefined {
    return index < firstCustomSymbol
      ? defaultSymbols[index]
      : this.#custom[index - firstCustomSymbol]
  }

  /** Orders strings as the reference orders them once loaded; those not in the table come last. */
  readonly compare: CompareStrings = (a, b) => {
    if (a === b) return 0
    const x = this.indexOf(a) ?? Infinity
    const y = this.indexOf(b) ?? Infinity
    return x === y ? compareUtf8(a, b) : x - y
  }
}

/** What meets the symbols and keys of a walk, each occurrence once. */
export interface SymbolVisitor {
  symbol(text: string): unknown
  publicKey(key: PublicKey): unknown
}

/** Visits facts, rules, checks, then the block's own scopes. */
export function visitBlock(block: Block, visitor: SymbolVisitor): void {
  for (const fact of block.facts) visitFact(fact, visitor)
  for (const rule of block.rules) visitRule(rule, visitor)
  for (const check of block.checks) visitQueries(check, visitor)
  visitScopes(block.scopes, visitor)
}

/** What of a snapshot holds symbols. */
export interface SnapshotClauses extends Pick<Snapshot, "authorizer" | "facts"> {
  readonly blocks: readonly { readonly block: Block }[]
}

/** Visits policies, the authorizer's other clauses, blocks, then facts. */
export function visitSnapshot(
  { authorizer, blocks, facts }: SnapshotClauses,
  visitor: SymbolVisitor,
): void {
  for (const policy of authorizer.policies) visitQueries(policy, visitor)
  visitBlock(authorizer, visitor)
  for (const { block } of blocks) visitBlock(block, visitor)
  for (const group of facts) for (const fact of group.facts) visitFact(fact, visitor)
}

export function visitFact(fact: Fact, visitor: SymbolVisitor): void {
  visitor.symbol(fact.name)
  for (const term of fact.terms) visitTerm(term, visitor)
}

export function visitRule(rule: Rule, visitor: SymbolVisitor): void {
  visitFact(rule.head, visitor)
  visitQuery(rule, visitor)
}

/** The queries of a check or policy. Their head, `query`, is a default symbol. */
export function visitQueries(item: Check | Policy, visitor: SymbolVisitor): void {
  for (const query of item.queries) visitQuery(query, visitor)
}

function visitQuery(query: Query, visitor: SymbolVisitor): void {
  for (const predicate of query.body) visitFact(predicate, visitor)
  for (const expression of query.expressions) visitExpression(expression, visitor)
  visitScopes(query.scopes, visitor)
}

function visitScopes(scopes: readonly Scope[], visitor: SymbolVisitor): void {
  for (const scope of scopes) if (scope.kind === "publicKey") visitor.publicKey(scope.key)
}

export function visitExpression(expression: Expression, visitor: SymbolVisitor): void {
  for (const op of expression) {
    switch (op.kind) {
      case "value":
        visitTerm(op.term, visitor)
        break
      case "unary":
      case "binary":
        if (op.name !== undefined) visitor.symbol(op.name)
        break
      case "closure":
        for (const param of op.params) visitor.symbol(param)
        visitExpression(op.ops, visitor)
        break
      default:
        op satisfies never
    }
  }
}

function visitTerm(term: Term, visitor: SymbolVisitor): void {
  switch (term.kind) {
    case "variable":
      visitor.symbol(term.name)
      break
    case "string":
      visitor.symbol(term.value)
      break
    case "set":
    case "array":
      for (const item of term.items) visitTerm(item, visitor)
      break
    case "map":
      for (const { key, value } of term.entries) {
        visitTerm(key, visitor)
        visitTerm(value, visitor)
      }
      break
    case "integer":
    case "date":
    case "bytes":
    case "bool":
    case "null":
    case "parameter":
      break
    default:
      term satisfies never
  }
}
