/** Which variables a query binds and which it only uses. */
import type { Expression, Predicate, Rule, Term } from "../ast/index.ts"
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
 * operands of a condition, that no predicate binds, each where it stands first. The reference does
 * not look into closures, so neither does this.
 */
export function reportUnbound(lowering: Lowering, rule: Rule): void {
  const bound = boundVariables(rule.body)
  const reported = new Set<string>()
  for (const term of [...rule.head.terms, ...rule.expressions.flatMap(directTerms)]) {
    if (term.kind !== "variable" || bound.has(term.name) || reported.has(term.name)) continue
    reported.add(term.name)
    const names = [...bound].map((name) => `\`$${name}\``).join(", ")
    lowering.report(
      // Every term of a source has a position.
      lowering.positions.get(term)!,
      "unbound-variable",
      `no predicate of the rule's body binds \`$${term.name}\``,
      bound.size === 0 ? undefined : `bound are ${names}`,
    )
  }
}

const directTerms = (expression: Expression): Term[] =>
  expression.flatMap((op) => (op.kind === "value" ? [op.term] : []))
