/**
 * The size of a pattern as the reference compiles it, to refuse what the reference refuses: its
 * limit is 10 MB for each of two automata, one reading forwards and one back. The model counts the
 * states of its Thompson construction (regex-automata 0.4, 32 bits, as in the published
 * WebAssembly).
 */
import type { Pattern } from "./pattern.ts"
import { onlyMember, union } from "./ranges.ts"
import { edgeSize, rangeSize, setSize, stateSize, utf8Length } from "./utf8.ts"

export const sizeLimit: number = 10 * 1024 * 1024

const unionSize = stateSize + 2 * edgeSize

/** The captures of the whole match, the loop that looks for its start, the final state. */
const frameSize = 2 * stateSize + (unionSize + 2 * stateSize + rangeSize) + stateSize

/** Bytes of the larger of the two automata. */
export function compiledSize(pattern: Pattern): number {
  return frameSize + Math.max(sizeOf(pattern, "forwards"), sizeOf(pattern, "backwards"))
}

type Direction = "forwards" | "backwards"

function sizeOf(pattern: Pattern, direction: Direction): number {
  switch (pattern.kind) {
    case "empty":
    case "look":
      return stateSize
    case "set":
      return setSize(pattern.set)[direction]
    case "capture": {
      const captures = direction === "forwards" ? 2 * stateSize : 0
      return captures + sizeOf(pattern.item, direction)
    }
    case "concat": {
      const parts = pattern.items.filter((item) => item.kind !== "empty")
      return sum(parts.map((item) => sizeOf(item, direction)))
    }
    case "alternate":
      return alternateSize(pattern.items, direction)
    case "repeat":
      return repeatSize(pattern, direction)
    default:
      return pattern satisfies never
  }
}

function alternateSize(items: readonly Pattern[], direction: Direction): number {
  const sets = items.flatMap((item) => (item.kind === "set" ? [item.set] : []))
  if (sets.length === items.length) return setSize(sets.reduce(union))[direction]
  const literals = items.map(literalOf)
  if (literals.every((literal) => literal !== undefined)) return trieSize(literals)
  const branches = sum(items.map((item) => sizeOf(item, direction) + edgeSize))
  return 2 * stateSize + branches
}

function repeatSize(repeat: Pattern & { kind: "repeat" }, direction: Direction): number {
  const item = sizeOf(repeat.item, direction)
  const { min, max } = repeat
  if (max === 0) return stateSize
  // What has no width is not repeated more than once.
  if (!canConsume(repeat.item)) return min > 0 ? item : item + unionSize + stateSize
  if (max === Infinity) {
    if (min > 0) return min * item + unionSize
    return canBeEmpty(repeat.item) ? item + 2 * unionSize + stateSize : item + unionSize
  }
  if (min === max) return min * item
  if (max === 1) return item + unionSize + stateSize
  const required = min === 0 ? stateSize : min * item
  return required + stateSize + (max - min) * (item + unionSize)
}

/** The code points of a pattern that is one string; `undefined` for any other. */
function literalOf(pattern: Pattern): readonly number[] | undefined {
  if (pattern.kind === "set") {
    const only = onlyMember(pattern.set)
    return only === undefined ? undefined : [only]
  }
  if (pattern.kind !== "concat") return undefined
  const parts = pattern.items.map(literalOf)
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined
}

/** Alternatives that are all strings are compiled to one trie. */
function trieSize(literals: readonly (readonly number[])[]): number {
  const children = new Map<string, number>()
  const seen = new Set<string>()
  for (const literal of literals) {
    let prefix = ""
    for (const codePoint of literal) {
      const next = `${prefix},${codePoint}`
      if (!seen.has(next)) {
        seen.add(next)
        children.set(prefix, (children.get(prefix) ?? 0) + 1)
        for (let i = 1; i < utf8Length(codePoint); i++) children.set(`${next}+${i}`, 1)
      }
      prefix = next
    }
  }
  let size = stateSize
  for (const count of children.values()) {
    size += 2 * stateSize + edgeSize + (count > 1 ? count * rangeSize : 0)
  }
  return size
}

function canBeEmpty(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "empty":
    case "look":
      return true
    case "set":
      return false
    case "capture":
      return canBeEmpty(pattern.item)
    case "concat":
      return pattern.items.every(canBeEmpty)
    case "alternate":
      return pattern.items.some(canBeEmpty)
    case "repeat":
      return pattern.min === 0 || canBeEmpty(pattern.item)
    default:
      return pattern satisfies never
  }
}

function canConsume(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "empty":
    case "look":
      return false
    case "set":
      return true
    case "capture":
      return canConsume(pattern.item)
    case "concat":
    case "alternate":
      return pattern.items.some(canConsume)
    case "repeat":
      return pattern.max > 0 && canConsume(pattern.item)
    default:
      return pattern satisfies never
  }
}

const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0)
