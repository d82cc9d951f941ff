/**
 * What may follow what at the top of a source: separators, comments, the block's own `trusting`,
 * policies.
 *
 * The grammar takes statements, separators and comments in any order. The reference reads a prelude
 * at the start of a block, `trusting …;` or a lone `;`, and some of its oddities there have to be
 * kept.
 */
import type { SyntaxNode } from "@lezer/common"
import { isComment, type Lowering } from "./lowering.ts"
import type { SourceKind } from "./parse.ts"
import { isGenuine } from "./statements.ts"
import { warnOfBlockScopes } from "./warnings.ts"

const statementNames: Readonly<Record<string, SourceKind>> = {
  Fact: "fact",
  Rule: "rule",
  Check: "check",
  Policy: "policy",
}

const isStatement = (node: SyntaxNode): boolean =>
  (Object.hasOwn(statementNames, node.name) || node.name === "BlockScopes") && isGenuine(node)

export function reportLayout(lowering: Lowering, top: SyntaxNode, kind: SourceKind): void {
  /** The statement or error that still lacks its `;`. */
  let open: SyntaxNode | null = null
  let first = true
  for (let node = top.firstChild; node !== null; node = node.nextSibling) {
    if (isComment(node)) {
      reportComment(lowering, node, open !== null)
    } else if (node.name === "Semicolon") {
      if (open === null && !(first && kind === "block")) {
        lowering.report(node, "empty-statement", "there is no statement before this `;`")
      }
      open = null
    } else if (isStatement(node)) {
      if (open !== null && isStatement(open)) {
        lowering.report(
          { from: open.to, to: open.to },
          "missing-semicolon",
          "`;` is missing after this statement",
          open.name === "Fact" ? undefined : "or `,` between the elements of one",
        )
      }
      reportStatement(lowering, node, first, kind)
      open = node
    } else {
      open ??= node
    }
    first = false
  }
  reportBlanks(lowering, top, kind)
}

function reportStatement(
  lowering: Lowering,
  node: SyntaxNode,
  first: boolean,
  kind: SourceKind,
): void {
  if (node.name === "Policy" && kind === "block") {
    lowering.report(
      node,
      "policy-in-block",
      "a block cannot hold policies",
      "move it to the authorizer",
    )
  }
  if (node.name === "BlockScopes") {
    if (kind === "authorizer") {
      lowering.report(
        node,
        "misplaced-scopes",
        "the authorizer has no `trusting` of its own",
        "write it after the rule, check or policy that needs it",
      )
    } else if (!first) {
      lowering.report(
        node,
        "misplaced-scopes",
        "a block's own `trusting` must come before everything else, comments too",
      )
    } else warnOfBlockScopes(lowering, node)
  }
  // The reference commits to the prelude as soon as it has read `trusting` and finds no scope after
  // it.
  if (
    first &&
    kind === "block" &&
    /^trusting(?!authority|previous)/.test(lowering.text(node)) &&
    node.name !== "BlockScopes"
  ) {
    lowering.report(
      node,
      "unexpected-input",
      "a block cannot begin with a name that begins with `trusting`",
      "put another statement first",
    )
  }
}

function reportComment(lowering: Lowering, node: SyntaxNode, open: boolean): void {
  if (open) {
    lowering.report(
      node,
      "misplaced-comment",
      "a comment cannot stand between a statement and its `;`",
      "put it after the `;`",
    )
  }
}

/** Mistakes in a comment itself, and a comment within a statement. */
export function reportCommentText(lowering: Lowering, node: SyntaxNode): void {
  const text = lowering.text(node)
  if (node.name === "UnclosedComment") {
    lowering.report(node, "unclosed-comment", "the `*/` of this comment is missing")
  } else if (node.name === "HashComment") {
    lowering.report(node, "comment-style", "`#` does not begin a comment", "write `//`")
  } else if (node.name === "LineComment" && hasLoneReturn(text, lowering.source[node.to])) {
    lowering.report(
      node,
      "lone-carriage-return",
      "this comment holds a carriage return without a line feed",
    )
  }
  if (node.parent?.name !== "Source") {
    lowering.report(
      node,
      "misplaced-comment",
      "a comment cannot stand within a statement",
      "put it before or after",
    )
  }
}

/** Whether a comment holds a carriage return that is not part of the line break after it. */
const hasLoneReturn = (text: string, next: string | undefined): boolean =>
  (next === "\n" ? text.replace(/\r$/, "") : text).includes("\r")

/** The reference refuses blanks where it expects a statement: see the prelude rule above. */
function reportBlanks(lowering: Lowering, top: SyntaxNode, kind: SourceKind): void {
  const { source } = lowering
  if (kind === "authorizer" && source !== "" && /^[ \t\r\n]*$/.test(source)) {
    lowering.report(
      { from: 0, to: source.length },
      "blank-source",
      "an authorizer of blanks alone is refused",
      "remove them, or write a statement",
    )
  }
  const prelude = kind === "block" ? preludeEnd(top) : null
  if (prelude !== null && prelude < source.length && /^[ \t\r\n]*$/.test(source.slice(prelude))) {
    lowering.report(
      { from: prelude, to: source.length },
      "blank-source",
      "nothing but blanks follows this `;`, which is refused",
      "remove them, or write a statement",
    )
  }
}

/** The end of a `;` that closes a block's prelude, or null. */
function preludeEnd(top: SyntaxNode): number | null {
  const first = top.firstChild
  const semicolon = first?.name === "BlockScopes" ? first.nextSibling : first
  return semicolon?.name === "Semicolon" ? semicolon.to : null
}

/** For single statements: one of the right kind, and nothing else. */
export function reportSingle(lowering: Lowering, top: SyntaxNode, kind: SourceKind): void {
  let found = false
  for (let node = top.firstChild; node !== null; node = node.nextSibling) {
    if (node.type.isError) continue
    if (statementNames[node.name] === kind && !found) found = true
    else
      lowering.report(
        node,
        "single-statement",
        `this is not part of the ${kind}`,
        `one ${kind} is expected, without \`;\` and comments`,
      )
  }
  if (!found && lowering.diagnostics.every(({ severity }) => severity !== "error")) {
    lowering.report(
      { from: 0, to: lowering.source.length },
      "single-statement",
      `a ${kind} is expected`,
    )
  }
}
