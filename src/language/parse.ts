/**
 * Sources to ASTs: whole blocks and authorizers, and single statements as the reference's
 * `fromString` takes them. Nothing here throws for what a user writes; every mistake is a
 * diagnostic.
 */
import type { Authorizer, Block, Check, Fact, Policy, Rule } from "../ast/index.ts"
import type { SyntaxNode, Tree } from "@lezer/common"
import type { Diagnostic, Positions } from "./diagnostics.ts"
import { reportCommentText, reportLayout, reportSingle } from "./layout.ts"
import { childrenOf, isComment, Lowering, type ParseOptions } from "./lowering.ts"
import { lowerScopes } from "./queries.ts"
import { parseText } from "./recovery.ts"
import { isGenuine, lowerCheck, lowerFact, lowerPolicy, lowerRule } from "./statements.ts"
import { reportSyntax } from "./syntax-errors.ts"
import { readableText } from "./text.ts"
import { warnOfToken } from "./token-warnings.ts"
import { warnOfVersion } from "./warnings.ts"

export interface Parsed<Ast> {
  /** What was understood; all of it when no diagnostic is an error. */
  readonly ast: Ast
  readonly positions: Positions
  /** In the order of the source. */
  readonly diagnostics: readonly Diagnostic[]
  readonly tree: Tree
}

/** Reads the source of a block: facts, rules, checks, and its own `trusting …;` at the start. */
export const parseBlock = (source: string, options: ParseOptions = {}): Parsed<Block> =>
  parse(source, options, "block", ({ policies: _, ...block }) => block)

/** Reads the source of an authorizer: facts, rules, checks and policies. */
export const parseAuthorizer = (source: string, options: ParseOptions = {}): Parsed<Authorizer> =>
  parse(source, options, "authorizer", (authorizer) => authorizer)

/**
 * What is read: a whole source, or one statement of a kind, in which parameters may stay unbound.
 */
export type SourceKind = "block" | "authorizer" | "fact" | "rule" | "check" | "policy"

const single =
  <Ast>(kind: SourceKind, pick: (ast: Authorizer) => readonly Ast[]) =>
  (source: string, options: ParseOptions = {}): Parsed<Ast | null> =>
    parse(source, options, kind, (ast) => pick(ast)[0] ?? null)

type ParseSingle<Ast> = (source: string, options?: ParseOptions) => Parsed<Ast | null>

/** One fact, without `;` or comments. */
export const parseFact: ParseSingle<Fact> = single("fact", (ast) => ast.facts)
/** One rule, without `;` or comments. */
export const parseRule: ParseSingle<Rule> = single("rule", (ast) => ast.rules)
/** One check, without `;` or comments. */
export const parseCheck: ParseSingle<Check> = single("check", (ast) => ast.checks)
/** One policy, without `;` or comments. */
export const parsePolicy: ParseSingle<Policy> = single("policy", (ast) => ast.policies)

function parse<Ast>(
  source: string,
  options: ParseOptions,
  kind: SourceKind,
  pick: (ast: Authorizer) => Ast,
): Parsed<Ast> {
  const whole = kind === "block" || kind === "authorizer"
  const lowering = new Lowering(source, options, whole)
  const tree = parseText(lowering, readableText(lowering))
  const ast = lowerSource(lowering, tree.topNode)
  reviewTree(lowering, tree, kind)
  if (kind === "block") warnOfVersion(lowering, ast)
  if (whole) reportLayout(lowering, tree.topNode, kind)
  else reportSingle(lowering, tree.topNode, kind)
  if (whole) reportUnusedParameters(lowering)
  const diagnostics = lowering.diagnostics.toSorted((a, b) => a.from - b.from || a.to - b.to)
  return { ast: pick(ast), positions: lowering.positions, diagnostics, tree }
}

/** What lowering does not look at: errors of the parser, comments, and how tokens are written. */
function reviewTree(lowering: Lowering, tree: Tree, kind: SourceKind): void {
  let broken = false
  tree.iterate({
    enter(node) {
      if (node.type.isError) broken = true
      else if (isComment(node)) reportCommentText(lowering, node.node)
      else warnOfToken(lowering, node, kind === "authorizer")
    },
  })
  if (broken) reportSyntax(lowering, tree)
}

function lowerSource(lowering: Lowering, top: SyntaxNode): Authorizer {
  const facts: Fact[] = []
  const rules: Rule[] = []
  const checks: Check[] = []
  const policies: Policy[] = []
  let scopes: Block["scopes"] = []
  for (const node of childrenOf(top).filter(isGenuine)) {
    if (node.name === "Fact") facts.push(lowerFact(lowering, node))
    else if (node.name === "Rule") rules.push(lowerRule(lowering, node))
    else if (node.name === "Check") checks.push(lowerCheck(lowering, node))
    else if (node.name === "Policy") policies.push(lowerPolicy(lowering, node))
    else if (node.name === "BlockScopes") scopes = lowerScopes(lowering, childrenOf(node)[0]!)
  }
  return { scopes, facts, rules, checks, policies }
}

function reportUnusedParameters(lowering: Lowering): void {
  const { options, usedParameters, usedScopeParameters } = lowering
  const unused = [
    ...Object.keys(options.parameters ?? {}).filter((name) => !usedParameters.has(name)),
    ...Object.keys(options.scopeParameters ?? {}).filter((name) => !usedScopeParameters.has(name)),
  ]
  for (const name of unused) {
    lowering.report(
      { from: 0, to: 0 },
      "unused-parameter",
      `the parameter \`{${name}}\` does not occur`,
    )
  }
}
