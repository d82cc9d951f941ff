/**
 * Why a condition is false, in words: the part of it that decides, with the values that it compares. Negations
 * turn the question around, `&&` passes it to the false side and `||` to both; a closure, to the element that
 * decided.
 */
import type { BinaryOp, Term } from "../../ast/index.ts"
import { comparisonWords } from "./comparison-words.ts"
import { counted } from "./names.ts"
import { isLiteral, valueOf, type Piece } from "./pieces.ts"
import { code, listed, say, value } from "./sentence.ts"
import type { Sentence } from "./types.ts"

/**
 * Why a part came to the other value than `wanted`.
 *
 * @param times the variables that hold the time, by the predicate that binds them
 */
export function whyNot(piece: Piece, wanted: boolean, times: ReadonlySet<string>): Sentence {
  const { op, operands, evaluation } = piece
  const [first, second] = operands
  if (op?.kind === "unary" && first !== undefined) {
    if (op.op === "Parens") return whyNot(first, wanted, times)
    if (op.op === "Negate") return whyNot(first, !wanted, times)
  }
  if (op?.kind === "binary" && first !== undefined && second !== undefined) {
    const words = ofBinary(op.op, piece, wanted, times)
    if (words !== null) return words
  }
  return isLiteral(evaluation)
    ? say`its condition is ${code(evaluation.text)}`
    : say`${code(evaluation.text)} is ${code(String(!wanted))}`
}

function ofBinary(
  op: BinaryOp,
  piece: Piece,
  wanted: boolean,
  times: ReadonlySet<string>,
): Sentence | null {
  switch (op) {
    case "And":
    case "LazyAnd":
      return ofJunction(piece, wanted, wanted, times)
    case "Or":
    case "LazyOr":
      return ofJunction(piece, wanted, !wanted, times)
    case "All":
    case "Any":
      return ofElements(op, piece, wanted, times)
    case "TryOr":
      return ofTry(piece, wanted, times)
    default: {
      const [left, right] = piece.operands.map(valueOf)
      if (left === null || left === undefined || right === null || right === undefined) return null
      return comparisonWords({ op, piece, left, right, held: !wanted, times })
    }
  }
}

/** Sides that are told where all had to be as they are. */
const mostSides = 3

/** `&&` and `||`: the side that decided alone, or all of a chain that had to be as they are. */
function ofJunction(
  piece: Piece,
  wanted: boolean,
  oneDecides: boolean,
  times: ReadonlySet<string>,
): Sentence | null {
  const sides = (oneDecides ? sidesOf(piece) : chainOf(piece)).filter((side) =>
    isBoolean(valueOf(side), !wanted),
  )
  if (sides.length === 0) return null
  const told = sides.slice(0, oneDecides ? 1 : mostSides)
  const others = oneDecides ? 0 : sides.length - told.length
  const words = told.map((side) => whyNot(side, wanted, times))
  const be = others === 1 ? "is" : "are"
  if (others > 0) words.push([`${counted(others, "other part")} ${be} ${String(!wanted)} too`])
  return listed(words)
}

/** The operands of a junction that were evaluated. */
function sidesOf({ operands, call }: Piece): readonly Piece[] {
  const right = operands[1]?.evaluation.state === "closure" ? call?.body : operands[1]
  return [operands[0], right].filter((side) => side !== undefined)
}

/** The sides of a junction, and in their place those of sides that are the same junction. */
function chainOf(piece: Piece): readonly Piece[] {
  const sides = sidesOf(piece)
  return sides.flatMap((side) => (isSameJunction(side, piece) ? chainOf(side) : [side]))
}

const isSameJunction = ({ op, operands }: Piece, other: Piece): boolean =>
  op?.kind === "binary" &&
  other.op?.kind === "binary" &&
  op.op === other.op.op &&
  operands.length > 0

const isBoolean = (term: Term | null, value: boolean): boolean =>
  term?.kind === "bool" && term.value === value

function ofElements(
  op: "All" | "Any",
  { operands, call }: Piece,
  wanted: boolean,
  times: ReadonlySet<string>,
): Sentence | null {
  const collection = operands[0]!.evaluation
  const closure = code(operands[1]!.evaluation.text)
  if (call === null) return say`${subject(collection)} has no element for ${closure}`
  const element = call.params[0]
  if (element === undefined) return null
  // `all` is false, and `any` true, by one element; otherwise all elements agree.
  const decided = (op === "All") === wanted
  const why = whyNot(call.body, wanted, times)
  if (decided)
    return wanted
      ? say`an element of ${subject(collection)} does not fit: ${why}`
      : say`${value(element.term)}, an element of ${subject(collection)}, fits ${closure}`
  return wanted
    ? say`no element of ${subject(collection)} fits ${closure}; of the last, ${why}`
    : say`every element of ${subject(collection)} fits ${closure}`
}

function ofTry(
  { operands, call }: Piece,
  wanted: boolean,
  times: ReadonlySet<string>,
): Sentence | null {
  if (call === null) return null
  if (call.body.evaluation.state === "value") return whyNot(call.body, wanted, times)
  const otherwise = code(operands[1]!.evaluation.text)
  return say`${code(call.body.evaluation.text)} has no value, so that ${otherwise} counts`
}

/** A collection by its value, and by its name where it has one. */
function subject({ text, value: term }: Piece["evaluation"]): Sentence {
  if (term === null) return code(text)
  const named = /^\$\w+$/.test(text)
  return named ? say`${code(text)} = ${value(term)}` : value(term)
}
