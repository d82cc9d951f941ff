/** Statements: facts, rules, checks and policies. */
import type { Check, Fact, Policy, Query, Rule } from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import { childrenOf, type Lowering } from "./lowering.ts"
import { lowerPredicate, lowerQuery } from "./queries.ts"
import { inFact, inQuery } from "./terms.ts"
import { reportUnbound } from "./variables.ts"
import { warnOfReject, warnOfUnbound } from "./warnings.ts"

export function lowerFact(lowering: Lowering, node: SyntaxNode): Fact {
  return lowerPredicate(lowering, childrenOf(node)[0]!, inFact)
}

/** A rule with several bodies keeps its first. */
export function lowerRule(lowering: Lowering, node: SyntaxNode): Rule {
  const children = childrenOf(node)
  const head = lowerPredicate(lowering, children[0]!, inQuery)
  const arrow = children.find((child) => child.name === "ForeignArrow")
  if (arrow !== undefined) {
    lowering.report(
      arrow,
      "rule-arrow",
      `\`${lowering.text(arrow)}\` does not make a rule`,
      "write `<-`",
    )
  }
  const or = children.find((child) => child.name === "Or")
  if (or !== undefined) {
    lowering.report(
      or,
      "rule-branches",
      "a rule has one body, without `or`",
      "write a second rule with the same head",
    )
  }
  const [query = emptyQuery] = lowerQueries(lowering, children)
  const rule = lowering.locate(node, { head, ...query })
  reportUnbound(lowering, rule)
  warnOfUnbound(lowering, rule, "closures")
  return rule
}

const emptyQuery: Query = { body: [], expressions: [], scopes: [] }

function lowerQueries(lowering: Lowering, children: readonly SyntaxNode[]): Query[] {
  const queries = children.filter((child) => child.name === "Query")
  if (queries.length === 0) {
    const keyword = children.findLast((child) => !child.type.isError)!
    lowering.report(keyword, "empty-body", "a predicate or a condition is missing after this")
  }
  return queries.map((query) => lowerQuery(lowering, query))
}

/** Whether a node begins as it should, rather than being what recovery made of something else. */
export const isGenuine = (node: SyntaxNode): boolean =>
  !node.type.isError && node.firstChild !== null && !node.firstChild.type.isError

const checkKinds: Readonly<Record<string, Check["kind"]>> = {
  "check if": "one",
  "check all": "all",
  "reject if": "reject",
}

export function lowerCheck(lowering: Lowering, node: SyntaxNode): Check {
  const children = childrenOf(node)
  const kind = checkKinds[readKeyword(lowering, children[0]!, Object.keys(checkKinds))] ?? "reject"
  if (kind === "reject") warnOfReject(lowering, node)
  return lowering.locate(node, { kind, queries: lowerBranches(lowering, children) })
}

export function lowerPolicy(lowering: Lowering, node: SyntaxNode): Policy {
  const children = childrenOf(node)
  const keyword = readKeyword(lowering, children[0]!, ["allow if", "deny if"])
  const kind = keyword.startsWith("allow") ? "allow" : "deny"
  return lowering.locate(node, { kind, queries: lowerBranches(lowering, children) })
}

function lowerBranches(lowering: Lowering, children: readonly SyntaxNode[]): Query[] {
  const queries = lowerQueries(lowering, children)
  for (const query of queries) warnOfUnbound(lowering, query, "conditions")
  return queries
}

/**
 * The two words of a keyword, in lower case with one space. Their case is free, their spacing is
 * not.
 */
function readKeyword(lowering: Lowering, node: SyntaxNode, keywords: readonly string[]): string {
  const text = lowering.text(node)
  const [first = "", second = ""] = text.toLowerCase().split(/[ \t\r\n]+/)
  if (text.length !== first.length + 1 + second.length || !text.includes(" ")) {
    lowering.report(
      node,
      "keyword-spacing",
      `\`${first}\` and \`${second}\` need exactly one space between them`,
    )
  }
  const keyword = `${first} ${second}`
  if (!keywords.includes(keyword)) {
    lowering.report(node, "unknown-keyword", `there is no \`${keyword}\``, `write \`${first} if\``)
  }
  return keyword
}
