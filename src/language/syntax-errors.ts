/**
 * What the parser could not read, in words: what was found, what could stand there, and what may be
 * meant.
 */
import type { SyntaxNode, Tree } from "@lezer/common"
import { explainFound } from "./habits.ts"
import type { Lowering } from "./lowering.ts"
import { isGenuine } from "./statements.ts"

/** Reports the first error of each statement; what follows it is often only its consequence. */
export function reportSyntax(lowering: Lowering, tree: Tree): void {
  let reported = false
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === "Semicolon" || isGenuine(node)) reported = false
    const error = reported ? null : firstError(node)
    if (error === null) continue
    explain(lowering, error)
    reported = true
  }
}

function firstError(statement: SyntaxNode): SyntaxNode | null {
  let error: SyntaxNode | null = null
  statement.cursor().iterate(({ type, node }) => {
    if (type.isError) error ??= node
    return error === null
  })
  return error
}

function statementOf(node: SyntaxNode): SyntaxNode {
  let statement = node
  while (statement.parent !== null && statement.parent.name !== "Source")
    statement = statement.parent
  return statement
}

/** Of the text at an error: one word, one operator, or one character. */
const foundText = /^(?:[0-9A-Za-z_:]+|[-+*/%&|^!<>=?]+|[^])?/u

/** More is not shown of one word. */
const shownLength = 40

function explain(lowering: Lowering, error: SyntaxNode): void {
  const { source } = lowering
  const from = skipSpace(source, error.from)
  const found = foundText.exec(source.slice(from, from + shownLength))![0]
  const expected = expectedAt(lowering, error, from)
  const span = { from, to: from + found.length }
  const glued = gluedWord(source, from)
  if (glued !== null) {
    const word = `\`${lowering.text(glued)}\``
    if (source[glued.from - 1] === "{") {
      lowering.report(
        glued,
        "parameter-name",
        `${word} is no name of a parameter`,
        "it begins with a letter",
      )
    } else lowering.report(glued, "unexpected-input", `${word} is not a value`)
    return
  }
  lowering.report(
    span,
    "unexpected-input",
    found === ""
      ? `${expected} is missing at the end`
      : `${expected} is expected, not ${quote(found)}`,
    explainFound(found, source.slice(from, from + shownLength)),
  )
}

function skipSpace(source: string, from: number): number {
  const blanks = /[^ \t\r\n]/g
  blanks.lastIndex = from
  return blanks.exec(source)?.index ?? source.length
}

/** A word that begins as a value and goes on otherwise, such as `trueish` or `1_000`. */
function gluedWord(source: string, from: number): { from: number; to: number } | null {
  const before = /[0-9A-Za-z_:]+$/.exec(source.slice(Math.max(0, from - shownLength), from))?.[0]
  const after = /^[0-9A-Za-z_]+/.exec(source.slice(from, from + shownLength))?.[0]
  return before === undefined || after === undefined
    ? null
    : { from: from - before.length, to: from + after.length }
}

/** Characters that cannot be seen are named by their code point. */
function quote(found: string): string {
  const codePoint = found.codePointAt(0)!
  const visible = /^[\p{L}\p{N}\p{P}\p{S}]/u.test(found)
  return visible ? `\`${found}\`` : `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`
}

const element = "a predicate or a condition"

/** What could stand at an error, by the node it is in and what comes before it there. */
function expectedAt(lowering: Lowering, error: SyntaxNode, from: number): string {
  const last = /[^ \t\r\n](?=[ \t\r\n]*$)/.exec(
    lowering.source.slice(Math.max(0, from - 200), from),
  )?.[0]
  const open = last !== undefined && "([{,".includes(last)
  const statement = statementOf(error)
  if (statement.from === error.from || !isGenuine(statement)) {
    return last === undefined || last === ";" || last === "/"
      ? "a fact, rule, check or policy"
      : "`;`"
  }
  switch (error.parent?.name) {
    case "Check":
    case "Policy":
    case "Rule":
      return element
    case "Query":
      return last === "," || error.prevSibling === null ? element : "`,`, `or`, `trusting` or `;`"
    case "Scopes":
      return "`authority`, `previous` or a public key"
    case "ArgumentList":
      return open ? "a term or `)`" : "`,` or `)`"
    case "Array":
      return open ? "a term or `]`" : "`,` or `]`"
    case "Set":
    case "Map":
    case "Entry":
      return open || last === ":" ? "a term or `}`" : "`,`, `:` or `}`"
    case "Parens":
      return open ? "an expression" : "an operator or `)`"
    case "Method":
      return "the name of a method"
    default:
      return "an operand"
  }
}
