/**
 * The slow twin: authorization as the specification tells it, over plain terms, with nothing indexed, nothing
 * numbered and every round applying every rule to everything. It shares no code with the engine but the
 * operators on two values. It is there to be obviously right: do not improve it.
 */
import {
  compareUtf8,
  equalPublicKeys,
  printCheck,
  printFact,
  type Block,
  type BlockId,
  type Expression,
  type Fact,
  type Predicate,
  type PublicKey,
  type Query,
  type Rule,
  type Scope,
  type Term,
} from "../../ast/index.ts"
import { ExecutionError } from "../errors.ts"
import { applyBinary, applyUnary, bool, type ValueOp } from "../operations.ts"
import type { RunInput } from "../types.ts"

export interface NaiveFact {
  readonly fact: Fact
  readonly origin: ReadonlySet<BlockId>
}

export interface NaiveOutcome {
  /** `origin: fact`, sorted. */
  readonly facts: readonly string[]
  readonly iterations: number
  /** `allow 0`, `deny 1`, `no policy`, an error's code, or a limit's. */
  readonly outcome: string
  /** `block/index` of each failed check, in evaluation order. */
  readonly failedChecks: readonly string[]
}

export type Binding = ReadonlyMap<string, Term>

export function authorizeNaively(input: RunInput): NaiveOutcome {
  const blockIds: BlockId[] = [...input.blocks.keys(), "authorizer"]
  const blockOf = (id: BlockId): Block =>
    id === "authorizer" ? input.authorizer : input.blocks[id]!.block
  const limits = { maxFacts: 1000, maxIterations: 100, ...input.limits }
  const trusts = (scopes: readonly Scope[], id: BlockId): ReadonlySet<BlockId> =>
    trusted(scopes, blockOf(id).scopes, id, input)

  let facts = new Map<string, NaiveFact>()
  for (const id of blockIds)
    for (const fact of blockOf(id).facts) add(facts, { fact, origin: new Set([id]) })

  let iterations = 0
  let stopped: string | null = null
  try {
    for (;;) {
      const next = new Map(facts)
      for (const id of blockIds) {
        for (const rule of blockOf(id).rules) {
          const visible = visibleTo(facts, trusts(rule.scopes, id))
          for (const derived of apply(rule, id, visible, input)) add(next, derived)
        }
      }
      const finished = next.size === facts.size
      facts = next
      if (finished) break
      iterations++
      if (iterations >= limits.maxIterations) stopped = "TooManyIterations"
      else if (facts.size >= limits.maxFacts) stopped = "TooManyFacts"
      if (stopped !== null) break
    }
  } catch (error) {
    stopped = codeOf(error)
  }

  const printed = [...facts.keys()].toSorted(compareUtf8)
  if (stopped !== null) return { facts: printed, iterations, outcome: stopped, failedChecks: [] }

  const failedChecks: string[] = []
  let outcome = "no policy"
  const judgeChecks = (id: BlockId): void =>
    blockOf(id).checks.forEach((check, index) => {
      const passes = check.queries.some((query) => {
        const visible = visibleTo(facts, trusts(query.scopes, id))
        if (check.kind === "all") return everyMatchHolds(query, visible, input)
        return someMatchHolds(query, visible, input) !== (check.kind === "reject")
      })
      if (!passes) failedChecks.push(`${id}/${index} ${printCheck(check)}`)
    })
  try {
    judgeChecks("authorizer")
    if (input.blocks.length > 0) judgeChecks(0)
    const matching = input.authorizer.policies.findIndex((policy) =>
      policy.queries.some((query) =>
        someMatchHolds(query, visibleTo(facts, trusts(query.scopes, "authorizer")), input),
      ),
    )
    if (matching >= 0) outcome = `${input.authorizer.policies[matching]!.kind} ${matching}`
    for (let id = 1; id < input.blocks.length; id++) judgeChecks(id)
  } catch (error) {
    return { facts: printed, iterations, outcome: codeOf(error), failedChecks: [] }
  }
  return { facts: printed, iterations, outcome, failedChecks }
}

function codeOf(error: unknown): string {
  if (error instanceof ExecutionError) return error.code
  throw error
}

export const printOrigin = (origin: Iterable<BlockId>): string =>
  [...origin]
    .toSorted((a, b) => (a === "authorizer" ? 1 : b === "authorizer" ? -1 : a - b))
    .join(", ")

function add(facts: Map<string, NaiveFact>, fact: NaiveFact): void {
  const key = `${printOrigin(fact.origin)}: ${printFact(fact.fact)}`
  if (!facts.has(key)) facts.set(key, fact)
}

export function trusted(
  scopes: readonly Scope[],
  blockScopes: readonly Scope[],
  id: BlockId,
  input: RunInput,
): ReadonlySet<BlockId> {
  const written = scopes.length > 0 ? scopes : blockScopes
  const result = new Set<BlockId>(["authorizer", id])
  if (written.length === 0) result.add(0)
  const signers: (PublicKey | null)[] = input.blocks.map(({ externalKey }, i) =>
    i === 0 ? null : externalKey,
  )
  for (const scope of written) {
    if (scope.kind === "authority") result.add(0)
    if (scope.kind === "previous" && id !== "authorizer")
      for (let i = 0; i <= id; i++) result.add(i)
    if (scope.kind === "publicKey") {
      signers.forEach((key, i) => key !== null && equalPublicKeys(key, scope.key) && result.add(i))
    }
  }
  return result
}

const visibleTo = (
  facts: Map<string, NaiveFact>,
  blocks: ReadonlySet<BlockId>,
): readonly NaiveFact[] =>
  [...facts.values()].filter(({ origin }) => [...origin].every((id) => blocks.has(id)))

function* apply(
  rule: Rule,
  id: BlockId,
  facts: readonly NaiveFact[],
  input: RunInput,
): Generator<NaiveFact> {
  for (const { binding, origin } of matches(rule.body, facts, new Map(), new Set())) {
    if (!conditionsHold(rule, binding, input)) continue
    const terms = rule.head.terms.map((term) =>
      term.kind === "variable" ? binding.get(term.name)! : term,
    )
    yield { fact: { name: rule.head.name, terms }, origin: new Set([id, ...origin]) }
  }
}

interface Match {
  readonly binding: Binding
  readonly origin: ReadonlySet<BlockId>
}

function* matches(
  body: readonly Predicate[],
  facts: readonly NaiveFact[],
  binding: Binding,
  origin: ReadonlySet<BlockId>,
): Generator<Match> {
  const [first, ...rest] = body
  if (first === undefined) {
    yield { binding, origin }
    return
  }
  for (const each of facts) {
    const extended = matchFact(first, each.fact, binding)
    if (extended !== null)
      yield* matches(rest, facts, extended, new Set([...origin, ...each.origin]))
  }
}

export function matchFact(predicate: Predicate, fact: Fact, binding: Binding): Binding | null {
  if (predicate.name !== fact.name || predicate.terms.length !== fact.terms.length) return null
  if (fact.terms.some((term) => term.kind === "variable")) return null
  const extended = new Map(binding)
  for (const [i, asked] of predicate.terms.entries()) {
    const given = fact.terms[i]!
    const expected = asked.kind === "variable" ? extended.get(asked.name) : asked
    if (expected === undefined && asked.kind === "variable") extended.set(asked.name, given)
    else if (!same(expected!, given)) return null
  }
  return extended
}

const same = (a: Term, b: Term): boolean => {
  const equal = applyBinary("HeterogeneousEqual", a, b)
  return equal.kind === "bool" && equal.value
}

const someMatchHolds = (query: Query, facts: readonly NaiveFact[], input: RunInput): boolean => {
  for (const { binding } of matches(query.body, facts, new Map(), new Set())) {
    if (conditionsHold(query, binding, input)) return true
  }
  return false
}

const everyMatchHolds = (query: Query, facts: readonly NaiveFact[], input: RunInput): boolean => {
  let any = false
  for (const { binding } of matches(query.body, facts, new Map(), new Set())) {
    if (!conditionsHold(query, binding, input)) return false
    any = true
  }
  return any
}

export function conditionsHold(query: Query, binding: Binding, input: RunInput): boolean {
  return query.expressions.every((expression) => {
    const value = evaluate(expression, binding, input)
    if (value.kind !== "bool") throw new ExecutionError("InvalidType")
    return value.value
  })
}

type Item = Term | { readonly params: readonly string[]; readonly ops: Expression }

function evaluate(expression: Expression, binding: Binding, input: RunInput): Term {
  const stack: Item[] = []
  const pop = (): Item => {
    const item = stack.pop()
    if (item === undefined) throw new ExecutionError("InvalidStack")
    return item
  }
  for (const op of expression) {
    if (op.kind === "value") {
      if (op.term.kind !== "variable") stack.push(op.term)
      else if (binding.has(op.term.name)) stack.push(binding.get(op.term.name)!)
      else throw new ExecutionError("UnknownVariable", op.term.name)
    } else if (op.kind === "closure") {
      stack.push(op)
    } else if (op.kind === "unary") {
      const operand = pop()
      if ("ops" in operand) throw new ExecutionError("InvalidStack")
      if (op.op === "Ffi") throw new ExecutionError("UndefinedExtern", op.name!)
      stack.push(applyUnary(op.op, operand))
    } else {
      const right = pop()
      const left = pop()
      if ("ops" in left && "ops" in right) throw new ExecutionError("InvalidStack")
      if ("ops" in right) stack.push(applyClosure(op.op, left as Term, right, binding, input))
      else if ("ops" in left) stack.push(applyClosure(op.op, right, left, binding, input))
      else if (op.op === "Ffi") throw new ExecutionError("UndefinedExtern", op.name!)
      else if (["LazyAnd", "LazyOr", "All", "Any", "TryOr"].includes(op.op)) {
        throw new ExecutionError("InvalidType")
      } else stack.push(applyBinary(op.op as ValueOp, left, right))
    }
  }
  const [result] = stack
  if (stack.length !== 1 || result === undefined || "ops" in result)
    throw new ExecutionError("InvalidStack")
  return result
}

function applyClosure(
  op: string,
  operand: Term,
  closure: Extract<Item, { params: readonly string[] }>,
  binding: Binding,
  input: RunInput,
): Term {
  if (closure.params.some((name) => binding.has(name))) throw new ExecutionError("ShadowedVariable")
  const [param] = closure.params
  if (param === undefined && op === "TryOr") {
    try {
      return evaluate(closure.ops, binding, input)
    } catch (error) {
      if (error instanceof ExecutionError) return operand
      throw error
    }
  }
  if (param === undefined && operand.kind === "bool" && (op === "LazyAnd" || op === "LazyOr")) {
    return operand.value === (op === "LazyOr") ? operand : evaluate(closure.ops, binding, input)
  }
  if (param !== undefined && closure.params.length === 1 && (op === "All" || op === "Any")) {
    for (const element of elements(operand)) {
      const result = evaluate(closure.ops, new Map([...binding, [param, element]]), input)
      if (result.kind !== "bool") throw new ExecutionError("InvalidType")
      if (result.value === (op === "Any")) return result
    }
    return bool(op === "All")
  }
  throw new ExecutionError("InvalidType")
}

/** In the order of the AST; the engine visits strings by symbol index, which only an error could tell. */
function elements(term: Term): readonly Term[] {
  if (term.kind === "set" || term.kind === "array") return term.items
  if (term.kind !== "map") throw new ExecutionError("InvalidType")
  return term.entries.map(({ key, value }) => ({ kind: "array", items: [key, value] }))
}
