/** Evaluations joined with the operations they are of, so that words can be chosen by operator. */
import { printTerm, type Expression, type Op, type Term } from "../../ast/index.ts"
import type { Binding, Evaluation } from "./types.ts"

/** A part of a condition: its operation, what it came to, and its operands. */
export interface Piece {
  readonly evaluation: Evaluation
  /** Undefined where a malformed list has none. */
  readonly op: Op | undefined
  readonly operands: readonly Piece[]
  /** The call of a closure that decided, if there was one. */
  readonly call: { readonly params: readonly Binding[]; readonly body: Piece } | null
}

export function pieceOf(evaluation: Evaluation, ops: Expression): Piece {
  const op = ops[evaluation.op]
  const operands = evaluation.operands.map((each) => pieceOf(each, ops))
  const closure = operands.find(({ op }) => op?.kind === "closure")?.op
  const call =
    evaluation.call === null || closure?.kind !== "closure"
      ? null
      : { params: evaluation.call.params, body: pieceOf(evaluation.call.body, closure.ops) }
  return { evaluation, op, operands, call }
}

/** Whether the text of a part already says its value, parentheses aside. */
export function isLiteral({ text, value }: Evaluation): boolean {
  if (value === null) return false
  const literal = printTerm(value)
  return text === literal || text === `(${literal})`
}

/** The value of a part that has one. */
export const valueOf = ({ evaluation }: Piece): Term | null => evaluation.value

/** The part where an error comes from; null when the parts do not say. */
export function raisedIn(piece: Piece): Piece | null {
  if (piece.evaluation.state === "raised") return piece
  if (piece.evaluation.state !== "skipped") return null
  for (const operand of piece.operands) {
    const raised = raisedIn(operand)
    if (raised !== null) return raised
  }
  return piece.call === null ? null : raisedIn(piece.call.body)
}
