/** What the parser could not read, in words: what was found, and what could stand there. */
import type { SyntaxNode, Tree } from "@lezer/common"
import type { Lowering } from "./lowering.ts"

/** Reports the first error of each statement; what follows it is often only its consequence. */
export function reportSyntax(lowering: Lowering, tree: Tree): void {
  let reported: number | null = null
  tree.iterate({
    enter({ type, node }) {
      if (!type.isError) return
      const statement = statementOf(node)
      if (statement.from === reported) return
      reported = statement.from
      explain(lowering, node)
    },
  })
}

function statementOf(node: SyntaxNode): SyntaxNode {
  let statement = node
  while (statement.parent !== null && statement.parent.name !== "Source") statement = statement.parent
  return statement
}

function explain(lowering: Lowering, node: SyntaxNode): void {
  const { source } = lowering
  const at = node.from + /^[ \t\r\n]*/.exec(source.slice(node.from, node.from + 1000))![0].length
  const found = /^(?:[0-9A-Za-z_:]+|[^]?)/u.exec(source.slice(at, at + 100))![0]
  lowering.report(
    { from: at, to: at + found.length },
    "unexpected-input",
    found === "" ? "the source ends too early" : `\`${found}\` cannot stand here`,
  )
}
