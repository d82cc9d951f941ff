/** What a document uses of the language and of the format, as far as libraries differ in it. */
import {
  datalogVersion,
  type Block,
  type Expression,
  type PublicKey,
  type Query,
  type Term,
} from "../ast/index.ts"
import type { Task } from "./types.ts"

export type Feature =
  | "newer-datalog"
  | "third-party"
  | "secp256r1"
  | "check-all"
  | "reject-if"
  | "reject-or"
  | "scopes"
  | "block-scopes"
  | "previous-in-authorizer"
  | "closures"
  | "null"
  | "arrays"
  | "maps"
  | "empty-collections"
  | "sets"
  | "extern"
  | "regex"
  | "negation"
  | "escaped-strings"

/** What the blocks and the authorizer of a task use. */
export function featuresOf({ start, blocks, authorizer }: Task): ReadonlySet<Feature> {
  const found = new Set<Feature>()
  const inToken =
    start.kind === "token" ? start.blocks : [{ ast: start.authority.ast, external: null }]
  for (const block of [...inToken, ...blocks]) {
    if (block.external !== null) found.add("third-party")
    if (block.external?.startsWith("secp256r1") === true) found.add("secp256r1")
    lookAtBlock(block.ast, found)
  }
  const { ast } = authorizer
  lookAtBlock(ast, found)
  for (const { queries } of ast.policies) for (const query of queries) lookAtQuery(query, found)
  const own = [...ast.rules, ...[...ast.checks, ...ast.policies].flatMap(({ queries }) => queries)]
  if ([ast, ...own].some(({ scopes }) => scopes.some(({ kind }) => kind === "previous"))) {
    found.add("previous-in-authorizer")
  }
  const root = start.kind === "new" ? start.root : (start.rootKey ?? "")
  if (root.startsWith("secp256r1")) found.add("secp256r1")
  return found
}

function lookAtBlock(block: Block, found: Set<Feature>): void {
  if (datalogVersion(block) > 3) found.add("newer-datalog")
  if (block.scopes.length > 0) found.add("block-scopes")
  lookAtScopes(block.scopes, found)
  for (const { terms } of block.facts) lookAtTerms(terms, found)
  for (const rule of block.rules) {
    lookAtTerms(rule.head.terms, found)
    lookAtQuery(rule, found)
  }
  for (const { kind, queries } of block.checks) {
    if (kind === "all") found.add("check-all")
    if (kind === "reject") found.add(queries.length > 1 ? "reject-or" : "reject-if")
    for (const query of queries) lookAtQuery(query, found)
  }
}

function lookAtQuery({ body, expressions, scopes }: Query, found: Set<Feature>): void {
  lookAtScopes(scopes, found)
  for (const { terms } of body) lookAtTerms(terms, found)
  for (const expression of expressions) lookAtExpression(expression, found)
}

function lookAtScopes(scopes: Query["scopes"], found: Set<Feature>): void {
  if (scopes.length > 0) found.add("scopes")
  const keys: PublicKey[] = scopes.flatMap((scope) =>
    scope.kind === "publicKey" ? [scope.key] : [],
  )
  if (keys.some(({ algorithm }) => algorithm === "secp256r1")) found.add("secp256r1")
}

function lookAtExpression(expression: Expression, found: Set<Feature>): void {
  for (const op of expression) {
    if (op.kind === "value") lookAtTerms([op.term], found)
    else if (op.kind === "closure") {
      found.add("closures")
      lookAtExpression(op.ops, found)
    } else if (op.op === "Ffi") found.add("extern")
    else if (op.op === "Regex") found.add("regex")
    else if (op.op === "Negate") found.add("negation")
  }
}

function lookAtTerms(terms: readonly Term[], found: Set<Feature>): void {
  for (const term of terms) {
    switch (term.kind) {
      case "string":
        if (/["\\]/.test(term.value)) found.add("escaped-strings")
        break
      case "null":
        found.add("null")
        break
      case "set":
        found.add("sets")
        lookAtTerms(term.items, found)
        break
      case "array":
        found.add(term.items.length === 0 ? "empty-collections" : "arrays")
        lookAtTerms(term.items, found)
        break
      case "map":
        found.add(term.entries.length === 0 ? "empty-collections" : "maps")
        for (const { key, value } of term.entries) lookAtTerms([key, value], found)
        break
      case "variable":
      case "integer":
      case "date":
      case "bytes":
      case "bool":
      case "parameter":
        break
      default:
        term satisfies never
    }
  }
}
