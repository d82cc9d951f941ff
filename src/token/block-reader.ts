/**
 * Block content from its messages, where every name, string and key is an index, to the AST.
 *
 * Each rule of form is checked as it is met, in the order in which the reference meets them.
 * Indices that no table has are noted and not thrown, because the reference looks them up only once
 * all of the form was found good.
 *
 * Source: specification, "Blocks"; the refusals and their texts are the reference's, observed.
 */
import {
  binaryOperators,
  makeMap,
  makeSet,
  maxVersion,
  thirdPartyVersion,
  unaryOperators,
  type Block,
  type Check,
  type MapKey,
  type Op,
  type Predicate,
  type Query,
  type Rule,
  type Scope,
  type Term,
} from "../ast/index.ts"
import { deserializationError, formatError, TokenError } from "./errors.ts"
import type {
  BlockMessage,
  CheckMessage,
  MapKeyMessage,
  OperationMessage,
  OpMessage,
  PredicateMessage,
  RuleMessage,
  ScopeMessage,
  TermContent,
  TermList,
  TermMessage,
} from "./schema.ts"
import type { BlockTables } from "./tables.ts"

/** Check kinds and scopes came with 3.1, and some operators. */
export const version31 = 4

const checkKinds = ["one", "all", "reject"] as const

/** Reads messages whose indices point into `tables`. */
export class BlockReader {
  readonly #tables: BlockTables
  readonly #version: number
  /** The clause that is being read, in words. */
  #clause = ""
  /** The first index that no table has. Reading goes on, because errors of form come first. */
  unknown: TokenError | undefined

  constructor(tables: BlockTables, version: number) {
    this.#tables = tables
    this.#version = version
  }

  block(message: BlockMessage, isThirdParty: boolean): Block {
    const [content, unknown] = this.#apart(() => ({
      facts: this.#each("fact", message.facts, (fact) => this.#predicate(fact.predicate)),
      rules: this.#each("rule", message.rules, (rule) => this.#rule(rule)),
      checks: this.#checks(message.checks),
    }))
    if (isThirdParty && this.#version < thirdPartyVersion) {
      throw deserializationError("third-party blocks are only supported in datalog v3.2+")
    }
    // Scopes are the last to be checked for form and the first for meaning.
    const scopes = this.#each("scope", message.scope, (scope) => this.#scope(scope))
    this.unknown ??= unknown
    return { scopes, ...content }
  }

  /** Reads clauses of a block; an error of one says which. */
  #each<M, T>(kind: string, messages: readonly M[], read: (message: M) => T): T[] {
    return messages.map((message, index) => {
      this.#clause = `${kind} ${index}`
      try {
        return read(message)
      } catch (error) {
        throw error instanceof TokenError ? error.within(this.#clause) : error
      }
    })
  }

  /**
   * Runs `read` and gives the first unknown index it met apart, for the caller to put in its place.
   */
  #apart<T>(read: () => T): [T, TokenError | undefined] {
    const before = this.unknown
    this.unknown = undefined
    const value = read()
    const met = this.unknown
    this.unknown = before
    return [value, met]
  }

  #rule(message: RuleMessage): Rule {
    const [query, unknown] = this.#apart(() => this.#query(message))
    // As with scopes: a head's form is checked after the query's, its meaning before.
    const head = this.#predicate(message.head)
    this.unknown ??= unknown
    return { head, ...query }
  }

  #query(message: RuleMessage): Query {
    const body = message.body.map((predicate) => this.#predicate(predicate))
    const expressions = message.expressions.map(({ ops }) => this.#ops(ops))
    if (this.#version < version31 && message.scope.length > 0) {
      throw deserializationError("scopes are only supported in datalog v3.1+")
    }
    return { body, expressions, scopes: message.scope.map((scope) => this.#scope(scope)) }
  }

  #checks(messages: readonly CheckMessage[]): Check[] {
    if (this.#version < version31 && messages.some((check) => check.kind !== undefined)) {
      throw deserializationError("check kinds are only supported on datalog v3.1+ blocks")
    }
    return this.#each("check", messages, (check) => this.#check(check))
  }

  #check(message: CheckMessage): Check {
    // Queries have a head on the wire, which is checked and then means nothing.
    const queries = message.queries.map((query) => {
      const { body, expressions, scopes } = this.#rule(query)
      return { body, expressions, scopes }
    })
    const kind = checkKinds[message.kind ?? 0]
    if (kind === undefined) throw deserializationError("invalid check kind")
    if (kind === "reject" && this.#version < maxVersion) {
      throw deserializationError("reject if is only supported in datalog v3.3+")
    }
    return { kind, queries }
  }

  #scope({ content }: ScopeMessage): Scope {
    if (content === undefined) throw deserializationError("expected `content` field in Scope")
    if (content.kind === "scopeType") {
      if (content.value === 0) return { kind: "authority" }
      if (content.value === 1) return { kind: "previous" }
      throw deserializationError(`unexpected value \`${content.value}\` for scope type`)
    }
    const key = this.#tables.publicKeys.keys[Number(content.value)]
    if (key !== undefined) return { kind: "publicKey", key }
    this.unknown ??= formatError("UnknownExternalKey").within(this.#clause)
    return { kind: "authority" }
  }

  #predicate(message: PredicateMessage): Predicate {
    return {
      name: this.#symbol(message.name),
      terms: message.terms.map((term) => this.#term(term)),
    }
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
        // A copy: a view would take the whole token along to a worker.
        return { kind: "bytes", value: content.value.slice() }
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
          content.value.entries.map(({ key, value }) => ({
            key: this.#mapKey(key),
            value: this.#term(value),
          })),
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
    this.unknown ??= formatError({ UnknownSymbol: Number(index) }).within(this.#clause)
    return `<${index}?>`
  }
}

const emptyContent = (): TokenError => deserializationError("ID content enum is empty")
