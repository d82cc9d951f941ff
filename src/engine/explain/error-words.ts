/** Why a condition has no value, or none that is true or false: which operation, and which values it was given. */
import type { BinaryOp } from "../../ast/index.ts"
import { kindInWords } from "./gaps.ts"
import { isLiteral, raisedIn, valueOf, type Piece } from "./pieces.ts"
import { code, listed, say, value } from "./sentence.ts"
import type { EvaluationError, Sentence } from "./types.ts"

/** A condition that came to something else than true or false. */
export const whyNotBoolean = ({ evaluation }: Piece): Sentence =>
  evaluation.value === null
    ? say`${code(evaluation.text)} is not a boolean`
    : say`${code(evaluation.text)} is ${typed(evaluation.value)}, not a boolean`

/** @param condition the whole condition */
export function whyRaised(condition: Piece, { code: kind, detail }: EvaluationError): Sentence {
  const piece = raisedIn(condition) ?? condition
  const text = code(piece.evaluation.text)
  const [name = "", message = ""] = detail
  switch (kind) {
    case "UnknownVariable":
      return say`${code(`$${name}`)} has no value, as no predicate of the query binds it`
    case "UndefinedExtern":
      return say`the function ${code(`extern::${name}`)} is not defined`
    case "ExternEvalError":
      return say`the function ${code(`extern::${name}`)} failed${given(piece)}: ${message}`
    case "DivideByZero":
      return say`${text} divides by zero${given(piece)}`
    case "Overflow":
      return say`the result of ${text} does not fit 64 bits${given(piece)}`
    case "InvalidType":
      return wrongTypes(piece)
    case "ShadowedVariable":
      return say`in ${text}, a parameter has the name of a variable that has a value already`
    case "InvalidStack":
      return say`${text} is malformed and has no single value`
    default:
      return kind satisfies never
  }
}

const typed = (term: NonNullable<ReturnType<typeof valueOf>>): Sentence =>
  say`${value(term)}, ${kindInWords(term)}`

/** The values of operands that are not written there already. */
function given({ operands }: Piece): Sentence {
  const values = operands.flatMap(({ evaluation }) =>
    evaluation.value === null || isLiteral(evaluation)
      ? []
      : [say`${code(evaluation.text)} = ${value(evaluation.value)}`],
  )
  return values.length === 0 ? [] : say`, with ${listed(values)}`
}

const junctions: ReadonlySet<BinaryOp> = new Set(["And", "LazyAnd", "Or", "LazyOr"])

function wrongTypes(piece: Piece): Sentence {
  const { op, call } = piece
  const text = code(piece.evaluation.text)
  // A closure of `all` or `any` that came to something else than true or false.
  if (call !== null && call.body.evaluation.state === "value") {
    const element = call.params[0]
    const which =
      element === undefined || call.body.evaluation.text === `$${element.name}`
        ? []
        : say` for ${code(`$${element.name}`)} = ${value(element.term)}`
    return say`${whyNotBoolean(call.body)}${which}`
  }
  const kinds = piece.operands.flatMap((each) => {
    const term = valueOf(each)
    return term === null ? [] : [say`${value(term)} is ${kindInWords(term)}`]
  })
  if (piece.evaluation.state === "skipped") return say`a part of ${text} does not apply`
  if (kinds.length === 0) return say`${text} does not apply to a closure`
  return op?.kind === "binary" && junctions.has(op.op)
    ? say`${text} needs booleans, but ${listed(kinds)}`
    : say`${text} does not apply: ${listed(kinds)}`
}
