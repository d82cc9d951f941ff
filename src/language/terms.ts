/**
 * Terms: literals, variables, parameters and collections.
 *
 * What a term may be depends on its place, as in the reference, which tries other alternatives in each:
 * `{}` is the empty map as an argument or operand of a query, and nothing at all in facts and collections.
 */
import { fromHex, makeMap, makeSet, type MapEntry, type MapKey, type Term } from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import { dateLength, parseDate } from "./dates.ts"
import type { Span } from "./diagnostics.ts"
import { childrenOf, type Lowering } from "./lowering.ts"
import { parseString } from "./strings.ts"
import { explainWord } from "./habits.ts"

/** Where a term stands: in a fact, in a query (or rule head), in a set, or in an array or map. */
export type Place = "fact" | "query" | "set" | "collection"

const minInteger = -(2n ** 63n)
const maxInteger = 2n ** 63n - 1n

/** The term written at `node`; null, with a diagnostic, if there is none. */
export function lowerTerm(lowering: Lowering, node: SyntaxNode, place: Place): Term | null {
  const term = readTerm(lowering, node, place)
  return term === null ? null : lowering.locate(node, term)
}

function readTerm(lowering: Lowering, node: SyntaxNode, place: Place): Term | null {
  const text = lowering.text(node)
  switch (node.name) {
    case "Variable":
      return readVariable(lowering, node, place)
    case "Parameter":
      return readParameter(lowering, node, place)
    case "Integer":
      return readInteger(lowering, node)
    case "String":
    case "BadString":
      return parseString(lowering, node)
    case "Date":
      return readDate(lowering, node)
    case "BadDate":
      return reportDate(lowering, node)
    case "Bytes":
      return readBytes(lowering, node)
    case "Boolean":
      return { kind: "bool", value: text === "true" }
    case "Null":
      return { kind: "null" }
    case "Array":
    case "Set":
    case "Map":
      return lowering.nested(node, () => readCollection(lowering, node, place))
    case "Word":
      explainWord(lowering, node)
      return null
    default:
      lowering.report(node, ...notATerm(place))
      return null
  }
}

const notATerm = (place: Place): ["expression-in-predicate" | "missing-term", string, string?] =>
  place === "fact" || place === "query"
    ? ["expression-in-predicate", "a predicate takes values and variables, not expressions", "compute in a condition of its own"]
    : ["missing-term", "a set, array or map takes values, not expressions"]

function readVariable(lowering: Lowering, node: SyntaxNode, place: Place): Term | null {
  const name = lowering.text(node).slice(1)
  if (name === "") {
    lowering.report(node, "variable-name", "`$` needs a name directly after it")
    return null
  }
  if (place === "fact") {
    lowering.report(node, "variable-in-fact", `a fact cannot hold variables, but has \`$${name}\``)
  } else if (place !== "query") {
    lowering.report(node, "variable-in-collection", `\`$${name}\` cannot be in a set, array or map`, "these hold values only")
  }
  return { kind: "variable", name }
}

function readParameter(lowering: Lowering, node: SyntaxNode, place: Place): Term {
  const name = lowering.text(node).slice(1, -1)
  const value = lowering.parameter(name)
  if (value !== undefined && place !== "set") return value
  if (lowering.bindsParameters) {
    const hint = /^(?:true|false|null|hex:.*)$/.test(name) ? `for a set, write \`{ ${name}}\` with a blank` : undefined
    lowering.report(node, "unbound-parameter", `the parameter \`{${name}}\` has no value`, hint)
  }
  return { kind: "parameter", name }
}

function readInteger(lowering: Lowering, node: SyntaxNode): Term {
  const value = BigInt(lowering.text(node))
  if (value >= minInteger && value <= maxInteger) return { kind: "integer", value }
  lowering.report(node, "integer-range", "the integer does not fit in 64 bits", `from ${minInteger} to ${maxInteger}`)
  return { kind: "integer", value: BigInt.asIntN(64, value) }
}

function readBytes(lowering: Lowering, node: SyntaxNode): Term {
  const digits = lowering.text(node).slice("hex:".length)
  const value = fromHex(digits)
  if (value === null) {
    lowering.report(node, "hex-digits", `${digits.length} hexadecimal digits are not whole bytes`, "two digits a byte")
  }
  return { kind: "bytes", value: value ?? fromHex(digits.slice(0, -1))! }
}

function readDate(lowering: Lowering, node: SyntaxNode): Term {
  const text = lowering.text(node)
  const separator = text[dateLength - 1]!
  if (!/[Tt]/.test(separator)) {
    const at = { from: node.from + dateLength - 1, to: node.from + dateLength }
    lowering.report(at, "date-separator", `\`${separator.trim()}\` stands between date and time`, "write `T`")
  }
  // The tokenizer has read it already, to know where it ends.
  return { kind: "date", value: parseDate(text)! }
}

function reportDate(lowering: Lowering, node: SyntaxNode): null {
  const text = lowering.text(node)
  const glued = /[Tt]/.test(text[dateLength - 1]!) && parseDate(text) !== null
  lowering.report(
    node,
    "invalid-date",
    glued ? "a date must be followed by a space, `,`, `)`, `]`, `}` or `;`" : `\`${text}\` is not a date`,
    glued ? "write a space after it, or put it in parentheses" : "such as `2020-01-01T00:00:00Z`, not before 1970",
  )
  return null
}

function readCollection(lowering: Lowering, node: SyntaxNode, place: Place): Term | null {
  const children = childrenOf(node)
  const brackets = new Set(["{", "}", "[", "]", ","])
  const items = children.filter((child) => !brackets.has(child.name))
  if (node.name !== "Set" || items[0]?.name !== "EmptySet") reportCommas(lowering, node, children)
  if (place === "set" && node.name !== "Map") {
    lowering.report(node, "set-element", `a set cannot hold ${node.name === "Set" ? "a set" : "an array"}`)
  }
  if (node.name === "Map") return readMap(lowering, node, items, place)
  if (node.name === "Array") {
    return { kind: "array", items: lowerTerms(lowering, items, "collection") }
  }
  return readSet(lowering, node, items)
}

export const lowerTerms = (lowering: Lowering, nodes: readonly SyntaxNode[], place: Place): Term[] =>
  nodes.map((node) => lowerTerm(lowering, node, place)).filter((term) => term !== null)

/** Reports commas with nothing before or after them, in a list of children that includes its brackets. */
export function reportCommas(lowering: Lowering, node: Span, children: readonly SyntaxNode[]): void {
  children.forEach((child, i) => {
    if (child.name !== ",") return
    const next = children[i + 1]
    const previous = children[i - 1]
    const nothingAfter = next === undefined || next.to === node.to || next.name === ","
    const nothingBefore = previous !== undefined && previous.from === node.from && previous.name !== ","
    if (nothingBefore && nothingAfter && lowering.text(node).startsWith("{")) {
      lowering.report(node, "empty-set-spacing", "the empty set is `{,}`, without blanks")
    } else if (nothingAfter) {
      lowering.report(child, "trailing-comma", "nothing follows this comma")
    } else if (nothingBefore) {
      lowering.report(child, "trailing-comma", "nothing precedes this comma")
    }
  })
}

function readSet(lowering: Lowering, node: SyntaxNode, items: readonly SyntaxNode[]): Term {
  if (items[0]?.name === "EmptySet") return { kind: "set", items: [] }
  const entry = items.find((item) => item.name === "Entry")
  if (entry !== undefined) {
    lowering.report(entry, "map-entry", "an entry of a map stands among the elements of a set")
  }
  const elements = items.filter((item) => item !== entry && item.name !== "Entry")
  const kinds = new Set(elements.map((element) => element.name))
  const terms = lowerTerms(lowering, elements, "set")
  if (kinds.size > 1 && terms.length === elements.length) {
    lowering.report(node, "set-kinds", "the elements of a set must be of one kind", "an array may mix kinds: `[1, \"a\"]`")
  }
  return makeSet(terms)
}

function readMap(
  lowering: Lowering,
  node: SyntaxNode,
  items: readonly SyntaxNode[],
  place: Place,
): Term {
  if (items.length === 0 && (place === "fact" || place === "collection")) {
    lowering.report(
      node,
      "missing-term",
      `\`{}\` is not a value in a ${place === "fact" ? "fact" : "set, array or map"}`,
      "the empty set is `{,}`",
    )
  }
  const entries: MapEntry[] = []
  for (const item of items) {
    if (item.name !== "Entry") {
      lowering.report(item, "map-entry", "an element of a set stands among the entries of a map", "write `key: value`")
      continue
    }
    const entry = readEntry(lowering, item)
    if (entry !== null) entries.push(entry)
  }
  return makeMap(entries)
}

function readEntry(lowering: Lowering, node: SyntaxNode): MapEntry | null {
  const [keyNode, , valueNode] = childrenOf(node)
  const key = keyNode === undefined ? null : lowerTerm(lowering, keyNode, "collection")
  const value = valueNode === undefined ? null : lowerTerm(lowering, valueNode, "collection")
  if (key === null || value === null) return null
  if (isMapKey(key)) return { key, value }
  lowering.report(keyNode!, "map-key", "a key must be a string or an integer")
  return null
}

const isMapKey = (term: Term): term is MapKey =>
  term.kind === "string" || term.kind === "integer" || term.kind === "parameter"
