/**
 * Warnings about statements: what runs otherwise than it reads, or differs between implementations.
 */
import {
  datalogVersion,
  maxVersion,
  type Block,
  type Expression,
  type Query,
} from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import type { Span } from "./diagnostics.ts"
import { childrenOf, type Lowering } from "./lowering.ts"
import { boundVariables } from "./variables.ts"

export function warnOfReject(lowering: Lowering, check: SyntaxNode): void {
  const or = childrenOf(check).find((child) => child.name === "Or")
  if (or === undefined) return
  lowering.report(
    or,
    "reject-branches",
    "rejects only if all branches match; by the specification and other libraries, if any does",
    "write one `reject if` for each branch",
  )
}

export const warnOfBlockScopes = (lowering: Lowering, node: SyntaxNode): void =>
  lowering.report(
    node,
    "block-scopes",
    "applied here, but dropped by the code APIs of biscuit-rust and biscuit-wasm",
    "write `trusting` in each rule and check that needs it",
  )

/**
 * Warns once, at the first array or map of a block that claims an older version than they came
 * with.
 */
export function warnOfVersion(lowering: Lowering, block: Block): void {
  if (lowering.firstCollection === null || datalogVersion(block) === maxVersion) return
  lowering.report(
    lowering.firstCollection,
    "collection-version",
    "arrays and maps belong to version 3.3, but do not raise the block's version",
    "libraries that check it may refuse the block",
  )
}

/** `2020-01-01 == 2018` is true: the operands from `first` to `last` may look like a date. */
export function warnOfSubtraction(lowering: Lowering, first: Span, last: Span): void {
  const span = { from: first.from, to: last.to }
  if (span.to - span.from !== "2020-01-01".length) return
  const text = lowering.text(span)
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return
  lowering.report(
    span,
    "date-subtraction",
    `\`${text}\` is a subtraction, not a date`,
    `a date has a time: \`${text}T00:00:00Z\``,
  )
}

/**
 * Warns of variables that a condition uses and nothing binds. `within` says whether only closures
 * are looked into, as in rules, where the others are errors.
 */
export function warnOfUnbound(
  lowering: Lowering,
  query: Query,
  within: "conditions" | "closures",
): void {
  if (query.expressions.length === 0) return
  const bound = boundVariables(query.body)
  for (const expression of query.expressions) {
    warnOfUnboundIn(lowering, expression, bound, within === "conditions")
  }
}

function warnOfUnboundIn(
  lowering: Lowering,
  expression: Expression,
  bound: ReadonlySet<string>,
  direct: boolean,
): void {
  for (const op of expression) {
    if (op.kind === "closure") {
      warnOfUnboundIn(lowering, op.ops, new Set([...bound, ...op.params]), true)
    } else if (
      direct &&
      op.kind === "value" &&
      op.term.kind === "variable" &&
      !bound.has(op.term.name)
    ) {
      const span = lowering.positions.get(op)
      if (span !== undefined) {
        lowering.report(
          span,
          "unbound-condition",
          `nothing binds \`$${op.term.name}\`, so the condition fails with an error when it runs`,
          "use it in a predicate of the same query",
        )
      }
    }
  }
}
