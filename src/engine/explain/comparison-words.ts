/** Operators on two values as sentences about these values: `"/b/c"` does not start with `"/a"`. */
import { equalTerms, type BinaryOp, type Term } from "../../ast/index.ts"
import { spanInWords } from "./gaps.ts"
import { isLiteral, type Piece } from "./pieces.ts"
import { code, say, value } from "./sentence.ts"
import type { Evaluation, Sentence } from "./types.ts"

/** An operator with two values that gave a boolean. */
export interface Comparison {
  readonly op: BinaryOp
  readonly piece: Piece
  readonly left: Term
  readonly right: Term
  readonly held: boolean
  /** The variables that hold the time. */
  readonly times: ReadonlySet<string>
}

/** What is said of the left value where an operator holds, and where it does not. */
type Verbs = readonly [holds: string, fails: string]

const verbs: Partial<Record<BinaryOp, Verbs>> = {
  LessThan: ["is less than", "is not less than"],
  LessOrEqual: ["is not more than", "is more than"],
  GreaterThan: ["is more than", "is not more than"],
  GreaterOrEqual: ["is not less than", "is less than"],
  Equal: ["is", "is not"],
  HeterogeneousEqual: ["is", "is not"],
  NotEqual: ["is not", "is"],
  HeterogeneousNotEqual: ["is not", "is"],
  Prefix: ["starts with", "does not start with"],
  Suffix: ["ends with", "does not end with"],
  Regex: ["matches", "does not match"],
  Contains: ["contains", "does not contain"],
}

const dateVerbs: Partial<Record<BinaryOp, Verbs>> = {
  LessThan: ["is before", "is not before"],
  LessOrEqual: ["is not after", "is after"],
  GreaterThan: ["is after", "is not after"],
  GreaterOrEqual: ["is not before", "is before"],
}

/** Null for an operator of which nothing better can be said than its value. */
export function comparisonWords(comparison: Comparison): Sentence | null {
  const { op, piece, left, right, held } = comparison
  if (op === "Contains" && left.kind !== "string") return membershipWords(comparison)
  const dates = left.kind === "date" && right.kind === "date"
  if (dates && !held && dateVerbs[op] !== undefined) return lateness(comparison, left, right)
  if (op === "Ffi") return externWords(comparison)
  if (piece.operands.every(({ evaluation }) => isLiteral(evaluation)))
    return say`${code(piece.evaluation.text)} is never ${String(!held)}`
  if (equalities.has(op) && equalTerms(left, right)) return sameness(piece, held)
  const pair = (dates ? dateVerbs[op] : undefined) ?? verbs[op]
  if (pair === undefined) return null
  const [first, second] = piece.operands
  // With a literal on the left, the right is what a reader asks about.
  const turned = turnedVerbs(op, dates)
  if (turned !== undefined && isLiteral(first!.evaluation) && !isLiteral(second!.evaluation))
    return sentence(second!, turned[held ? 0 : 1], first!)
  return sentence(first!, pair[held ? 0 : 1], second!)
}

const equalities: ReadonlySet<BinaryOp> = new Set([
  "Equal",
  "NotEqual",
  "HeterogeneousEqual",
  "HeterogeneousNotEqual",
])

/** `$x` is `1`, which `$x != 1` excludes. */
function sameness({ evaluation, operands }: Piece, held: boolean): Sentence {
  const [first, second] = operands.map((each) => each.evaluation)
  if (!isLiteral(first!) && !isLiteral(second!))
    return say`${code(first!.text)} and ${code(second!.text)} are both ${value(first!.value!)}`
  const about = isLiteral(first!) ? second! : first!
  const is = say`${code(about.text)} is ${value(about.value!)}`
  return held ? is : say`${is}, which ${code(evaluation.text)} excludes`
}

const sentence = (left: Piece, verb: string, right: Piece): Sentence =>
  say`${subject(left.evaluation)} ${verb} ${object(right.evaluation)}`

const mirrored: Partial<Record<BinaryOp, BinaryOp>> = {
  LessThan: "GreaterThan",
  LessOrEqual: "GreaterOrEqual",
  GreaterThan: "LessThan",
  GreaterOrEqual: "LessOrEqual",
  Equal: "Equal",
  HeterogeneousEqual: "HeterogeneousEqual",
  NotEqual: "NotEqual",
  HeterogeneousNotEqual: "HeterogeneousNotEqual",
}

function turnedVerbs(op: BinaryOp, dates: boolean): Verbs | undefined {
  const other = mirrored[op]
  if (other === undefined) return undefined
  return (dates ? dateVerbs[other] : undefined) ?? verbs[other]
}

/** `$x` is `5`, which … */
function subject(evaluation: Evaluation): Sentence {
  return isLiteral(evaluation) || evaluation.value === null
    ? code(evaluation.text)
    : say`${code(evaluation.text)} is ${value(evaluation.value)}, which`
}

/** `5` (`$x`) */
function object(evaluation: Evaluation): Sentence {
  return isLiteral(evaluation) || evaluation.value === null
    ? code(evaluation.text)
    : say`${value(evaluation.value)} (${code(evaluation.text)})`
}

/** A set, an array or a map and what may be in it, which is what the sentence is about. */
function membershipWords({ piece, left, right, held }: Comparison): Sentence {
  const [collection, element] = piece.operands
  const of = (verb: string): Sentence => sentence(element!, verb, collection!)
  if (left.kind === "map") return of(held ? "is a key of" : "is not a key of")
  if (left.kind === "set" && right.kind === "set") return of(held ? "is within" : "is not within")
  return of(held ? "is in" : "is not in")
}

interface DateTerm {
  readonly value: bigint
}

/** The time `…` is 323 days too late for `$t < …`. */
function lateness({ op, piece, times }: Comparison, left: DateTerm, right: DateTerm): Sentence {
  const [first, second] = piece.operands.map(({ evaluation }) => evaluation)
  const turned = isLiteral(first!) && !isLiteral(second!)
  const about = turned ? second! : first!
  const limit = turned ? first! : second!
  // Of `a < b` and `a <= b` that do not hold, `a` is too late and `b` too early.
  const leftLate = op === "LessThan" || op === "LessOrEqual"
  const word = leftLate === turned ? "early" : "late"
  const gap = left.value > right.value ? left.value - right.value : right.value - left.value
  const isTime = times.has(about.text.slice(1)) && about.text.startsWith("$")
  const moment = value(about.value!)
  const who = isTime
    ? say`the time ${moment} is `
    : isLiteral(about)
      ? say`${moment} is `
      : say`${code(about.text)} is ${moment}, `
  const where = isLiteral(limit) ? [] : say`, where ${code(limit.text)} is ${value(limit.value!)}`
  const condition = code(piece.evaluation.text)
  return gap === 0n
    ? say`${who}exactly the limit, which ${condition} excludes${where}`
    : say`${who}${spanInWords(gap)} too ${word} for ${condition}${where}`
}

function externWords({ piece, left, right, held }: Comparison): Sentence {
  const name = piece.op?.kind === "binary" ? (piece.op.name ?? "") : ""
  const result = code(String(held))
  return say`the function ${code(`extern::${name}`)} returns ${result} for ${value(left)} and ${value(right)}`
}
