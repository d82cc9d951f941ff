/**
 * Terms: literals, variables, parameters and collections.
 *
 * What a term may be depends on its place, as in the reference, which tries other alternatives in
 * each: `{}` is the empty map as an argument or operand of a query, and nothing at all in facts and
 * collections.
 */
import { makeMap, makeSet, printTerm, type MapEntry, type MapKey, type Term } from "../ast/index.ts"
import type { SyntaxNode } from "@lezer/common"
import type { Span } from "./diagnostics.ts"
import { explainWord } from "./habits.ts"
import { readBytes, readDate, readInteger, readString, reportDate } from "./literals.ts"
import { childrenOf, type Lowering } from "./lowering.ts"

/** Where a term stands: in what statement, and in what collection, if any. */
export interface Place {
  /** `query` stands for heads and bodies of rules, checks and policies. */
  readonly statement: "fact" | "query"
  readonly collection: "set" | "array" | "map" | null
}

export const inFact: Place = { statement: "fact", collection: null }
export const inQuery: Place = { statement: "query", collection: null }

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
      return readString(lowering, node)
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
    case "Call":
      lowering.report(node, "predicate-in-expression", "a predicate cannot be a term")
      return null
    default:
      reportExpression(lowering, node, place)
      return null
  }
}

function reportExpression(lowering: Lowering, node: SyntaxNode, place: Place): void {
  if (/^-?[0-9]+\.[0-9]+$/.test(lowering.text(node))) {
    lowering.report(node, "decimal-fraction", "there are no decimal fractions")
  } else if (place.collection === null) {
    const message = "a predicate takes values and variables, not expressions"
    lowering.report(node, "expression-in-term", message, "compute in a condition of its own")
  } else {
    const message = `${aCollection[place.collection]} takes values, not expressions`
    lowering.report(node, "expression-in-term", message)
  }
}

const aCollection = { set: "a set", array: "an array", map: "a map" }

function readVariable(lowering: Lowering, node: SyntaxNode, place: Place): Term | null {
  const name = lowering.text(node).slice(1)
  if (name === "") {
    lowering.report(node, "variable-name", "`$` needs a name directly after it")
    return null
  }
  if (place.statement === "fact") {
    lowering.report(node, "variable-in-fact", `a fact cannot hold variables, but has \`$${name}\``)
  } else if (place.collection !== null) {
    lowering.report(
      node,
      "variable-in-collection",
      `\`$${name}\` cannot be in ${aCollection[place.collection]}`,
      "these hold values only",
    )
  }
  return { kind: "variable", name }
}

/**
 * The reference does not put values for parameters into the collections of rules, checks and
 * policies.
 */
function readParameter(lowering: Lowering, node: SyntaxNode, place: Place): Term {
  const name = lowering.text(node).slice(1, -1)
  const given = lowering.parameter(name)
  const reached = place.statement === "fact" || place.collection === null
  const value = reached ? given : undefined
  const looksLikeValue = /^(?:true|false|null|hex:.*)$/.test(name)
  const hint = looksLikeValue ? `for a set, write \`{ ${name}}\` with a blank` : undefined
  if (lowering.bindsParameters && value === undefined) {
    const message =
      given === undefined
        ? `the parameter \`{${name}}\` has no value`
        : `the parameter \`{${name}}\` is not replaced within a collection of a query`
    lowering.report(node, "unbound-parameter", message, hint)
  } else if (looksLikeValue) {
    lowering.report(node, "parameter-like-value", `\`{${name}}\` is a parameter, not a set`, hint)
  }
  return value ?? { kind: "parameter", name }
}

const punctuation: ReadonlySet<string> = new Set(["{", "}", "[", "]", ","])

function readCollection(lowering: Lowering, node: SyntaxNode, place: Place): Term | null {
  const children = childrenOf(node)
  const items = children.filter(({ name }) => !punctuation.has(name))
  if (node.name !== "Set" || items[0]?.name !== "EmptySet") reportCommas(lowering, node, children)
  if (node.name !== "Set") lowering.firstCollection ??= { from: node.from, to: node.to }
  if (place.collection === "set" && node.name !== "Map") {
    lowering.report(
      node,
      "set-element",
      `a set cannot hold ${node.name === "Set" ? "a set" : "an array"}`,
    )
  }
  if (node.name === "Map") return readMap(lowering, node, items, place)
  if (node.name === "Set") return readSet(lowering, node, items, place)
  return { kind: "array", items: lowerTerms(lowering, items, { ...place, collection: "array" }) }
}

export const lowerTerms = (
  lowering: Lowering,
  nodes: readonly SyntaxNode[],
  place: Place,
): Term[] => nodes.map((node) => lowerTerm(lowering, node, place)).filter((term) => term !== null)

/**
 * Reports commas with nothing before or after them, in a list of children that includes its
 * brackets.
 */
export function reportCommas(
  lowering: Lowering,
  list: Span,
  children: readonly SyntaxNode[],
): void {
  children.forEach((child, i) => {
    if (child.name !== ",") return
    const before = i === 0 || "([{".includes(children[i - 1]!.name)
    const after = i + 1 === children.length || ",)]}".includes(children[i + 1]!.name)
    if (before && after && lowering.source[list.from] === "{") {
      lowering.report(list, "empty-set-spacing", "the empty set is `{,}`, without blanks")
    } else if (before || after) {
      const message = after ? "nothing follows this comma" : "nothing precedes this comma"
      lowering.report(child, "trailing-comma", message)
    }
  })
}

function readSet(
  lowering: Lowering,
  node: SyntaxNode,
  items: readonly SyntaxNode[],
  place: Place,
): Term {
  if (items[0]?.name === "EmptySet") return { kind: "set", items: [] }
  const entry = items.find((item) => item.name === "Entry")
  if (entry !== undefined) {
    lowering.report(entry, "map-entry", "an entry of a map stands among the elements of a set")
  }
  const elements = items.filter((item) => item.name !== "Entry")
  if (elements.length === 1 && elements[0]!.name === "Word" && entry === undefined) {
    const name = lowering.text(elements[0]!)
    const hint = `a parameter is written \`{name}\`, without blanks and beginning with a letter`
    lowering.report(node, "parameter-name", `\`${name}\` is no value and no parameter here`, hint)
    return { kind: "set", items: [] }
  }
  const kinds = new Set(elements.map((element) => element.name))
  const terms = lowerTerms(lowering, elements, { ...place, collection: "set" })
  if (kinds.size > 1 && terms.length === elements.length) {
    lowering.report(
      node,
      "set-kinds",
      "the elements of a set must be of one kind",
      'an array may mix kinds: `[1, "a"]`',
    )
  }
  return makeSet(terms)
}

function readMap(
  lowering: Lowering,
  node: SyntaxNode,
  items: readonly SyntaxNode[],
  place: Place,
): Term {
  const inside = place.collection
  if (items.length === 0 && inside !== "set" && (inside !== null || place.statement === "fact")) {
    const where = inside === null ? "a fact" : aCollection[inside]
    lowering.report(
      node,
      "missing-term",
      `\`{}\` is no value in ${where}`,
      "the empty set is `{,}`",
    )
  }
  const entries: MapEntry[] = []
  // A parameter that becomes a key takes the place of one written out, as in the reference.
  const replaced: MapEntry[] = []
  const keys = new Set<string>()
  for (const item of items) {
    if (item.name !== "Entry") {
      lowering.report(
        item,
        "map-entry",
        "an element of a set stands among the entries of a map",
        "write `key: value`",
      )
      continue
    }
    const entry = readEntry(lowering, item, { ...place, collection: "map" })
    if (entry === null) continue
    ;(item.firstChild?.name === "Parameter" ? replaced : entries).push(entry)
    const key = printTerm(entry.key)
    if (keys.has(key)) {
      lowering.report(
        item,
        "duplicate-key",
        `the key ${key} occurs before`,
        "the last entry counts",
      )
    }
    keys.add(key)
  }
  return makeMap([...entries, ...replaced])
}

function readEntry(lowering: Lowering, node: SyntaxNode, place: Place): MapEntry | null {
  const [keyNode, , valueNode] = childrenOf(node)
  const key = keyNode === undefined ? null : lowerTerm(lowering, keyNode, place)
  const value = valueNode === undefined ? null : lowerTerm(lowering, valueNode, place)
  if (key === null || value === null) return null
  if (isMapKey(key)) return { key, value }
  lowering.report(keyNode!, "map-key", "a key must be a string or an integer")
  return null
}

const isMapKey = (term: Term): term is MapKey =>
  term.kind === "string" || term.kind === "integer" || term.kind === "parameter"
