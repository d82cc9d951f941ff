/**
 * One table of operators, read by the parser, both printers, the wire codec and the version rule.
 *
 * The position of an operator in its table is its number on the wire (schema.proto, `OpUnary.Kind` and
 * `OpBinary.Kind`); adding one in the middle would break every token.
 */
import type { BinaryOp, UnaryOp } from "./types.ts"

/** How an operator is written: around one operand, between two, or as `.name(…)`. */
export type OperatorForm = "prefix" | "parens" | "infix" | "method"

export interface Operator<Name extends string> {
  readonly op: Name
  readonly form: OperatorForm
  /** The symbol of an infix or prefix operator, the name of a method. */
  readonly text: string
  /** Binding strength of an infix operator, 1 (loosest) to 8; 9 for prefix; 10 for methods and parentheses. */
  readonly level: number
  /** The least Datalog version (3 to 6) in which a block may use it. */
  readonly version: 3 | 4 | 6
}

const operator = <Name extends string>(
  op: Name,
  form: OperatorForm,
  text: string,
  level: number,
  version: 3 | 4 | 6 = 3,
): Operator<Name> => ({ op, form, text, level, version })

export const unaryOperators: readonly Operator<UnaryOp>[] = [
  operator("Negate", "prefix", "!", 9),
  operator("Parens", "parens", "", 10),
  operator("Length", "method", "length", 10),
  operator("TypeOf", "method", "type", 10, 6),
  operator("Ffi", "method", "extern::", 10, 6),
]

/**
 * `And` and `Or` are the eager forms of old tokens. No source produces them, and what the reference prints
 * for them, `&&!` and `||!`, reads back as a lazy operator and a negation.
 */
export const binaryOperators: readonly Operator<BinaryOp>[] = [
  operator("LessThan", "infix", "<", 3),
  operator("GreaterThan", "infix", ">", 3),
  operator("LessOrEqual", "infix", "<=", 3),
  operator("GreaterOrEqual", "infix", ">=", 3),
  operator("Equal", "infix", "===", 3),
  operator("Contains", "method", "contains", 10),
  operator("Prefix", "method", "starts_with", 10),
  operator("Suffix", "method", "ends_with", 10),
  operator("Regex", "method", "matches", 10),
  operator("Add", "infix", "+", 7),
  operator("Sub", "infix", "-", 7),
  operator("Mul", "infix", "*", 8),
  operator("Div", "infix", "/", 8),
  operator("And", "infix", "&&!", 2),
  operator("Or", "infix", "||!", 1),
  operator("Intersection", "method", "intersection", 10),
  operator("Union", "method", "union", 10),
  operator("BitwiseAnd", "infix", "&", 6, 4),
  operator("BitwiseOr", "infix", "|", 5, 4),
  operator("BitwiseXor", "infix", "^", 4, 4),
  operator("NotEqual", "infix", "!==", 3, 4),
  operator("HeterogeneousEqual", "infix", "==", 3, 6),
  operator("HeterogeneousNotEqual", "infix", "!=", 3, 6),
  operator("LazyAnd", "infix", "&&", 2, 6),
  operator("LazyOr", "infix", "||", 1, 6),
  operator("All", "method", "all", 10, 6),
  operator("Any", "method", "any", 10, 6),
  operator("Get", "method", "get", 10),
  operator("Ffi", "method", "extern::", 10, 6),
  operator("TryOr", "method", "try_or", 10),
]

const byName = <Name extends string>(table: readonly Operator<Name>[]) =>
  new Map(table.map((entry) => [entry.op, entry]))
const unaryByName = byName(unaryOperators)
const binaryByName = byName(binaryOperators)

export const unaryOperator = (op: UnaryOp): Operator<UnaryOp> => unaryByName.get(op)!
export const binaryOperator = (op: BinaryOp): Operator<BinaryOp> => binaryByName.get(op)!
