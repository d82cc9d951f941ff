/**
 * The bytes of a block as its AST.
 *
 * Two steps, as in the reference, because they fail at different times: the message is read when the token is
 * (its declarations are needed for the tables), its content when somebody looks at it. Everything a token may say
 * that source cannot, such as facts with variables or malformed expressions, is let through.
 *
 * Source: specification, "Blocks"; which content is refused, and with which text, is the reference's, observed.
 */
import {
  binaryOperators, datalogVersion, makeMap, makeSet, maxVersion, minVersion, thirdPartyVersion, unaryOperators,
  binaryOperator, type Block, type Check, type Expression, type MapKey, type Op, type Predicate, type Query,
  type Rule, type Scope, type Term,
} from "../ast/index.ts"
import { deserializationError, formatError, TokenError } from "./errors.ts"
import { decodeMessage } from "./protobuf.ts"
import { fromKeyMessage } from "./public-key.ts"
import {
  BlockMessage, type CheckMessage, type MapKeyMessage, type OpMessage, type OperationMessage, type PredicateMessage,
  type RuleMessage, type ScopeMessage, type TermContent, type TermList, type TermMessage,
} from "./schema.ts"
import type { BlockTables, Declarations } from "./tables.ts"
import { DecodeError } from "./wire-input.ts"

/** @throws {TokenError} `BlockDeserializationError` */
export function decodeBlockMessage(bytes: Uint8Array, index: number): BlockMessage {
  try {
    return decodeMessage(BlockMessage, bytes)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    const what = index === 0 ? "authority block" : "block"
    throw formatError({ BlockDeserializationError: `error deserializing ${what}: ${error.text}` })
  }
}

/** @throws {TokenError} a declared public key is none */
export const declarationsOf = (message: BlockMessage): Declarations => ({
  symbols: message.symbols,
  publicKeys: message.publicKeys.map(fromKeyMessage),
})

/** Check kinds and scopes came with 3.1, more operators too. */
const version31 = 4

/**
 * Reads a block's content. `tables` are the token's, whole, or a third-party block's own.
 *
 * @throws {TokenError} `Version`, `DeserializationError`, `UnknownSymbol`, `UnknownExternalKey`
 */
export function readBlock(message: BlockMessage, tables: BlockTables, isThirdParty: boolean): Block {
  const version = message.version ?? 0
  if (version < minVersion || version > maxVersion) {
    throw formatError({ Version: { maximum: maxVersion, minimum: minVersion, actual: version } })
  }
  const read = new BlockReader(tables, version)
  const facts = message.facts.map((fact) => read.predicate(fact.predicate))
  const rules = message.rules.map((rule) => read.rule(rule))
  if (version < version31 && message.checks.some((check) => check.kind !== undefined)) {
    throw deserializationError("check kinds are only supported on datalog v3.1+ blocks")
  }
  const checks = message.checks.map((check) => read.check(check))
  const inContent = read.unknown
  read.unknown = undefined
  const scopes = message.scope.map((scope) => read.scope(scope))
  const block = { scopes, facts, rules, checks }
  checkFeatures(block, version)
  if (isThirdParty && version < thirdPartyVersion) {
    throw deserializationError("third-party blocks are only supported in datalog v3.2+")
  }
  const unknown = read.unknown ?? inContent
  if (unknown !== undefined) throw unknown
  return block
}

/** Refuses what `version` does not have. That 3.0 blocks may use what came with 3.3 is the reference's doing. */
function checkFeatures(block: Block, version: number): void {
  if (version < version31) {
    if (block.scopes.length > 0) throw deserializationError("scopes are only supported in datalog v3.1+")
    if (expressionsOf(block).some((expression) => expression.some(isVersion31))) {
      throw deserializationError("bitwise operators and != are only supported in datalog v3.1+")
    }
  } else if (version < maxVersion && datalogVersion(block) === maxVersion) {
    throw deserializationError("maps, arrays, null, closures are only supported in datalog v3.3+")
  }
}

const expressionsOf = (block: Block): Expression[] =>
  [...block.rules, ...block.checks.flatMap((check) => check.queries)].flatMap((query) => query.expressions)

const isVersion31 = (op: Op): boolean => op.kind === "binary" && binaryOperator(op.op).version === version31

const checkKinds = ["one", "all", "reject"] as const

/** Reads messages whose indices point into `tables`. */
class BlockReader {
  readonly #tables: BlockTables
  readonly #version: number
  /** The first index that no table has. Reading goes on, because errors of form come first. */
  unknown: TokenError | undefined

  constructor(tables: BlockTables, version: number) {
    this.#tables = tables
    this.#version = version
  }

  rule(message: RuleMessage): Rule {
    return { head: this.predicate(message.head), ...this.#query(message) }
  }

  /** The head of a check's query says nothing. */
  #query(message: RuleMessage): Query {
    const body = message.body.map((predicate) => this.predicate(predicate))
    const expressions = message.expressions.map(({ ops }) => this.#ops(ops))
    if (this.#version < version31 && message.scope.length > 0) {
      throw deserializationError("scopes are only supported in datalog v3.1+")
    }
    return { body, expressions, scopes: message.scope.map((scope) => this.scope(scope)) }
  }

  check(message: CheckMessage): Check {
    const queries = message.queries.map((query) => this.#query(query))
    const kind = checkKinds[message.kind ?? 0]
    if (kind === undefined) throw deserializationError("invalid check kind")
    if (kind === "reject" && this.#version < maxVersion) {
      throw deserializationError("reject if is only supported in datalog v3.3+")
    }
    return { kind, queries }
  }

  scope({ content }: ScopeMessage): Scope {
    if (content === undefined) throw deserializationError("expected `content` field in Scope")
    if (content.kind === "scopeType") {
      if (content.value === 0) return { kind: "authority" }
      if (content.value === 1) return { kind: "previous" }
      throw deserializationError(`unexpected value \`${content.value}\` for scope type`)
    }
    const key = this.#tables.publicKeys.keys[Number(content.value)]
    if (key !== undefined) return { kind: "publicKey", key }
    this.unknown ??= formatError("UnknownExternalKey")
    return { kind: "authority" }
  }

  predicate(message: PredicateMessage): Predicate {
    return { name: this.#symbol(message.name), terms: message.terms.map((term) => this.#term(term)) }
  }

  #term({ content }: TermMessage): Term {
    switch (content?.kind) {
      case undefined:
        throw emptyContent()
      case "variable":
        return { kind: "variable", name: this.#symbol(content.value) }
      case "string":
        return { kind: "string", value: this.#symbol(content.value) }
      case "integer":
      case "date":
        return { kind: content.kind, value: content.value }
      case "bytes":
        return { kind: "bytes", value: content.value }
      case "bool":
        return { kind: "bool", value: content.value }
      case "null":
        return { kind: "null" }
      case "set":
        return this.#set(content.value)
      case "array":
        return { kind: "array", items: content.value.items.map((item) => this.#term(item)) }
      case "map":
        return makeMap(
          content.value.entries.map(({ key, value }) => ({ key: this.#mapKey(key), value: this.#term(value) })),
        )
      default:
        return content satisfies never
    }
  }

  #set({ items }: TermList): Term {
    let kind: TermContent["kind"] | undefined
    const terms = items.map((item) => {
      const found = item.content?.kind
      if (found === undefined) throw emptyContent()
      if (found === "variable") throw deserializationError("sets cannot contain variables")
      if (found === "set") throw deserializationError("sets cannot contain other sets")
      kind ??= found
      if (found !== kind) throw deserializationError("sets elements must have the same type")
      return this.#term(item)
    })
    return makeSet(terms)
  }

  #mapKey({ content }: MapKeyMessage): MapKey {
    if (content === undefined) throw emptyContent()
    return content.kind === "integer"
      ? { kind: "integer", value: content.value }
      : { kind: "string", value: this.#symbol(content.value) }
  }

  #ops(ops: readonly OpMessage[]): Op[] {
    return ops.map((op) => this.#op(op))
  }

  #op({ content }: OpMessage): Op {
    switch (content?.kind) {
      case undefined:
        throw deserializationError("operation is empty")
      case "value":
        return { kind: "value", term: this.#term(content.value) }
      case "unary": {
        const op = unaryOperators[content.value.kind]?.op
        if (op === undefined) throw deserializationError("unary operation is empty")
        return { kind: "unary", op, ...this.#functionName(content.value, op === "Ffi", "unary") }
      }
      case "binary": {
        const op = binaryOperators[content.value.kind]?.op
        if (op === undefined) throw deserializationError("binary operation is empty")
        return { kind: "binary", op, ...this.#functionName(content.value, op === "Ffi", "binary") }
      }
      case "closure": {
        const params = content.value.params.map((param) => this.#symbol(param))
        return { kind: "closure", params, ops: this.#ops(content.value.ops) }
      }
      default:
        return content satisfies never
    }
  }

  #functionName({ ffiName }: OperationMessage, isFfi: boolean, arity: string): { name?: string } {
    if (isFfi && ffiName === undefined) throw deserializationError("missing ffi name")
    if (!isFfi && ffiName !== undefined) {
      throw deserializationError(`ffi name set on a regular ${arity} operation`)
    }
    return ffiName === undefined ? {} : { name: this.#symbol(ffiName) }
  }

  #symbol(index: number | bigint): string {
    const symbol = this.#tables.symbols.get(Number(index))
    if (symbol !== undefined) return symbol
    this.unknown ??= formatError({ UnknownSymbol: Number(index) })
    return `<${index}?>`
  }
}

const emptyContent = (): TokenError => deserializationError("ID content enum is empty")
