/**
 * Literals: integers, bytes, dates, and strings, which may hold line breaks and know three escapes.
 */
import { fromHex, type Term } from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import { dateLength, parseDate } from "./dates.ts"
import type { Lowering } from "./lowering.ts"

const minInteger = -(2n ** 63n)
const maxInteger = 2n ** 63n - 1n

export function readInteger(lowering: Lowering, node: SyntaxNode): Term {
  const value = BigInt(lowering.text(node))
  if (value >= minInteger && value <= maxInteger) return { kind: "integer", value }
  lowering.report(
    node,
    "integer-range",
    "the integer does not fit in 64 bits",
    `from ${minInteger} to ${maxInteger}`,
  )
  return { kind: "integer", value: BigInt.asIntN(64, value) }
}

export function readBytes(lowering: Lowering, node: SyntaxNode): Term {
  const digits = lowering.text(node).slice("hex:".length)
  const value = fromHex(digits)
  if (value === null) {
    lowering.report(
      node,
      "hex-digits",
      `${digits.length} hexadecimal digits are not whole bytes`,
      "two digits a byte",
    )
  }
  return { kind: "bytes", value: value ?? fromHex(digits.slice(0, -1))! }
}

export function readDate(lowering: Lowering, node: SyntaxNode): Term {
  const text = lowering.text(node)
  const separator = text[dateLength - 1]!
  if (!/[Tt]/.test(separator)) {
    const at = { from: node.from + dateLength - 1, to: node.from + dateLength }
    lowering.report(
      at,
      "date-separator",
      `\`${separator.trim()}\` stands between date and time`,
      "write `T`",
    )
  }
  // The tokenizer has read it already, to know where it ends.
  return { kind: "date", value: parseDate(text)! }
}

export function reportDate(lowering: Lowering, node: SyntaxNode): null {
  const text = lowering.text(node)
  const glued = /[Tt]/.test(text[dateLength - 1]!) && parseDate(text) !== null
  lowering.report(
    node,
    "invalid-date",
    glued
      ? "a date must be followed by a space, `,`, `)`, `]`, `}` or `;`"
      : `\`${text}\` is not a date`,
    glued
      ? "write a space after it, or put it in parentheses"
      : "such as `2020-01-01T00:00:00Z`, not before 1970",
  )
  return null
}

const escapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", n: "\n" }

export function readString(lowering: Lowering, node: SyntaxNode): Term {
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
  if (!content.includes("\\")) return { kind: "string", value: content }
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
