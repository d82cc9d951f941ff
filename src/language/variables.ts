/** Which variables a query binds and which it only uses. */
import type { Expression, Predicate, Rule } from "../ast/index.ts"
import type { Span } from "./diagnostics.ts"
import type { Lowering } from "./lowering.ts"

/** The variables that stand directly as terms of `predicates`. */
export function boundVariables(predicates: readonly Predicate[]): Set<string> {
  const names = new Set<string>()
  for (const { terms } of predicates) {
    for (const term of terms) if (term.kind === "variable") names.add(term.name)
  }
  return names
}

/**
 * Reports what the reference refuses when it reads a rule: variables of the head, or direct
 * operands of a condition, that no predicate binds. It does not look into closures, so neither does
 * this.
 */
export function reportUnbound(lowering: Lowering, span: Span, rule: Rule): void {
  const bound = boundVariables(rule.body)
  const used = [...boundVariables([rule.head]), ...rule.expressions.flatMap(directVariables)]
  const missing = [...new Set(used)].filter((name) => !bound.has(name))
  if (missing.length === 0) return
  const names = missing.map((name) => `\`$${name}\``).join(", ")
  lowering.report(
    span,
    "unbound-variable",
    `no predicate of the rule's body binds ${names}`,
    bound.size === 0
      ? undefined
      : `bound are ${[...bound].map((name) => `\`$${name}\``).join(", ")}`,
  )
}

const directVariables = (expression: Expression): string[] =>
  expression.flatMap((op) =>
    op.kind === "value" && op.term.kind === "variable" ? [op.term.name] : [],
  )
