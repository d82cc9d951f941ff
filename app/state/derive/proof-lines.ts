/** The proof of a fact as a tree: its lines in the order they are read, and what keys do among them. */
import { keepEqual, memo } from "./memo.ts"
import { entryOf, premisesOf, type ProofEntry, type ShownProof } from "./proof.ts"

/** Levels that are open at first. */
const openLevels = 3

/** Lines drawn at first, and as many more each time they are asked for. */
export const drawnAtOnce = 200

/** What the reader opened and closed. */
export interface ProofView {
  /** By key of a line; of the others the first levels are open. */
  readonly opened: ReadonlyMap<string, boolean>
  readonly isAllOpen: boolean
  readonly most: number
}

export const firstProofView: ProofView = {
  opened: new Map(),
  isAllOpen: false,
  most: drawnAtOnce,
}

export interface ProofLine {
  /** The way to it from the root. */
  readonly key: string
  /** From 1. */
  readonly level: number
  /** Among the premises of one fact, from 1. */
  readonly position: number
  readonly siblings: number
  readonly entry: ProofEntry
  /** `leaf`: it has no premises. `repeat`: it has been proved above. */
  readonly state: "open" | "closed" | "leaf" | "repeat"
  /** The line above that has the same fact with its premises; null when there is none. */
  readonly first: string | null
}

export interface ProofLines {
  readonly lines: readonly ProofLine[]
  /** Whether more are open than are drawn. */
  readonly isCut: boolean
  /** Whether there is something to open. */
  readonly isClosed: boolean
}

interface Ahead extends Pick<ProofLine, "key" | "level" | "position" | "siblings"> {
  readonly at: ShownProof["root"]
}

const keepLines = keepEqual<ProofLine>(({ key }) => key)

/** The lines in the order they are read, as many as are drawn; each fact with premises is proved once. */
export const proofLines = memo((shown: ShownProof, view: ProofView): ProofLines => {
  const firsts = new Map<ShownProof["root"], string>()
  const lines: ProofLine[] = []
  // What is still to be read, the next one last.
  const ahead: Ahead[] = [{ key: "0", level: 1, position: 1, siblings: 1, at: shown.root }]
  while (ahead.length > 0 && lines.length < view.most) {
    const { at, ...place } = ahead.pop()!
    const premises = premisesOf(shown, at)
    const first = firsts.get(at) ?? null
    const state = stateOf(place, premises.length > 0, first, view)
    lines.push({ ...place, entry: entryOf(shown, at), state, first })
    if (premises.length > 0 && first === null) firsts.set(at, place.key)
    if (state === "open") ahead.push(...premisesAhead(place, premises))
  }
  return {
    lines: keepLines(lines),
    isCut: ahead.length > 0,
    isClosed: lines.some(({ state }) => state === "closed"),
  }
})

function stateOf(
  { key, level }: Pick<Ahead, "key" | "level">,
  hasPremises: boolean,
  first: string | null,
  { opened, isAllOpen }: ProofView,
): ProofLine["state"] {
  if (!hasPremises) return "leaf"
  if (first !== null) return "repeat"
  return (opened.get(key) ?? (isAllOpen || level <= openLevels)) ? "open" : "closed"
}

const premisesAhead = (
  { key, level }: Pick<Ahead, "key" | "level">,
  premises: readonly number[],
): Ahead[] =>
  premises
    .map((at, i) => ({
      at,
      key: `${key}.${i}`,
      level: level + 1,
      position: i + 1,
      siblings: premises.length,
    }))
    .toReversed()

/** What a key does on a line of the tree; null for a key that does nothing. */
export type ProofMove =
  | { readonly kind: "go"; readonly key: string }
  | { readonly kind: "open" | "close"; readonly key: string }

export function proofMove(
  lines: readonly ProofLine[],
  current: string,
  pressed: string,
): ProofMove | null {
  const at = lines.findIndex(({ key }) => key === current)
  const line = lines[at]
  if (line === undefined) return null
  const go = (target: string | null | undefined): ProofMove | null =>
    target === null || target === undefined ? null : { kind: "go", key: target }
  switch (pressed) {
    case "ArrowDown":
      return go(lines[at + 1]?.key)
    case "ArrowUp":
      return go(lines[at - 1]?.key)
    case "Home":
      return go(lines[0]?.key)
    case "End":
      return go(lines.at(-1)?.key)
    case "ArrowRight":
      if (line.state === "closed") return { kind: "open", key: current }
      return line.state === "open" ? go(lines[at + 1]?.key) : go(line.first)
    case "ArrowLeft":
      if (line.state === "open") return { kind: "close", key: current }
      return line.level === 1 ? null : go(current.slice(0, current.lastIndexOf(".")))
    default:
      return null
  }
}
