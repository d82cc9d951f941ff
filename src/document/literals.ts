/**
 * Where strings and comments stand in the Datalog of a document, and the same document with others in their places.
 * The layout stays. It works on what the language's parser saw, so that a quote in a comment begins no string.
 */
import { printTerm } from "../ast/index.ts"
import { biscuitParser, parseFact } from "../language/index.ts"
import type { SavedDocument } from "./types.ts"

/** A string literal, in the order of the page. */
export interface Literal {
  /** What it says, without quotes and escapes. */
  readonly value: string
  /** The name of the predicate that it is an argument of; null within a condition. */
  readonly predicate: string | null
  /** Whether it is the predicate's only argument. */
  readonly isAlone: boolean
}

interface Place {
  readonly from: number
  readonly to: number
}

type Node = ReturnType<typeof biscuitParser.parse>["topNode"]

/** Every string literal of the document, as often as it stands there. */
export function literalsOf(document: SavedDocument): readonly Literal[] {
  const literals: Literal[] = []
  withTexts(document, (text) => {
    const { strings } = placesOf(text)
    literals.push(...strings.map((node) => literalOf(node, text)))
    return text
  })
  return literals
}

/** The document with other strings, without its comments. */
export const withStrings = (
  document: SavedDocument,
  aliasOf: (value: string) => string,
): SavedDocument =>
  withTexts(document, (text) => {
    const { strings, comments } = placesOf(text)
    const renamed = strings.flatMap(({ from, to }) => {
      const value = valueOf(text.slice(from, to))
      const alias = aliasOf(value)
      const printed = printTerm({ kind: "string", value: alias })
      return alias === value ? [] : [{ from, to, insert: printed }]
    })
    return changed(text, [...renamed, ...comments.map((place) => removal(text, place))])
  })

/** The document without its comments. */
export const withoutComments = (document: SavedDocument): SavedDocument =>
  withTexts(document, (text) => {
    const { comments } = placesOf(text)
    return changed(
      text,
      comments.map((place) => removal(text, place)),
    )
  })

/** Of the blocks that are written in it, the authorizer and the query. */
function withTexts(document: SavedDocument, change: (text: string) => string): SavedDocument {
  const { authored, pasted, authorizer, query } = document
  const blocks = <B extends { readonly text: string; readonly signed: string | null }>(
    all: readonly B[],
  ): B[] =>
    // What another party signed says what it says.
    all.map((block) => (block.signed === null ? { ...block, text: change(block.text) } : block))
  return {
    ...document,
    authored: { ...authored, blocks: blocks(authored.blocks) },
    pasted: pasted === null ? null : { ...pasted, blocks: blocks(pasted.blocks) },
    authorizer: change(authorizer),
    query: { ...query, text: ofQuery(query.text, change) },
  }
}

/** A body alone is no statement; the parser would have to guess what it begins. */
function ofQuery(text: string, change: (text: string) => string): string {
  const keyword = text.includes("<-") ? "" : "check if "
  return change(keyword + text).slice(keyword.length)
}

const commentNames = new Set(["LineComment", "BlockComment", "UnclosedComment", "HashComment"])

interface Places {
  readonly strings: readonly Node[]
  readonly comments: readonly Place[]
}

function placesOf(text: string): Places {
  const strings: Node[] = []
  const comments: Place[] = []
  biscuitParser.parse(text).iterate({
    enter({ name, from, to, node }) {
      if (name === "String") strings.push(node)
      else if (commentNames.has(name)) comments.push({ from, to })
    },
  })
  return { strings, comments }
}

function literalOf(node: Node, text: string): Literal {
  const list = node.parent?.name === "ArgumentList" ? node.parent : null
  const predicate = list?.parent?.name === "Predicate" ? list.parent : null
  const name = predicate?.getChild("PredicateName") ?? null
  return {
    value: valueOf(text.slice(node.from, node.to)),
    predicate: name === null ? null : text.slice(name.from, name.to),
    isAlone: node.prevSibling?.name === "(" && node.nextSibling?.name === ")",
  }
}

/** As the language reads it. */
function valueOf(written: string): string {
  if (!written.includes("\\")) return written.slice(1, -1)
  const term = parseFact(`string(${written})`).ast?.terms[0]
  return term?.kind === "string" ? term.value : written.slice(1, -1)
}

interface Edit extends Place {
  readonly insert: string
}

/** A comment takes the blanks before it along, and its line where nothing else is on it. */
function removal(text: string, { from, to }: Place): Edit {
  const lineStart = text.lastIndexOf("\n", from - 1) + 1
  const lineEnd = text.indexOf("\n", to) < 0 ? text.length : text.indexOf("\n", to)
  const isFirst = text.slice(lineStart, from).trim() === ""
  const isLast = text.slice(to, lineEnd).trim() === ""
  if (isFirst && isLast)
    return { from: lineStart, to: Math.min(lineEnd + 1, text.length), insert: "" }
  const start = isFirst ? from : lineStart + text.slice(lineStart, from).trimEnd().length
  const isApart = isLast || /\s/.test(text.charAt(to))
  return { from: start, to: isLast ? lineEnd : to, insert: isApart ? "" : " " }
}

function changed(text: string, edits: readonly Edit[]): string {
  let result = ""
  let at = 0
  for (const { from, to, insert } of edits.toSorted((a, b) => a.from - b.from)) {
    result += text.slice(at, Math.max(at, from)) + insert
    at = Math.max(at, to)
  }
  return result + text.slice(at)
}
