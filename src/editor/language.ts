/**
 * Biscuit Datalog as a CodeMirror language: the parser with what an editor needs to know of its nodes,
 * namely how they are indented and folded, and how comments are written.
 */
import {
  continuedIndent,
  delimitedIndent,
  foldNodeProp,
  indentNodeProp,
  LanguageSupport,
  LRLanguage,
  type TreeIndentContext,
} from "@codemirror/language"
import type { EditorState } from "@codemirror/state"
import { NodeProp, type SyntaxNode } from "@lezer/common"
import { biscuitParser } from "../language/index.ts"

/** A line after a statement that has no `;` yet continues it. */
function indentStatement({ node, pos, unit }: TreeIndentContext): number {
  let before = node.childBefore(pos)
  while (before?.name.endsWith("Comment")) before = before.prevSibling
  return before === null || before.name === "Semicolon" ? 0 : unit
}

/** Everything but the line that says what the statement is. */
function foldAfterFirstLine(
  node: SyntaxNode,
  state: EditorState,
): { from: number; to: number } | null {
  const { to } = state.doc.lineAt(node.from)
  return to < node.to ? { from: to, to: node.to } : null
}

const foldInside = (node: SyntaxNode): { from: number; to: number } | null =>
  node.to - node.from > 4 ? { from: node.from + 1, to: node.to - 1 } : null

export const biscuitLanguage: LRLanguage = LRLanguage.define({
  name: "biscuit",
  parser: biscuitParser.configure({
    props: [
      // Lines run from left to right, whatever the script of a name or text within. A text runs as its
      // first letter does; the signs before a variable and a comment stay before it.
      NodeProp.isolate.add({
        "String BadString": "auto",
        "LineComment HashComment BlockComment UnclosedComment": "ltr",
        "PredicateName FunctionName MethodName Variable Parameter Word": "ltr",
      }),
      indentNodeProp.add({
        Source: indentStatement,
        "Fact Rule Check Policy BlockScopes": continuedIndent(),
        "ArgumentList Parens": delimitedIndent({ closing: ")", align: false }),
        Array: delimitedIndent({ closing: "]", align: false }),
        "Set Map": delimitedIndent({ closing: "}", align: false }),
      }),
      foldNodeProp.add({
        "Rule Check Policy": foldAfterFirstLine,
        "Array Set Map BlockComment": foldInside,
      }),
    ],
  }),
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
    indentOnInput: /^\s*[)\]}]$/,
  },
})

export const biscuit = (): LanguageSupport => new LanguageSupport(biscuitLanguage)
