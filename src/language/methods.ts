/** Method calls: `.length()`, `.contains(…)`, `.any($p -> …)`, `.extern::name(…)`. */
import {
  binaryOperators,
  unaryOperators,
  type BinaryOp,
  type Op,
  type UnaryOp,
} from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import { closest } from "./closest.ts"
import type { Span } from "./diagnostics.ts"
import { lowerExpression } from "./expressions.ts"
import { childrenOf, hasError, type Lowering } from "./lowering.ts"
import { reportCommas } from "./terms.ts"

const extern = "extern::"

const named = <Name extends string>(
  operators: readonly { readonly op: Name; readonly form: string; readonly text: string }[],
): ReadonlyMap<string, Name> =>
  new Map(
    operators
      .filter(({ form, text }) => form === "method" && text !== extern)
      .map(({ op, text }) => [text, op]),
  )

const unaryMethods: ReadonlyMap<string, UnaryOp> = named(unaryOperators)
const binaryMethods: ReadonlyMap<string, BinaryOp> = named(binaryOperators)

/** Every method by name, `extern::` as a prefix. */
export const methodNames: readonly string[] = [
  ...unaryMethods.keys(),
  ...binaryMethods.keys(),
  extern,
]

export const isTryOr = (lowering: Lowering, method: SyntaxNode): boolean =>
  method.getChildren("MethodName").some((name) => lowering.text(name) === "try_or")

/** The receiver's operations with the call's added; null if either has a mistake. */
export function lowerMethod(
  lowering: Lowering,
  node: SyntaxNode,
  receiver: Op[] | null,
  span: Span,
): Op[] | null {
  const [dot, name, list] = childrenOf(node)
  if (dot === undefined || name?.name !== "MethodName" || hasError(node)) return null
  reportSpacing(lowering, node, dot, name, list)
  const text = lowering.text(name)
  if (list === undefined) {
    if (/^[0-9]/.test(text)) {
      lowering.report(name, "decimal-fraction", "there are no decimal fractions")
    } else {
      lowering.report(
        name,
        "method-arguments",
        `\`.${text}\` lacks its parentheses`,
        `write \`.${text}(…)\``,
      )
    }
    return null
  }
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

const takesClosure = (name: string): boolean => name === "all" || name === "any"

type Call =
  | { readonly kind: "unary"; readonly op: UnaryOp; readonly name?: string }
  | { readonly kind: "binary"; readonly op: BinaryOp; readonly name?: string }

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

/** What is called; null, with a diagnostic, if there is no such method or it takes other arguments. */
function findCall(
  lowering: Lowering,
  name: SyntaxNode,
  list: SyntaxNode,
  text: string,
  count: number,
): Call | null {
  if (text.startsWith(extern)) return findExtern(lowering, name, list, text, count)
  const unary = unaryMethods.get(text)
  const binary = binaryMethods.get(text)
  if (unary === undefined && binary === undefined) {
    const near = closest(text, methodNames)
    lowering.report(
      name,
      "unknown-method",
      `there is no method \`.${text}()\``,
      near.length === 0
        ? undefined
        : `did you mean ${near.map((each) => `\`.${each}\``).join(" or ")}`,
    )
    return null
  }
  const expected = unary === undefined ? 1 : 0
  if (count !== expected) {
    lowering.report(
      list,
      "method-arguments",
      `\`.${text}()\` takes ${expected === 0 ? "no argument" : "one argument"}, not ${count}`,
    )
    return null
  }
  return unary === undefined ? { kind: "binary", op: binary! } : { kind: "unary", op: unary }
}

function findExtern(
  lowering: Lowering,
  node: SyntaxNode,
  list: SyntaxNode,
  text: string,
  count: number,
): Call | null {
  const name = text.slice(extern.length)
  if (name === "") {
    lowering.report(
      node,
      "unknown-method",
      "`extern::` needs the name of a function directly after it",
    )
    return null
  }
  if (count > 1) {
    lowering.report(
      list,
      "method-arguments",
      `an extern function takes at most one argument, not ${count}`,
    )
    return null
  }
  return count === 0 ? { kind: "unary", op: "Ffi", name } : { kind: "binary", op: "Ffi", name }
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
