/**
 * Expressions: compiled once per clause, evaluated once per match on a stack machine.
 *
 * Compilation resolves each variable to where its value will be (a slot of the match, a parameter of an
 * enclosing closure, or nowhere) and decides whether a closure shadows: both depend only on the text.
 * Everything else happens in the order the reference does it, so that of several possible errors the same
 * one is met. Source: specification, "Expressions"; schema.proto, `Op`.
 */
import type { BinaryOp, Expression, Op, Term, UnaryOp } from "../ast/index.ts"
import { ExecutionError } from "./errors.ts"
import { applyBinary, applyUnary, falseTerm, trueTerm, type ValueOp } from "./operations.ts"
import type { Extern } from "./types.ts"

/** What evaluation needs from outside of the expression. */
export interface Environment {
  /** The value in a slot of the match being tested. */
  value(slot: number): Term
  /** The elements of a set, or the keys of a map, in the order `any` and `all` visit them. */
  ordered(
    collection: Extract<Term, { kind: "set" | "map" }>,
  ): Extract<Term, { kind: "set" | "map" }>
  readonly externs: Readonly<Record<string, Extern>>
  /** Called for each element a closure is applied to; what it throws ends the evaluation. */
  interrupt(): void
}

export type CompiledExpression = readonly Instruction[]

export interface Closure {
  readonly params: number
  /** Whether a parameter has the name of a variable that is bound around the closure. */
  readonly shadows: boolean
  readonly body: CompiledExpression
}

type Instruction =
  | { readonly kind: "constant"; readonly term: Term }
  | { readonly kind: "slot"; readonly slot: number }
  /** `depth` counts enclosing closures with a parameter, from the outermost. */
  | { readonly kind: "parameter"; readonly depth: number }
  | { readonly kind: "unbound"; readonly name: string }
  | { readonly kind: "unary"; readonly op: UnaryOp; readonly name: string }
  | { readonly kind: "binary"; readonly op: BinaryOp; readonly name: string }
  | { readonly kind: "closure"; readonly closure: Closure }

/** Compiles an expression of a clause whose body binds `slots`, a name each. */
export const compileExpression = (
  expression: Expression,
  slots: readonly string[],
): CompiledExpression => compileOps(expression, slots, [])

const compileOps = (
  ops: Expression,
  slots: readonly string[],
  params: readonly string[],
): CompiledExpression => ops.map((op) => compileOp(op, slots, params))

function compileOp(op: Op, slots: readonly string[], params: readonly string[]): Instruction {
  switch (op.kind) {
    case "value":
      return op.term.kind === "variable"
        ? resolve(op.term.name, slots, params)
        : { kind: "constant", term: op.term }
    case "unary":
      return { kind: "unary", op: op.op, name: op.name ?? "" }
    case "binary":
      return { kind: "binary", op: op.op, name: op.name ?? "" }
    case "closure": {
      const shadows = op.params.some((name) => slots.includes(name) || params.includes(name))
      const body = compileOps(op.ops, slots, [...params, ...op.params])
      return { kind: "closure", closure: { params: op.params.length, shadows, body } }
    }
    default:
      return op satisfies never
  }
}

function resolve(name: string, slots: readonly string[], params: readonly string[]): Instruction {
  const depth = params.lastIndexOf(name)
  if (depth >= 0) return { kind: "parameter", depth }
  const slot = slots.indexOf(name)
  return slot >= 0 ? { kind: "slot", slot } : { kind: "unbound", name }
}

/** The slots an expression reads, closures included. */
export function slotsOf(expression: CompiledExpression): readonly number[] {
  return expression.flatMap((instruction) => {
    switch (instruction.kind) {
      case "slot":
        return [instruction.slot]
      case "closure":
        return slotsOf(instruction.closure.body)
      default:
        return []
    }
  })
}

/**
 * Whether a condition holds for a match.
 *
 * @throws {ExecutionError} it has no value, or one that is not a boolean
 */
export function holds(expression: CompiledExpression, environment: Environment): boolean {
  const result = evaluate(expression, environment)
  if (result.kind !== "bool") throw new ExecutionError("InvalidType")
  return result.value
}

/** @throws {ExecutionError} the expression has no value */
export const evaluate = (expression: CompiledExpression, environment: Environment): Term =>
  run(expression, environment, [], null)

/** What the operations of an expression came to. */
export interface Trace {
  /** After each operation, null for a closure; shorter if one had no value. */
  readonly values: readonly (Term | null)[]
  /** The last call of a closure that an operation made, by the number of the operation. */
  readonly calls: ReadonlyMap<number, Call>
}

/** A closure applied to arguments. */
export interface Call {
  readonly args: readonly Term[]
  readonly trace: Trace
}

interface Recording extends Trace {
  readonly values: (Term | null)[]
  readonly calls: Map<number, Call>
}

/** Evaluates an expression and keeps what each of its operations came to, and those of closures. */
export function trace(
  expression: CompiledExpression,
  environment: Environment,
): Trace & { readonly error: ExecutionError | null } {
  const recording: Recording = { values: [], calls: new Map() }
  try {
    run(expression, environment, [], recording)
    return { ...recording, error: null }
  } catch (error) {
    if (!(error instanceof ExecutionError)) throw error
    return { ...recording, error }
  }
}

/** The recording of a call that the operation being recorded makes. */
function callWithin({ values, calls }: Recording, args: readonly Term[]): Recording {
  const recording: Recording = { values: [], calls: new Map() }
  calls.set(values.length, { args, trace: recording })
  return recording
}

/** A value, or a closure that waits for the operator to apply it. */
type Item = Term | Closure

const isClosure = (item: Item): item is Closure => "body" in item

function run(
  expression: CompiledExpression,
  environment: Environment,
  params: readonly Term[],
  recording: Recording | null,
): Term {
  const stack: Item[] = []
  for (const instruction of expression) {
    switch (instruction.kind) {
      case "constant":
        stack.push(instruction.term)
        break
      case "slot":
        stack.push(environment.value(instruction.slot))
        break
      case "parameter":
        stack.push(params[instruction.depth]!)
        break
      case "unbound":
        throw new ExecutionError("UnknownVariable", instruction.name)
      case "closure":
        stack.push(instruction.closure)
        break
      case "unary":
        stack.push(runUnary(instruction.op, instruction.name, stack.pop(), environment))
        break
      case "binary": {
        const right = stack.pop()
        const left = stack.pop()
        const { op, name } = instruction
        stack.push(runBinary(op, name, left, right, environment, params, recording))
        break
      }
      default:
        instruction satisfies never
    }
    if (recording !== null) {
      const top = stack[stack.length - 1]!
      recording.values.push(isClosure(top) ? null : top)
    }
  }
  const result = stack[0]
  if (stack.length !== 1 || result === undefined || isClosure(result)) {
    throw new ExecutionError("InvalidStack")
  }
  return result
}

function runUnary(
  op: UnaryOp,
  name: string,
  operand: Item | undefined,
  environment: Environment,
): Term {
  if (operand === undefined || isClosure(operand)) throw new ExecutionError("InvalidStack")
  return op === "Ffi" ? callExtern(name, environment, operand) : applyUnary(op, operand)
}

function runBinary(
  op: BinaryOp,
  name: string,
  left: Item | undefined,
  right: Item | undefined,
  environment: Environment,
  params: readonly Term[],
  recording: Recording | null,
): Term {
  if (left === undefined || right === undefined) throw new ExecutionError("InvalidStack")
  if (isClosure(left)) {
    // `a.try_or(b)` waits on its left; a token may carry other operators that way round.
    if (isClosure(right)) throw new ExecutionError("InvalidStack")
    return applyClosure(op, right, left, environment, params, recording)
  }
  if (isClosure(right)) return applyClosure(op, left, right, environment, params, recording)
  if (op === "Ffi") return callExtern(name, environment, left, right)
  if (needsClosure(op)) throw new ExecutionError("InvalidType")
  return applyBinary(op, left, right)
}

const needsClosure = (op: BinaryOp): op is Exclude<BinaryOp, ValueOp> =>
  op === "LazyAnd" ||
  op === "LazyOr" ||
  op === "All" ||
  op === "Any" ||
  op === "TryOr" ||
  op === "Ffi"

function applyClosure(
  op: BinaryOp,
  operand: Term,
  closure: Closure,
  environment: Environment,
  params: readonly Term[],
  recording: Recording | null,
): Term {
  if (closure.shadows) throw new ExecutionError("ShadowedVariable")
  const call = (...args: Term[]): Term => {
    const inner = recording === null ? null : callWithin(recording, args)
    return run(closure.body, environment, [...params, ...args], inner)
  }
  switch (op) {
    case "LazyAnd":
    case "LazyOr":
      if (operand.kind !== "bool" || closure.params !== 0) break
      return operand.value === (op === "LazyOr") ? operand : call()
    case "TryOr":
      if (closure.params !== 0) break
      try {
        return call()
      } catch (error) {
        if (error instanceof ExecutionError) return operand
        throw error
      }
    case "All":
    case "Any": {
      if (closure.params !== 1) break
      const stopAt = op === "Any"
      for (const element of elements(operand, environment)) {
        environment.interrupt()
        const result = call(element)
        if (result.kind !== "bool") throw new ExecutionError("InvalidType")
        if (result.value === stopAt) return result
      }
      return stopAt ? falseTerm : trueTerm
    }
    default:
  }
  throw new ExecutionError("InvalidType")
}

/** What `any` and `all` visit; an entry of a map is an array of its key and value. */
function elements(collection: Term, environment: Environment): readonly Term[] {
  switch (collection.kind) {
    case "array":
      return collection.items
    case "set":
    case "map": {
      const ordered = environment.ordered(collection)
      return ordered.kind === "set"
        ? ordered.items
        : ordered.entries.map(({ key, value }) => ({ kind: "array", items: [key, value] }))
    }
    default:
      throw new ExecutionError("InvalidType")
  }
}

function callExtern(name: string, environment: Environment, left: Term, right?: Term): Term {
  const { externs } = environment
  const extern = Object.hasOwn(externs, name) ? externs[name] : undefined
  if (extern === undefined) throw new ExecutionError("UndefinedExtern", name)
  try {
    return right === undefined ? extern(left) : extern(left, right)
  } catch (error) {
    throw new ExecutionError(
      "ExternEvalError",
      name,
      error instanceof Error ? error.message : String(error),
    )
  }
}
