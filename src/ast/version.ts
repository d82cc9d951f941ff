/**
 * The least Datalog version a block needs, numbered as on the wire: 3 is 3.0, 6 is 3.3.
 *
 * Source: the reference's computation, oddities included, because the version is part of the signed bytes:
 * arrays, maps, `.get()` and `.try_or()` do not raise it, nor does a null inside an array.
 */
import { binaryOperator, unaryOperator } from "./operators.ts"
import type { Block, Expression, Predicate, Query, Term } from "./types.ts"

export const minVersion = 3
export const maxVersion = 6

/** The first version that third-party blocks may have. */
export const thirdPartyVersion = 5

export function datalogVersion(block: Block): number {
  const queries: readonly Query[] = [
    ...block.rules,
    ...block.checks.flatMap((check) => check.queries),
  ]
  const predicates: readonly Predicate[] = [
    ...block.facts,
    ...block.rules.map((rule) => rule.head),
    ...queries.flatMap((query) => query.body),
  ]
  const expressions = queries.flatMap((query) => query.expressions)
  if (
    block.checks.some((check) => check.kind === "reject") ||
    predicates.some((predicate) => predicate.terms.some(hasNull)) ||
    expressions.some((expression) => expressionVersion(expression) === 6)
  ) {
    return 6
  }
  const raised =
    block.scopes.length > 0 ||
    queries.some((query) => query.scopes.length > 0) ||
    block.checks.some((check) => check.kind === "all") ||
    expressions.some((expression) => expressionVersion(expression) === 4)
  return raised ? 4 : minVersion
}

/** Null, or a set that holds it; deeper ones are not looked for. */
const hasNull = (term: Term): boolean =>
  term.kind === "null" || (term.kind === "set" && term.items.some((item) => item.kind === "null"))

function expressionVersion(expression: Expression): number {
  let version = minVersion
  for (const op of expression) {
    switch (op.kind) {
      case "value":
        if (hasNull(op.term)) return 6
        break
      case "closure":
        return 6
      case "unary":
        version = Math.max(version, unaryOperator(op.op).version)
        break
      case "binary":
        version = Math.max(version, binaryOperator(op.op).version)
        break
      default:
        op satisfies never
    }
  }
  return version
}
