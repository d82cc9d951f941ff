/** Queries: predicates to match, conditions to hold, and the scopes after `trusting`. */
import {
  parsePublicKey,
  type Expression,
  type Predicate,
  type Query,
  type Scope,
} from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import { lowerExpression } from "./expressions.ts"
import { isCurvePoint } from "./curve-points.ts"
import { childrenOf, hasError, type Lowering } from "./lowering.ts"
import { inQuery, lowerTerms, reportCommas, type Place } from "./terms.ts"

export function lowerPredicate(lowering: Lowering, node: SyntaxNode, place: Place): Predicate {
  const [nameNode, list] = childrenOf(node)
  const name = nameNode === undefined ? "" : lowering.text(nameNode)
  const children = list === undefined ? [] : childrenOf(list)
  const items = children.filter(
    (child) => child.name !== "(" && child.name !== ")" && child.name !== ",",
  )
  if (list !== undefined) reportCommas(lowering, list, children)
  if (list !== undefined && items.length === 0 && !hasError(list)) {
    lowering.report(
      list,
      "empty-predicate",
      `\`${name}()\` has no terms`,
      "a predicate has at least one",
    )
  }
  return lowering.locate(node, { name, terms: lowerTerms(lowering, items, place) })
}

export function lowerQuery(lowering: Lowering, node: SyntaxNode): Query {
  const body: Predicate[] = []
  const expressions: Expression[] = []
  let scopes: Scope[] = []
  for (const child of childrenOf(node)) {
    if (child.name === ",") continue
    if (child.name === "Predicate") body.push(lowerPredicate(lowering, child, inQuery))
    else if (child.name === "Scopes") scopes = lowerScopes(lowering, child)
    else {
      const expression = lowerExpression(lowering, child)
      if (expression !== null) expressions.push(lowering.locate(child, expression))
    }
  }
  return lowering.locate(node, { body, expressions, scopes })
}

export const lowerScopes = (lowering: Lowering, node: SyntaxNode): Scope[] =>
  childrenOf(node)
    .filter((child) => child.name !== "Trusting" && child.name !== ",")
    .map((child) => lowerScope(lowering, child))
    .filter((scope) => scope !== null)

function lowerScope(lowering: Lowering, node: SyntaxNode): Scope | null {
  const text = lowering.text(node)
  switch (node.name) {
    case "ScopeKeyword":
      return lowering.locate<Scope>(node, { kind: text === "authority" ? "authority" : "previous" })
    case "PublicKey":
      return lowerPublicKey(lowering, node)
    case "ScopeParameter":
      return lowerScopeParameter(lowering, node)
    default:
      lowering.report(
        node,
        "unknown-scope",
        `\`${text}\` is not a scope`,
        "`authority`, `previous`, `ed25519/…` or `secp256r1/…` with hexadecimal digits",
      )
      return null
  }
}

function lowerPublicKey(lowering: Lowering, node: SyntaxNode): Scope | null {
  const key = parsePublicKey(lowering.text(node))
  if (key !== null && isCurvePoint(key))
    return lowering.locate<Scope>(node, { kind: "publicKey", key })
  const message =
    key === null
      ? "the public key has the wrong length"
      : "the public key is not a point of its curve"
  lowering.report(
    node,
    "public-key",
    message,
    "32 bytes for ed25519, 33 compressed ones for secp256r1",
  )
  return null
}

function lowerScopeParameter(lowering: Lowering, node: SyntaxNode): Scope {
  const name = lowering.text(node).slice(1, -1)
  const key = lowering.scopeParameter(name)
  if (key !== undefined) return lowering.locate<Scope>(node, { kind: "publicKey", key })
  if (lowering.bindsParameters) {
    lowering.report(node, "unbound-parameter", `the parameter \`{${name}}\` has no public key`)
  }
  return lowering.locate<Scope>(node, { kind: "parameter", name })
}
