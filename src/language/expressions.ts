/**
 * Expressions: from the tree to the postfix operations of the AST.
 *
 * The right side of `&&` and `||` becomes a closure, as does the left side of `.try_or()`;
 * parentheses are kept as operations. An expression with a mistake in it lowers to null, and the
 * mistake is reported.
 *
 * Source: the reference's operation lists, observed.
 */
import type { Op } from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import type { Span } from "./diagnostics.ts"
import { lowerInfix } from "./infix.ts"
import { childrenOf, hasError, type Lowering } from "./lowering.ts"
import { findCall, isTryOr, takesClosure, type Call } from "./methods.ts"
import { inQuery, lowerTerm, reportCommas } from "./terms.ts"

export function lowerExpression(lowering: Lowering, node: SyntaxNode): Op[] | null {
  switch (node.name) {
    case "Infix":
      return lowerInfix(lowering, node, lowerExpression)
    case "Not":
    case "Parens":
      return lowering.nested(node, () => lowerAround(lowering, node))
    case "Sign":
      return lowerSign(lowering, node)
    case "MethodChain":
      return lowerMethodChain(lowering, node)
    case "Call":
    case "Predicate":
      lowering.report(
        node,
        "predicate-in-expression",
        "a predicate cannot be part of an expression",
        "match it as an element of its own, after a `,`",
      )
      return null
    default: {
      const term = lowerTerm(lowering, node, inQuery)
      return term === null ? null : [lowering.locate(node, { kind: "value", term })]
    }
  }
}

function lowerAround(lowering: Lowering, node: SyntaxNode): Op[] | null {
  const inner = childrenOf(node).find((child) => !"!()".includes(child.name))
  const ops = inner === undefined ? null : lowerExpression(lowering, inner)
  if (ops === null || hasError(node)) return null
  ops.push(lowering.locate(node, { kind: "unary", op: node.name === "Not" ? "Negate" : "Parens" }))
  return ops
}

function lowerSign(lowering: Lowering, node: SyntaxNode): null {
  const [sign, ...rest] = childrenOf(node)
  const minus = sign !== undefined && lowering.text(sign) === "-"
  lowering.report(
    sign ?? node,
    "unary-sign",
    minus ? "a minus sign must touch the digits of an integer" : "there is no unary `+`",
    minus ? "write `-1`, or subtract from zero: `0 - $x`" : undefined,
  )
  const operand = rest.at(-1)
  if (operand !== undefined && operand.name !== "Operator") lowerExpression(lowering, operand)
  return null
}

/** Each `.try_or()` makes a closure of all before it, so a chain of them nests. */
function lowerMethodChain(lowering: Lowering, node: SyntaxNode): Op[] | null {
  const [receiver, ...methods] = childrenOf(node)
  if (receiver === undefined) return null
  const closures = methods.filter((method) => isTryOr(lowering, method)).length
  const lower = (): Op[] | null => {
    let ops = lowerExpression(lowering, receiver)
    for (const method of methods) {
      ops = lowerMethod(lowering, method, ops, { from: node.from, to: method.to })
    }
    return hasError(node) ? null : ops
  }
  return closures === 0 ? lower() : lowering.nested(node, lower, closures)
}

/** The receiver's operations with the call's added; null if either has a mistake. */
function lowerMethod(
  lowering: Lowering,
  node: SyntaxNode,
  receiver: Op[] | null,
  span: Span,
): Op[] | null {
  const [dot, name, list] = childrenOf(node)
  if (dot === undefined || name?.name !== "MethodName" || hasError(node)) return null
  reportSpacing(lowering, node, dot, name, list)
  const text = lowering.text(name)
  if (list === undefined) return reportNoCall(lowering, name)
  const args = lowering.nested(list, () => lowerArguments(lowering, list, takesClosure(text)))
  const call = args === null ? null : findCall(lowering, name, list, text, args.length)
  if (receiver === null || args === null || call === null || args.includes(null)) return null
  return apply(
    lowering,
    receiver,
    call,
    args.flatMap((ops) => ops ?? []),
    span,
  )
}

function reportNoCall(lowering: Lowering, name: SyntaxNode): null {
  const text = lowering.text(name)
  if (/^[0-9]/.test(text)) {
    lowering.report(name, "decimal-fraction", "there are no decimal fractions")
  } else {
    const message = `\`.${text}\` lacks its parentheses`
    lowering.report(name, "method-arguments", message, `write \`.${text}(…)\``)
  }
  return null
}

function apply(lowering: Lowering, receiver: Op[], call: Call, args: Op[], span: Span): Op[] {
  const op = lowering.locate(span, call)
  if (op.op !== "TryOr") {
    for (const arg of args) receiver.push(arg)
    receiver.push(op)
    return receiver
  }
  const [from, to] = [span.from, lowering.positions.get(receiver.at(-1)!)?.to ?? span.to]
  return [
    lowering.locate({ from, to }, { kind: "closure", params: [], ops: receiver }),
    ...args,
    op,
  ]
}

/** One list of operations an argument, null for one with a mistake. */
function lowerArguments(
  lowering: Lowering,
  list: SyntaxNode,
  closure: boolean,
): (Op[] | null)[] | null {
  const children = childrenOf(list)
  reportCommas(lowering, list, children)
  const items = children.filter(({ name }) => name !== "(" && name !== ")" && name !== ",")
  const args = items.map((item) => {
    if (item.name === "Closure") return lowerClosure(lowering, item, closure)
    const ops = lowerExpression(lowering, item)
    if (!closure || hasError(item)) return ops
    lowering.report(
      item,
      "closure-expected",
      "a closure is expected here",
      "such as `$p -> $p > 1`",
    )
    return null
  })
  return hasError(list) ? null : args
}

function lowerClosure(lowering: Lowering, node: SyntaxNode, expected: boolean): Op[] | null {
  if (!expected) {
    lowering.report(
      node,
      "unexpected-closure",
      "a closure is an argument of `.all()` or `.any()` only",
    )
  }
  const [param, , body] = childrenOf(node)
  const name = param === undefined ? "" : lowering.text(param).slice(1)
  if (param !== undefined && name === "") {
    lowering.report(param, "variable-name", "`$` needs a name directly after it")
  }
  const ops = body === undefined ? null : lowerExpression(lowering, body)
  if (ops === null || !expected || name === "" || hasError(node)) return null
  return [lowering.locate(node, { kind: "closure", params: [name], ops })]
}

function reportSpacing(
  lowering: Lowering,
  node: SyntaxNode,
  dot: SyntaxNode,
  name: SyntaxNode,
  list: SyntaxNode | undefined,
): void {
  const gaps: Span[] = [
    { from: node.prevSibling?.to ?? node.from, to: dot.from },
    { from: dot.to, to: name.from },
    { from: name.to, to: list?.from ?? name.to },
  ]
  for (const gap of gaps) {
    if (gap.from < gap.to) {
      lowering.report(
        gap,
        "method-spacing",
        "a method call has no blanks around its `.` and before its `(`",
      )
    }
  }
}
