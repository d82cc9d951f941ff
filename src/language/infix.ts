/**
 * Chains of infix operators. The tree has each chain flat, `1 + 2 * 3 < 4` as four operands and
 * three operators; here the strengths of the operators, from the table that the printers use, say
 * which belongs to which. All associate to the left, and comparisons not at all.
 */
import { binaryOperators, type BinaryOp, type Op } from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import type { Span } from "./diagnostics.ts"
import { explainOperator } from "./habits.ts"
import { childrenOf, hasError, type Lowering } from "./lowering.ts"
import { warnOfSubtraction } from "./warnings.ts"

/**
 * `&&!` and `||!` are in the table for tokens only; no operator token of the grammar has their
 * text.
 */
const infixOperators = new Map(
  binaryOperators
    .filter(({ form }) => form === "infix")
    .map(({ op, text, level }) => [text, { op, level }]),
)

const level = (text: string): number => infixOperators.get(text)!.level
const comparisonLevel = level("<")
const sumLevel = level("+")

interface InfixOperator {
  readonly node: SyntaxNode
  /** Null for one of another language, which binds like a comparison. */
  readonly op: BinaryOp | null
  readonly level: number
}

interface Chain {
  readonly lowering: Lowering
  readonly lowerOperand: (lowering: Lowering, node: SyntaxNode) => Op[] | null
  readonly operands: readonly SyntaxNode[]
  readonly operators: readonly InfixOperator[]
  /** How many operators have been taken. */
  taken: number
}

/** A part of a chain; `ops` is null if there is a mistake in it. */
interface Part extends Span {
  readonly ops: Op[] | null
}

export function lowerInfix(
  lowering: Lowering,
  node: SyntaxNode,
  lowerOperand: Chain["lowerOperand"],
): Op[] | null {
  const operands: SyntaxNode[] = []
  const operators: InfixOperator[] = []
  for (const child of childrenOf(node)) {
    if (child.name.endsWith("Operator")) operators.push(readOperator(lowering, child))
    else operands.push(child)
  }
  const whole = !hasError(node) && operands.length === operators.length + 1
  if (!whole) {
    for (const operand of operands) lowerOperand(lowering, operand)
    return null
  }
  warnOfSubtractions(lowering, operands, operators)
  return lowerPart({ lowering, lowerOperand, operands, operators, taken: 0 }, 0).ops
}

function readOperator(lowering: Lowering, node: SyntaxNode): InfixOperator {
  const known = infixOperators.get(lowering.text(node))
  if (known === undefined) explainOperator(lowering, node)
  return { node, op: known?.op ?? null, level: known?.level ?? comparisonLevel }
}

/**
 * The next operand and all operators after it of at least level `least`. Calls itself no deeper
 * than there are levels, however long the chain.
 */
function lowerPart(chain: Chain, least: number): Part {
  const { lowering, operands, operators } = chain
  const first = operands[chain.taken]!
  const { from } = first
  let { to } = first
  let ops = chain.lowerOperand(lowering, first)
  let compared = false
  for (;;) {
    const operator = operators[chain.taken]
    if (operator === undefined || operator.level < least) return { from, to, ops }
    if (operator.level === comparisonLevel) {
      if (compared && operator.op !== null) reportChain(lowering, operator.node)
      compared = true
    }
    chain.taken++
    const right = lowerPart(chain, operator.level + 1)
    to = right.to
    if (ops === null || right.ops === null || operator.op === null) ops = null
    else appendBinary(lowering, ops, operator.op, right, right.ops, { from, to })
  }
}

/** Adds to `ops`, in place: an expression may have thousands of operators. */
function appendBinary(
  lowering: Lowering,
  ops: Op[],
  op: BinaryOp,
  right: Span,
  rightOps: Op[],
  span: Span,
): void {
  if (op === "LazyAnd" || op === "LazyOr") {
    ops.push(lowering.locate(right, { kind: "closure", params: [], ops: rightOps }))
  } else {
    for (const inner of rightOps) ops.push(inner)
  }
  ops.push(lowering.locate(span, { kind: "binary", op }))
}

const reportChain = (lowering: Lowering, operator: SyntaxNode): void =>
  lowering.report(
    operator,
    "comparison-chain",
    "comparisons cannot be chained",
    "write parentheses around one, or two conditions",
  )

/** Three operands that are subtracted from each other before all else may look like a date. */
function warnOfSubtractions(
  lowering: Lowering,
  operands: readonly SyntaxNode[],
  operators: readonly InfixOperator[],
): void {
  for (let i = 0; i + 1 < operators.length; i++) {
    const alone =
      (operators[i - 1]?.level ?? 0) < sumLevel && (operators[i + 2]?.level ?? 0) <= sumLevel
    if (alone) warnOfSubtraction(lowering, operands[i]!, operands[i + 2]!)
  }
}
