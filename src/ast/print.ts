/**
 * Datalog as text, in two styles from one table of operators.
 *
 * `source` always reads back to what was printed, as far as source can say it: strings are escaped, `{ true}`
 * keeps its blank, and parentheses appear where a token's postfix order needs them. `reference` is to the
 * byte what biscuit-rust prints, flaws included: it is compared as text in error results and worlds. After
 * loading a token the reference orders sets and maps by symbol index, which `referenceOrder` gives.
 */
import { printPublicKey } from "./keys.ts"
import { binaryOperator, unaryOperator } from "./operators.ts"
import { printOps } from "./print-ops.ts"
import { type PrintStyle, printTerm, referenceOrder, source } from "./print-term.ts"
import { SymbolTable, visitExpression } from "./symbols.ts"
import type {
  Authorizer,
  BinaryOp,
  Block,
  Check,
  Expression,
  Op,
  Policy,
  Predicate,
  Query,
  Rule,
  Scope,
} from "./types.ts"

export const printPredicate = (predicate: Predicate, style: PrintStyle = source): string =>
  `${predicate.name}(${predicate.terms.map((term) => printTerm(term, style)).join(", ")})`

export const printFact: typeof printPredicate = printPredicate

/** Printed text under construction, with what decides whether an operator around it needs parentheses. */
interface Piece {
  readonly text: string
  /** Of the outermost operator, as in the operator table; 11 for a plain term. */
  readonly level: number
  /** Ends in an operand of `!` that would swallow a following `+`, `-`, `*` or `/`. */
  readonly openNegation: boolean
}

export function printExpression(expression: Expression, style: PrintStyle = source): string {
  if (style.numbersExpressions === true) {
    const symbols = new SymbolTable()
    visitExpression(expression, { symbol: (text) => symbols.insert(text), publicKey: () => {} })
    return printExpression(expression, referenceOrder(symbols.compare))
  }
  return pieceOf(expression, style)?.text ?? `<invalid expression: ${printOps(expression, style)}>`
}

/** Null when the operations do not leave exactly one value. */
function pieceOf(expression: Expression, style: PrintStyle): Piece | null {
  const stack: Piece[] = []
  for (const op of expression) {
    const piece = pieceOfOp(op, stack, style)
    if (piece === null) return null
    stack.push(piece)
  }
  return stack.length === 1 ? stack[0]! : null
}

function pieceOfOp(op: Op, stack: Piece[], style: PrintStyle): Piece | null {
  switch (op.kind) {
    case "value": {
      const text = printTerm(op.term, style)
      // A date directly followed by `.` would not read back.
      return { text, level: op.term.kind === "date" ? 9 : 11, openNegation: false }
    }
    case "closure": {
      const body = pieceOf(op.ops, style)
      if (body === null) return null
      if (op.params.length === 0) return body
      const params = op.params.map((param) => `$${param}`).join(", ")
      return { text: `${params} -> ${body.text}`, level: 0, openNegation: false }
    }
    case "unary": {
      const operand = stack.pop()
      return operand === undefined ? null : unaryPiece(op, operand, style)
    }
    case "binary": {
      const right = stack.pop()
      const left = stack.pop()
      return left === undefined || right === undefined ? null : binaryPiece(op, left, right, style)
    }
    default:
      return op satisfies never
  }
}

/** The operand as it stands, or in parentheses where the text must read back and would not otherwise. */
const wrap = (piece: Piece, needed: boolean, style: PrintStyle): string =>
  needed && style.readable ? `(${piece.text})` : piece.text

function unaryPiece(op: Extract<Op, { kind: "unary" }>, operand: Piece, style: PrintStyle): Piece {
  const { form, text, level } = unaryOperator(op.op)
  if (form === "parens") return { text: `(${operand.text})`, level, openNegation: false }
  if (form === "prefix") {
    return { text: `!${wrap(operand, operand.level < 7, style)}`, level, openNegation: true }
  }
  const receiver = wrap(operand, operand.level < 10, style)
  return { text: `${receiver}.${text}${op.name ?? ""}()`, level, openNegation: false }
}

/** What source has for the eager operators of old tokens: the lazy ones, equal but for errors on the right. */
const readableSymbols: Partial<Record<BinaryOp, string>> = { And: "&&", Or: "||" }

function binaryPiece(
  op: Extract<Op, { kind: "binary" }>,
  left: Piece,
  right: Piece,
  style: PrintStyle,
): Piece {
  const { form, text, level } = binaryOperator(op.op)
  if (form === "method") {
    const receiver = wrap(left, left.level < 10, style)
    return {
      text: `${receiver}.${text}${op.name ?? ""}(${right.text})`,
      level,
      openNegation: false,
    }
  }
  const symbol = (style.readable ? readableSymbols[op.op] : undefined) ?? text
  const comparison = level === 3
  const leftOpen =
    left.level < level || (comparison && left.level === level) || (left.openNegation && level >= 7)
  const rightText = wrap(right, right.level <= level, style)
  return {
    text: `${wrap(left, leftOpen, style)} ${symbol} ${rightText}`,
    level,
    openNegation: right.openNegation && rightText === right.text,
  }
}

export function printScope(scope: Scope): string {
  switch (scope.kind) {
    case "authority":
    case "previous":
      return scope.kind
    case "publicKey":
      return printPublicKey(scope.key)
    case "parameter":
      return `{${scope.name}}`
    default:
      return scope satisfies never
  }
}

const printScopes = (scopes: readonly Scope[]): string =>
  `trusting ${scopes.map(printScope).join(", ")}`

/** A query without the keyword before it. All predicates come first, as in the AST. */
export function printQuery(query: Query, style: PrintStyle = source): string {
  const elements = [
    ...query.body.map((predicate) => printPredicate(predicate, style)),
    ...query.expressions.map((expression) => printExpression(expression, style)),
  ].join(", ")
  return query.scopes.length === 0 ? elements : `${elements} ${printScopes(query.scopes)}`
}

export const printRule = (rule: Rule, style: PrintStyle = source): string =>
  `${printPredicate(rule.head, style)} <- ${printQuery(rule, style)}`

const checkKeyword: Record<Check["kind"], string> = {
  one: "check if",
  all: "check all",
  reject: "reject if",
}

const printBranches = (queries: readonly Query[], style: PrintStyle): string =>
  queries.map((query) => printQuery(query, style)).join(" or ")

export const printCheck = (check: Check, style: PrintStyle = source): string =>
  `${checkKeyword[check.kind]} ${printBranches(check.queries, style)}`

export const printPolicy = (policy: Policy, style: PrintStyle = source): string =>
  `${policy.kind} if ${printBranches(policy.queries, style)}`

const section = (lines: readonly string[]): string => lines.map((line) => `${line};\n`).join("")

/** A line a statement. The reference never prints a block's own scopes; source needs them. */
export function printBlock(block: Block, style: PrintStyle = source): string {
  const prelude = style.readable && block.scopes.length > 0 ? `${printScopes(block.scopes)};` : ""
  const statements = section([
    ...block.facts.map((fact) => printFact(fact, style)),
    ...block.rules.map((rule) => printRule(rule, style)),
    ...block.checks.map((check) => printCheck(check, style)),
  ])
  // After nothing but a `trusting` line the grammar takes no blank, not even the end of the line.
  return prelude === "" || statements === "" ? prelude + statements : `${prelude}\n${statements}`
}

/** Facts, rules, checks, policies; a blank line ends each of the first three that is not empty. */
export function printAuthorizer(authorizer: Authorizer, style: PrintStyle = source): string {
  const spaced = (lines: readonly string[]): string =>
    lines.length === 0 ? "" : `${section(lines)}\n`
  return (
    spaced(authorizer.facts.map((fact) => printFact(fact, style))) +
    spaced(authorizer.rules.map((rule) => printRule(rule, style))) +
    spaced(authorizer.checks.map((check) => printCheck(check, style))) +
    section(authorizer.policies.map((policy) => printPolicy(policy, style)))
  )
}
