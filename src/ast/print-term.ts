/**
 * Terms as text, and the styles that all printing takes. The text of everything around terms is print.ts.
 */
import { toHex } from "./bytes.ts"
import { printDate } from "./dates.ts"
import { compareKeys, compareTerms, compareUtf8, type CompareStrings } from "./order.ts"
import type { Term } from "./types.ts"

export interface PrintStyle {
  /** Whether the text must read back; otherwise it is the reference's, to the byte. */
  readonly readable: boolean
  /** Whether within an expression strings are ordered as they first appear in it. */
  readonly numbersExpressions?: boolean
  /** How strings are ordered within sets and maps. */
  readonly strings: CompareStrings
}

export const source: PrintStyle = { readable: true, strings: compareUtf8 }

/**
 * The reference's builders, which order strings by their bytes, except in expressions: to print one they
 * number its strings anew, in the order in which it holds them.
 */
export const reference: PrintStyle = {
  readable: false,
  strings: compareUtf8,
  numbersExpressions: true,
}

/** The reference once symbols are assigned: `strings` is `SymbolTable.compare`. */
export const referenceOrder = (strings: CompareStrings): PrintStyle => ({
  readable: false,
  strings,
})

export function printTerm(term: Term, style: PrintStyle = source): string {
  switch (term.kind) {
    case "variable":
      return `$${term.name}`
    case "integer":
      return term.value.toString()
    case "string":
      return `"${style.readable ? escapeString(term.value) : term.value}"`
    case "date":
      return printDate(term.value)
    case "bytes":
      return `hex:${toHex(term.value)}`
    case "bool":
      return term.value ? "true" : "false"
    case "null":
      return "null"
    case "parameter":
      return `{${term.name}}`
    case "set":
      return printSet(term.items, style)
    case "array":
      return `[${term.items.map((item) => printTerm(item, style)).join(", ")}]`
    case "map": {
      const entries = term.entries.toSorted((a, b) => compareKeys(a.key, b.key, style.strings))
      const text = entries.map(
        ({ key, value }) => `${printTerm(key, style)}: ${printTerm(value, style)}`,
      )
      return `{${text.join(", ")}}`
    }
    default:
      return term satisfies never
  }
}

function printSet(items: readonly Term[], style: PrintStyle): string {
  if (items.length === 0) return "{,}"
  const sorted = items.toSorted((a, b) => compareTerms(a, b, style.strings))
  const text = sorted.map((item) => printTerm(item, style)).join(", ")
  // `{true}` would read as a parameter named `true`.
  return style.readable && /^[a-z]/.test(text) ? `{ ${text}}` : `{${text}}`
}

const escapeString = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")
