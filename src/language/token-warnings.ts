/**
 * Warnings about single tokens: accepted as the reference accepts them, and probably not what was
 * meant.
 */
import type { SyntaxNodeRef } from "@lezer/common"
import { isNameCharacter } from "./characters.ts"
import type { Lowering } from "./lowering.ts"

export function warnOfToken(lowering: Lowering, node: SyntaxNodeRef, inAuthorizer: boolean): void {
  switch (node.name) {
    case "CheckKeyword":
    case "PolicyKeyword":
    case "Trusting":
    case "Or":
      warnOfBoundary(lowering, node)
      break
    case "ScopeKeyword":
      warnOfBoundary(lowering, node)
      if (inAuthorizer) warnOfPrevious(lowering, node)
      break
    case "PredicateName":
    case "MethodName":
    case "Variable":
    case "Parameter":
    case "ScopeParameter":
      warnOfName(lowering, node)
      break
  }
}

function warnOfBoundary(lowering: Lowering, node: SyntaxNodeRef): void {
  const before = lowering.source.charCodeAt(node.from - 1)
  const after = lowering.source.charCodeAt(node.to)
  if (!isNameCharacter(before) && !isNameCharacter(after)) return
  lowering.report(
    node,
    "keyword-boundary",
    `\`${lowering.text(node)}\` is read as a keyword here, although it touches another word`,
    "write a blank between them",
  )
}

function warnOfPrevious(lowering: Lowering, node: SyntaxNodeRef): void {
  if (lowering.text(node) !== "previous") return
  lowering.report(
    node,
    "previous-in-authorizer",
    "`previous` trusts nothing in the authorizer, and drops the default trust in the authority",
    "write `trusting authority`, or no `trusting`",
  )
}

// oxlint-disable-next-line no-control-regex
const oddCharacter = /[^\x00-\x7f]/u

function warnOfName(lowering: Lowering, node: SyntaxNodeRef): void {
  const odd = oddCharacter.exec(lowering.text(node))
  if (odd === null) return
  const from = node.from + odd.index
  lowering.report(
    { from, to: from + odd[0].length },
    "name-character",
    `\`${odd[0]}\` counts as a letter or digit only by its low byte`,
    "other implementations refuse it; use ASCII letters",
  )
}
