/** Short constructors of wire messages, for tokens that no source can say. */
import type {
  CheckMessage,
  ClosureMessage,
  OpMessage,
  OperationMessage,
  PredicateMessage,
  RuleMessage,
  ScopeMessage,
  TermContent,
  TermMessage,
} from "../schema.ts"

/** `query`, a default symbol. */
const queryName = 27n

type Value<K extends TermContent["kind"]> = Extract<TermContent, { kind: K }>["value"]

export const term = <K extends TermContent["kind"]>(kind: K, value: Value<K>): TermMessage => ({
  // Kind and value belong together by the signature above.
  content: { kind, value } as TermContent,
})
export const one: TermMessage = term("integer", 1n)
export const nothing: TermMessage = { content: undefined }
export const nul: TermMessage = term("null", {})
export const set = (...items: TermMessage[]): TermMessage => term("set", { items })
export const array = (...items: TermMessage[]): TermMessage => term("array", { items })

export const predicate = (...terms: TermMessage[]): PredicateMessage => ({ name: queryName, terms })
export const named = (name: bigint, ...terms: TermMessage[]): PredicateMessage => ({ name, terms })
export const fact = (...terms: TermMessage[]): { predicate: PredicateMessage } => ({
  predicate: predicate(...terms),
})

export const rule = (parts: Partial<RuleMessage> & { ops?: OpMessage[] } = {}): RuleMessage => ({
  head: predicate(),
  body: [],
  expressions: parts.ops === undefined ? [] : [{ ops: parts.ops }],
  scope: [],
  ...parts,
})
export const check = (kind: number | undefined, ...queries: RuleMessage[]): CheckMessage => ({
  queries,
  kind,
})
/** A `check if` of one expression. */
export const when = (...ops: OpMessage[]): CheckMessage => check(undefined, rule({ ops }))

export const value = (term: TermMessage): OpMessage => ({ content: { kind: "value", value: term } })
const operation = (kind: number, ffiName?: bigint): OperationMessage => ({ kind, ffiName })
export const unary = (kind: number, name?: bigint): OpMessage => ({
  content: { kind: "unary", value: operation(kind, name) },
})
export const binary = (kind: number, name?: bigint): OpMessage => ({
  content: { kind: "binary", value: operation(kind, name) },
})
export const closure = (params: number[] = [], ...ops: OpMessage[]): OpMessage => ({
  content: { kind: "closure", value: { params, ops } satisfies ClosureMessage },
})

export const scopeType = (value: number): ScopeMessage => ({
  content: { kind: "scopeType", value },
})
export const scopeKey = (value: bigint): ScopeMessage => ({ content: { kind: "publicKey", value } })
export const noScope: ScopeMessage = { content: undefined }
