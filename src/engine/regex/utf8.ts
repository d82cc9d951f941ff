/**
 * How many states a set of code points takes in the reference's automaton, which reads bytes of
 * UTF-8. Only the estimate of a pattern's compiled size needs it.
 */
import { onlyMember, type Ranges } from "./ranges.ts"

/** The compiled size of a set in bytes, in the automaton that reads forwards and the other. */
export interface SetSize {
  readonly forwards: number
  readonly backwards: number
}

/** Bytes of a state, of a range of bytes leading out of it, of an edge without one. */
export const stateSize = 16
export const rangeSize = 8
export const edgeSize = 4

/** A path of inclusive byte ranges, written out. */
type Sequence = readonly string[]

const sizes = new WeakMap<Ranges, SetSize>()

export function setSize(set: Ranges): SetSize {
  let size = sizes.get(set)
  if (size === undefined) sizes.set(set, (size = computeSize(set)))
  return size
}

function computeSize(set: Ranges): SetSize {
  const only = onlyMember(set)
  if (only !== undefined) return both(stateSize * utf8Length(only))
  if ((set.at(-1) ?? 0) < 0x80) return both(2 * stateSize + (set.length / 2) * rangeSize)
  const sequences: Sequence[] = []
  for (let i = 0; i < set.length; i += 2) split(set[i] ?? 0, set[i + 1] ?? 0, sequences)
  const root = trieOf(sequences)
  // Backwards, sequences share what they have in common at the front; forwards, at both ends.
  const backwards = 2 * stateSize + countNodes(root) * stateSize + sequences.length * edgeSize
  const states = new Map<string, number>()
  share(root, states)
  let forwards = 0
  for (const ranges of states.values()) forwards += stateSize + ranges * rangeSize
  return { forwards, backwards }
}

const both = (size: number): SetSize => ({ forwards: size, backwards: size })

export const utf8Length = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4

/** Appends the sequences of byte ranges that make up the code points `from` to `to`. */
function split(from: number, to: number, sequences: Sequence[]): void {
  for (const last of [0x7f, 0x7ff, 0xffff]) {
    if (from <= last && to > last) return halve(from, last, to, sequences)
  }
  const length = utf8Length(from)
  for (let i = 1; i < length; i++) {
    const low = (1 << (6 * i)) - 1
    if ((from & ~low) === (to & ~low)) continue
    if ((from & low) !== 0) return halve(from, from | low, to, sequences)
    if ((to & low) !== low) return halve(from, (to & ~low) - 1, to, sequences)
  }
  const last = encode(to)
  sequences.push(encode(from).map((byte, i) => `${byte}-${last[i]}`))
}

function halve(from: number, middle: number, to: number, sequences: Sequence[]): void {
  split(from, middle, sequences)
  split(middle + 1, to, sequences)
}

function encode(codePoint: number): number[] {
  const length = utf8Length(codePoint)
  if (length === 1) return [codePoint]
  const bytes = [((0xf00 >> length) & 0xff) | (codePoint >> (6 * (length - 1)))]
  for (let i = length - 2; i >= 0; i--) bytes.push(0x80 | ((codePoint >> (6 * i)) & 0x3f))
  return bytes
}

interface Trie extends Map<string, Trie> {}

function trieOf(sequences: readonly Sequence[]): Trie {
  const root: Trie = new Map()
  for (const sequence of sequences) {
    let node = root
    for (const range of sequence) {
      let next = node.get(range)
      if (next === undefined) node.set(range, (next = new Map()))
      node = next
    }
  }
  return root
}

/** Nodes below `node`. */
function countNodes(node: Trie): number {
  let count = node.size
  for (const child of node.values()) count += countNodes(child)
  return count
}

/** Records each different state once, with the number of its ranges; returns its signature. */
function share(node: Trie, states: Map<string, number>): string {
  const edges = [...node].map(([range, child]) => `${range}>${share(child, states)}`)
  const signature = `(${edges.join()})`
  states.set(signature, node.size)
  return signature
}
