/**
 * A block's AST as the bytes that are signed.
 *
 * Names, strings and keys become indices: first what the block needs and its tables lack is added,
 * in the order of `visitBlock`; then everything is written with those indices. Sets and maps are
 * written in the order of the indices, which is why that second step cannot be merged with the
 * first.
 */
import {
  binaryOperators,
  compareKeys,
  compareTerms,
  datalogVersion,
  thirdPartyVersion,
  unaryOperators,
  visitBlock,
  type Block,
  type Check,
  type Expression,
  type MapKey,
  type Op,
  type Predicate,
  type Query,
  type Scope,
  type Term,
} from "../ast/index.ts"
import { toKeyMessage } from "./public-key.ts"
import { encodeMessage } from "./protobuf.ts"
import {
  BlockMessage,
  type CheckMessage,
  type MapKeyMessage,
  type OpMessage,
  type PredicateMessage,
  type RuleMessage,
  type ScopeMessage,
  type TermContent,
} from "./schema.ts"
import { copyTables, emptyTables, type BlockTables, type Declarations } from "./tables.ts"

export interface EncodeOptions {
  /** Free text that travels with the block and has no effect. */
  readonly context?: string | undefined
  /**
   * Whether the block is for another party's signature: its tables start empty and its version is
   * at least 5.
   */
  readonly thirdParty?: boolean
}

export interface EncodedBlock extends Declarations {
  readonly bytes: Uint8Array
  readonly datalogVersion: number
}

/**
 * Encodes `block` after blocks that left `tables`, which are not changed and do not matter to third
 * parties.
 *
 * @throws {TypeError} the block holds a parameter without a value
 */
export function encodeBlock(
  block: Block,
  tables: BlockTables,
  options: EncodeOptions = {},
): EncodedBlock {
  const before = options.thirdParty === true ? emptyTables() : tables
  const after = copyTables(before)
  visitBlock(block, {
    symbol: (text) => after.symbols.insert(text),
    publicKey: (key) => after.publicKeys.insert(key),
  })
  const symbols = after.symbols.custom.slice(before.symbols.custom.length)
  const publicKeys = after.publicKeys.keys.slice(before.publicKeys.keys.length)
  const version = Math.max(
    datalogVersion(block),
    options.thirdParty === true ? thirdPartyVersion : 0,
  )
  const encode = new BlockEncoder(after)
  const bytes = encodeMessage(BlockMessage, {
    symbols,
    context: options.context,
    version,
    facts: block.facts.map((fact) => ({ predicate: encode.predicate(fact) })),
    rules: block.rules.map((rule) => encode.rule(rule.head, rule)),
    checks: block.checks.map((check) => encode.check(check)),
    scope: block.scopes.map((scope) => encode.scope(scope)),
    publicKeys: publicKeys.map(toKeyMessage),
  })
  return { bytes, symbols, publicKeys, datalogVersion: version }
}

/** What the queries of checks and policies have for a head. */
export const queryHead: Predicate = { name: "query", terms: [] }
const checkKinds = { one: undefined, all: 1, reject: 2 } as const
const unaryNumbers = new Map(unaryOperators.map(({ op }, i) => [op, i]))
const binaryNumbers = new Map(binaryOperators.map(({ op }, i) => [op, i]))

/** Writes AST nodes with the indices of tables that hold all they name. */
export class BlockEncoder {
  readonly #tables: BlockTables

  constructor(tables: BlockTables) {
    this.#tables = tables
  }

  rule(head: Predicate, query: Query): RuleMessage {
    return {
      head: this.predicate(head),
      body: query.body.map((predicate) => this.predicate(predicate)),
      expressions: query.expressions.map((expression) => ({ ops: this.#ops(expression) })),
      scope: query.scopes.map((scope) => this.scope(scope)),
    }
  }

  check(check: Check): CheckMessage {
    return {
      queries: check.queries.map((query) => this.rule(queryHead, query)),
      kind: checkKinds[check.kind],
    }
  }

  scope(scope: Scope): ScopeMessage {
    switch (scope.kind) {
      case "authority":
        return { content: { kind: "scopeType", value: 0 } }
      case "previous":
        return { content: { kind: "scopeType", value: 1 } }
      case "publicKey":
        return {
          content: { kind: "publicKey", value: BigInt(this.#tables.publicKeys.insert(scope.key)) },
        }
      case "parameter":
        throw unbound(scope.name)
      default:
        return scope satisfies never
    }
  }

  predicate(predicate: Predicate): PredicateMessage {
    return {
      name: this.#symbol(predicate.name),
      terms: predicate.terms.map((term) => ({ content: this.#term(term) })),
    }
  }

  #term(term: Term): TermContent {
    switch (term.kind) {
      case "variable":
        return { kind: "variable", value: Number(this.#symbol(term.name)) }
      case "string":
        return { kind: "string", value: this.#symbol(term.value) }
      case "integer":
      case "date":
        return { kind: term.kind, value: term.value }
      case "bytes":
        return { kind: "bytes", value: term.value }
      case "bool":
        return { kind: "bool", value: term.value }
      case "null":
        return { kind: "null", value: {} }
      case "set":
      case "array":
        return {
          kind: term.kind,
          value: { items: this.#items(term).map((item) => ({ content: this.#term(item) })) },
        }
      case "map":
        return { kind: "map", value: { entries: this.#entries(term) } }
      case "parameter":
        throw unbound(term.name)
      default:
        return term satisfies never
    }
  }

  #items(term: Extract<Term, { kind: "set" | "array" }>): readonly Term[] {
    const { compare } = this.#tables.symbols
    return term.kind === "array"
      ? term.items
      : term.items.toSorted((a, b) => compareTerms(a, b, compare))
  }

  #entries(term: Extract<Term, { kind: "map" }>) {
    const { compare } = this.#tables.symbols
    return term.entries
      .toSorted((a, b) => compareKeys(a.key, b.key, compare))
      .map(({ key, value }) => ({ key: this.#mapKey(key), value: { content: this.#term(value) } }))
  }

  #mapKey(key: MapKey): MapKeyMessage {
    switch (key.kind) {
      case "integer":
        return { content: { kind: "integer", value: key.value } }
      case "string":
        return { content: { kind: "string", value: this.#symbol(key.value) } }
      case "parameter":
        throw unbound(key.name)
      default:
        return key satisfies never
    }
  }

  #ops(ops: Expression): OpMessage[] {
    return ops.map((op) => ({ content: this.#op(op) }))
  }

  #op(op: Op): OpMessage["content"] {
    const ffiName = "name" in op && op.name !== undefined ? this.#symbol(op.name) : undefined
    switch (op.kind) {
      case "value":
        return { kind: "value", value: { content: this.#term(op.term) } }
      case "unary":
        return { kind: "unary", value: { kind: unaryNumbers.get(op.op)!, ffiName } }
      case "binary":
        return { kind: "binary", value: { kind: binaryNumbers.get(op.op)!, ffiName } }
      case "closure": {
        const params = op.params.map((param) => Number(this.#symbol(param)))
        return { kind: "closure", value: { params, ops: this.#ops(op.ops) } }
      }
      default:
        return op satisfies never
    }
  }

  #symbol(text: string): bigint {
    return BigInt(this.#tables.symbols.insert(text))
  }
}

const unbound = (name: string): TypeError => new TypeError(`parameter \`{${name}}\` has no value`)
