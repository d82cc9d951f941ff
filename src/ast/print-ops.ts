/**
 * Postfix operations as the reference's debug text, which it prints for expressions that leave no single
 * value. Only a token made by other means carries one; the text must still be there, and must not fail.
 */
import { type PrintStyle, printTerm } from "./print-term.ts"
import type { Expression, Op } from "./types.ts"

export const printOps = (ops: Expression, style: PrintStyle): string =>
  `[${ops.map((op) => printOp(op, style)).join(", ")}]`

function printOp(op: Op, style: PrintStyle): string {
  switch (op.kind) {
    case "value":
      return `Value(${printTerm(op.term, style)})`
    case "unary":
      return `Unary(${op.op})`
    case "binary":
      return `Binary(${op.op})`
    case "closure":
      return `Closure([${op.params.join(", ")}], ${printOps(op.ops, style)})`
    default:
      return op satisfies never
  }
}
