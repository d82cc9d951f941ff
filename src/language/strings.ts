/** String literals: double quotes, raw line breaks allowed, and three escapes. */
import type { Term } from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import type { Lowering } from "./lowering.ts"

const escapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", n: "\n" }

export function parseString(lowering: Lowering, node: SyntaxNode): Term {
  const text = lowering.text(node)
  if (text.startsWith("'")) {
    lowering.report(
      node,
      "single-quotes",
      "strings are written in double quotes",
      `write \`"${text.slice(1, -1)}"\``,
    )
  } else if (node.name === "BadString") {
    lowering.report(node, "unclosed-string", 'the closing `"` of this string is missing')
  }
  const content = node.name === "BadString" ? text.slice(1) : text.slice(1, -1)
  const value = content.replace(/\\([^]?)/gu, (escape: string, character: string, at: number) => {
    const meant = escapes[character]
    if (meant !== undefined) return meant
    const from = node.from + 1 + at
    lowering.report(
      { from, to: from + escape.length },
      "string-escape",
      `\`${escape}\` is not an escape`,
      'only `\\"`, `\\\\` and `\\n` are; other characters, tabs too, stand for themselves',
    )
    return escape
  })
  return { kind: "string", value }
}
