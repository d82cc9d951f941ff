/**
 * What the parts of a condition came to for one match: the trace of the evaluator that decided the run, told
 * as a tree. The tree follows the postfix list as it stands, so malformed ones have one too.
 */
import { printExpression, type Expression, type Op, type Term } from "../../ast/index.ts"
import type { Condition } from "../clause.ts"
import { trace, type Environment, type Trace } from "../expression.ts"
import type { TermId } from "../interner.ts"
import type { World } from "../world.ts"
import type { ConditionOutcome, Evaluation } from "./types.ts"

/** The values of one match, by slot, to evaluate conditions with after the enumeration has gone on. */
export function environmentOf(world: World, slots: readonly TermId[]): Environment {
  return {
    value: (slot): Term => world.terms[slots[slot]!]!,
    ordered: world.ordered,
    externs: world.externs,
    interrupt: () => world.interrupt(),
  }
}

/** @param expression what `condition` was compiled from */
export function conditionOutcome(
  expression: Expression,
  condition: Condition,
  environment: Environment,
): ConditionOutcome {
  const text = printExpression(expression)
  const { error, ...traced } = trace(condition.expression, environment)
  const evaluation = evaluationOf(expression, traced)
  if (error !== null) {
    const { code, detail } = error
    return { kind: "error", text, evaluation, error: { code, detail } }
  }
  const { value } = evaluation
  const kind = value?.kind !== "bool" ? "not-a-boolean" : value.value ? "true" : "false"
  return { kind, text, evaluation }
}

/** Levels that are told. What is deeper is left out: its texts would grow with the square of its length. */
const deepest = 100

/** A part of a postfix list: the operations from `from` up to `number`, which completes it. */
interface Part {
  readonly from: number
  readonly number: number
  readonly op: Op
  readonly operands: readonly Part[]
}

/** @param depth levels above the expression */
export function evaluationOf(ops: Expression, traced: Trace, depth = 0): Evaluation {
  const stack: Part[] = []
  ops.forEach((op, number) => {
    const operands = popOperands(op, stack)
    stack.push({ from: operands[0]?.from ?? number, number, op, operands })
  })
  const [part] = stack
  return part !== undefined && stack.length === 1 && part.op.kind !== "closure"
    ? evaluationAt(ops, part, traced, depth)
    : malformed(ops, stack, traced, depth)
}

/** Takes as many operands as an operation has, or all there are. */
function popOperands(op: Op, stack: Part[]): readonly Part[] {
  switch (op.kind) {
    case "value":
    case "closure":
      return []
    case "unary":
      return stack.splice(-1)
    case "binary":
      return stack.splice(-2)
    default:
      return op satisfies never
  }
}

function evaluationAt(ops: Expression, part: Part, traced: Trace, depth: number): Evaluation {
  const { from, number, op, operands } = part
  const isTold = depth < deepest
  const call = isTold ? callAt(number, operands, traced, depth + 1) : null
  return {
    op: number,
    text: printExpression(ops.slice(from, number + 1)),
    state: op.kind === "closure" ? "closure" : stateAt(number, traced, call, isTold),
    value: traced.values[number] ?? null,
    operands: isTold ? operands.map((each) => evaluationAt(ops, each, traced, depth + 1)) : [],
    call,
  }
}

/** An operation that raised is the first one without a value; when its closure raised, it is not the cause. */
function stateAt(
  number: number,
  { values }: Trace,
  call: Evaluation["call"],
  isTold: boolean,
): Evaluation["state"] {
  if (number < values.length) return "value"
  if (!isTold) return "skipped"
  const failedWithin = call !== null && call.body.state !== "value"
  return number > values.length || failedWithin ? "skipped" : "raised"
}

function callAt(
  number: number,
  operands: readonly Part[],
  { calls }: Trace,
  depth: number,
): Evaluation["call"] {
  const call = calls.get(number)
  const closure = operands.find(({ op }) => op.kind === "closure")?.op
  if (call === undefined || closure?.kind !== "closure") return null
  const params = closure.params.map((name, i) => ({ name, term: call.args[i]! }))
  return { params, body: evaluationOf(closure.ops, call.trace, depth) }
}

/** A list that does not leave one value: what it leaves are the operands. */
function malformed(
  ops: Expression,
  stack: readonly Part[],
  traced: Trace,
  depth: number,
): Evaluation {
  const { values } = traced
  return {
    op: ops.length - 1,
    text: printExpression(ops),
    state: values.length === ops.length ? "raised" : "skipped",
    value: null,
    operands: stack.map((each) => evaluationAt(ops, each, traced, depth + 1)),
    call: null,
  }
}
