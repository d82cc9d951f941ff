/**
 * The least Datalog version a block needs, numbered as on the wire (3 is 3.0, 6 is 3.3), and what in the
 * block needs it.
 *
 * Source: the reference's computation, oddities included, because the version is part of the signed bytes:
 * arrays, maps, `.get()` and `.try_or()` do not raise it, nor does a null inside an array.
 */
import { binaryOperators, unaryOperators, type Operator } from "./operators.ts"
import type { BinaryOp, Block, Check, Expression, Op, Query, Term, UnaryOp } from "./types.ts"

export const minVersion = 3
export const maxVersion = 6

/** The first version that third-party blocks may have. */
export const thirdPartyVersion = 5

/** A version and the construct that needs it, in words; null where nothing needs more than the least. */
interface Construct {
  readonly version: number
  readonly reason: string | null
}

export interface VersionNeed extends Construct {
  /** Where the construct is: the first clause that needs as much. */
  readonly clause: {
    readonly kind: "fact" | "rule" | "check" | "scope"
    readonly index: number
  } | null
}

export const datalogVersion = (block: Block): number => versionNeed(block).version

/** Looks at the block's own scopes first, then at facts, rules and checks. */
export function versionNeed({ scopes, facts, rules, checks }: Block): VersionNeed {
  let need = scopes.length > 0 ? needAt(trusting, "scope", 0) : noNeed
  for (let i = 0; i < facts.length; i++) {
    need = higherNeed(need, inTerms(facts[i]!.terms), "fact", i)
  }
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i]!
    need = higherNeed(need, higher(inTerms(rule.head.terms), inQuery(rule)), "rule", i)
  }
  for (let i = 0; i < checks.length; i++) {
    need = higherNeed(need, inCheck(checks[i]!), "check", i)
  }
  return need
}

type ClauseKind = NonNullable<VersionNeed["clause"]>["kind"]

const needAt = ({ version, reason }: Construct, kind: ClauseKind, index: number): VersionNeed => ({
  version,
  reason,
  clause: { kind, index },
})

const higherNeed = (
  need: VersionNeed,
  construct: Construct,
  kind: ClauseKind,
  index: number,
): VersionNeed => (construct.version > need.version ? needAt(construct, kind, index) : need)

const construct = (version: number, reason: string): Construct => ({ version, reason })

const plain: Construct = { version: minVersion, reason: null }
const noNeed: VersionNeed = { ...plain, clause: null }
const trusting: Construct = construct(4, "`trusting`")
const checkKinds: Record<Check["kind"], Construct> = {
  one: plain,
  all: construct(4, "`check all`"),
  reject: construct(6, "`reject if`"),
}
const aNull: Construct = construct(6, "a null")
const closure: Construct = construct(6, "a closure")

function ofOperator({ op, form, text, version }: Operator<UnaryOp | BinaryOp>): Construct {
  if (version === minVersion) return plain
  if (op === "Ffi") return construct(version, `a call of \`${text}\``)
  return construct(
    version,
    form === "method" ? `the method \`.${text}()\`` : `the operator \`${text}\``,
  )
}
const unary: ReadonlyMap<UnaryOp, Construct> = new Map(
  unaryOperators.map((operator) => [operator.op, ofOperator(operator)]),
)
const binary: ReadonlyMap<BinaryOp, Construct> = new Map(
  binaryOperators.map((operator) => [operator.op, ofOperator(operator)]),
)

const higher = (a: Construct, b: Construct): Construct => (b.version > a.version ? b : a)

function inCheck(check: Check): Construct {
  let found = checkKinds[check.kind]
  for (const query of check.queries) found = higher(found, inQuery(query))
  return found
}

function inQuery({ body, expressions, scopes }: Query): Construct {
  let found = scopes.length > 0 ? trusting : plain
  for (const predicate of body) found = higher(found, inTerms(predicate.terms))
  for (const expression of expressions) found = higher(found, inExpression(expression))
  return found
}

const inTerms = (terms: readonly Term[]): Construct => (terms.some(hasNull) ? aNull : plain)

/** Null, or a set that holds it; deeper ones are not looked for. */
const hasNull = (term: Term): boolean =>
  term.kind === "null" || (term.kind === "set" && term.items.some((item) => item.kind === "null"))

/** Where a closure is the operand of a new operator, the operator is what the author wrote. */
function inExpression(expression: Expression): Construct {
  let found = plain
  for (const op of expression) {
    const met = inOp(op)
    if (met.version > found.version || (found === closure && met.version === closure.version)) {
      found = met
    }
  }
  return found
}

function inOp(op: Op): Construct {
  switch (op.kind) {
    case "value":
      return hasNull(op.term) ? aNull : plain
    case "closure":
      return closure
    case "unary":
      return unary.get(op.op)!
    case "binary":
      return binary.get(op.op)!
    default:
      return op satisfies never
  }
}
