/**
 * Which methods there are, what they take, and what they become: the checks of a call by its name.
 */
import { binaryOperators, unaryOperators, type BinaryOp, type UnaryOp } from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import { closest } from "./closest.ts"
import type { Lowering } from "./lowering.ts"

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

export const takesClosure: (name: string) => boolean = (name) => name === "all" || name === "any"

/** A method with what it becomes; `name` is that of an extern function. */
export type Call =
  | { readonly kind: "unary"; readonly op: UnaryOp; readonly name?: string }
  | { readonly kind: "binary"; readonly op: BinaryOp; readonly name?: string }

/**
 * What is called; null, with a diagnostic, if there is no such method or it takes other arguments.
 */
export function findCall(
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
