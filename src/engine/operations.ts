/**
 * What each operator does to values: the operator matrix. Everything not listed is `InvalidType`.
 *
 * Integers are 64-bit and checked; strings are equal when their bytes are; `===` refuses operands of
 * different kinds where `==` answers. Source: the reference's behaviour, "Operator matrix".
 */
import { equalTerms, makeSet, type BinaryOp, type Term, type UnaryOp } from "../ast/index.ts"
import { ExecutionError } from "./errors.ts"
import { termKey } from "./interner.ts"
import { matchesRegex } from "./regex.ts"

export const trueTerm: Term = { kind: "bool", value: true }
export const falseTerm: Term = { kind: "bool", value: false }
const nullTerm: Term = { kind: "null" }

export const bool = (value: boolean): Term => (value ? trueTerm : falseTerm)

const invalidType = (): ExecutionError => new ExecutionError("InvalidType")

/** @throws {ExecutionError} `InvalidType` */
export function applyUnary(op: Exclude<UnaryOp, "Ffi">, operand: Term): Term {
  switch (op) {
    case "Parens":
      return operand
    case "Negate":
      if (operand.kind === "bool") return bool(!operand.value)
      throw invalidType()
    case "Length":
      return { kind: "integer", value: BigInt(lengthOf(operand)) }
    case "TypeOf":
      if (operand.kind === "variable" || operand.kind === "parameter") throw invalidType()
      return { kind: "string", value: operand.kind }
    default:
      return op satisfies never
  }
}

function lengthOf(term: Term): number {
  switch (term.kind) {
    case "string":
      return utf8Length(term.value)
    case "bytes":
      return term.value.length
    case "set":
    case "array":
      return term.items.length
    case "map":
      return term.entries.length
    default:
      throw invalidType()
  }
}

function utf8Length(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // Each half of a surrogate pair counts for two of its four bytes.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
  }
  return length
}

/** The operators on two values; those that take a closure are the machine's (`expression.ts`). */
export type ValueOp = Exclude<BinaryOp, "Ffi" | "LazyAnd" | "LazyOr" | "All" | "Any" | "TryOr">

/** @throws {ExecutionError} `InvalidType`, `Overflow`, `DivideByZero` */
export function applyBinary(op: ValueOp, left: Term, right: Term): Term {
  switch (op) {
    case "LessThan":
    case "GreaterThan":
    case "LessOrEqual":
    case "GreaterOrEqual":
      return bool(compare(op, left, right))
    case "Equal":
      return bool(equalOfSameKind(left, right))
    case "NotEqual":
      return bool(!equalOfSameKind(left, right))
    case "HeterogeneousEqual":
      return bool(equalTerms(left, right))
    case "HeterogeneousNotEqual":
      return bool(!equalTerms(left, right))
    case "Add":
      if (left.kind === "string" && right.kind === "string") {
        return { kind: "string", value: left.value + right.value }
      }
      return arithmetic(op, left, right)
    case "Sub":
    case "Mul":
    case "Div":
    case "BitwiseAnd":
    case "BitwiseOr":
    case "BitwiseXor":
      return arithmetic(op, left, right)
    case "And":
      if (left.kind === "bool" && right.kind === "bool") return bool(left.value && right.value)
      throw invalidType()
    case "Or":
      if (left.kind === "bool" && right.kind === "bool") return bool(left.value || right.value)
      throw invalidType()
    case "Contains":
      return bool(contains(left, right))
    case "Prefix":
    case "Suffix":
      return bool(hasEnd(op, left, right))
    case "Regex":
      if (left.kind === "string" && right.kind === "string") {
        return bool(matchesRegex(left.value, right.value))
      }
      throw invalidType()
    case "Intersection":
    case "Union":
      return combine(op, left, right)
    case "Get":
      return get(left, right)
    default:
      return op satisfies never
  }
}

type Comparison = "LessThan" | "GreaterThan" | "LessOrEqual" | "GreaterOrEqual"

function compare(op: Comparison, left: Term, right: Term): boolean {
  const ordered =
    (left.kind === "integer" && right.kind === "integer") ||
    (left.kind === "date" && right.kind === "date")
  if (!ordered) throw invalidType()
  switch (op) {
    case "LessThan":
      return left.value < right.value
    case "GreaterThan":
      return left.value > right.value
    case "LessOrEqual":
      return left.value <= right.value
    case "GreaterOrEqual":
      return left.value >= right.value
    default:
      return op satisfies never
  }
}

function equalOfSameKind(left: Term, right: Term): boolean {
  if (left.kind !== right.kind || left.kind === "variable") throw invalidType()
  return equalTerms(left, right)
}

type Arithmetic = "Add" | "Sub" | "Mul" | "Div" | "BitwiseAnd" | "BitwiseOr" | "BitwiseXor"

function arithmetic(op: Arithmetic, left: Term, right: Term): Term {
  if (left.kind !== "integer" || right.kind !== "integer") throw invalidType()
  if (op === "Div") return { kind: "integer", value: divide(left.value, right.value) }
  const value = exact(op, left.value, right.value)
  if (BigInt.asIntN(64, value) !== value) throw new ExecutionError("Overflow")
  return { kind: "integer", value }
}

function exact(op: Exclude<Arithmetic, "Div">, left: bigint, right: bigint): bigint {
  switch (op) {
    case "Add":
      return left + right
    case "Sub":
      return left - right
    case "Mul":
      return left * right
    case "BitwiseAnd":
      return left & right
    case "BitwiseOr":
      return left | right
    case "BitwiseXor":
      return left ^ right
    default:
      return op satisfies never
  }
}

/** Truncates toward zero. The one quotient that overflows is reported as a division by zero as well. */
function divide(left: bigint, right: bigint): bigint {
  if (right === 0n) throw new ExecutionError("DivideByZero")
  const quotient = left / right
  if (BigInt.asIntN(64, quotient) !== quotient) throw new ExecutionError("DivideByZero")
  return quotient
}

function contains(left: Term, right: Term): boolean {
  switch (left.kind) {
    case "set":
      return setContains(left.items, right)
    case "array":
      return left.items.some((item) => equalTerms(item, right))
    case "map":
      return left.entries.some(({ key }) => equalTerms(key, right))
    case "string":
      if (right.kind === "string") return left.value.includes(right.value)
      throw invalidType()
    default:
      throw invalidType()
  }
}

function setContains(items: readonly Term[], right: Term): boolean {
  switch (right.kind) {
    case "set": {
      const keys = new Set(items.map(termKey))
      return right.items.every((item) => keys.has(termKey(item)))
    }
    case "integer":
    case "date":
    case "bool":
    case "string":
    case "bytes":
      return items.some((item) => equalTerms(item, right))
    default:
      throw invalidType()
  }
}

function hasEnd(op: "Prefix" | "Suffix", left: Term, right: Term): boolean {
  if (left.kind === "string" && right.kind === "string") {
    return op === "Prefix" ? left.value.startsWith(right.value) : left.value.endsWith(right.value)
  }
  if (left.kind === "array" && right.kind === "array") {
    const start = op === "Prefix" ? 0 : left.items.length - right.items.length
    return (
      start >= 0 &&
      right.items.every((item, i) => {
        const other = left.items[start + i]
        return other !== undefined && equalTerms(other, item)
      })
    )
  }
  throw invalidType()
}

function combine(op: "Intersection" | "Union", left: Term, right: Term): Term {
  if (left.kind !== "set" || right.kind !== "set") throw invalidType()
  if (op === "Union") return makeSet([...left.items, ...right.items])
  const keys = new Set(right.items.map(termKey))
  return { kind: "set", items: left.items.filter((item) => keys.has(termKey(item))) }
}

function get(left: Term, right: Term): Term {
  if (left.kind === "array" && right.kind === "integer") {
    return right.value >= 0n && right.value < left.items.length
      ? left.items[Number(right.value)]!
      : nullTerm
  }
  if (left.kind === "map" && (right.kind === "integer" || right.kind === "string")) {
    return left.entries.find(({ key }) => equalTerms(key, right))?.value ?? nullTerm
  }
  throw invalidType()
}
