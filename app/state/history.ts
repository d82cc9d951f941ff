/**
 * Undo and redo over the whole document. A step is the documents as they were: texts are shared between
 * steps, so that a step costs little more than what it changed.
 */
import { type Documents, type Draft, written } from "./documents.ts"
import type { Reveal } from "./state.ts"

export interface History {
  /** The oldest first. */
  readonly past: readonly Documents[]
  /** The next one to bring back first. */
  readonly future: readonly Documents[]
  /** What the last step was and when it last grew: more of the same, soon after, joins it. */
  readonly open: { readonly group: string; readonly at: number } | null
}

export const emptyHistory: History = { past: [], future: [], open: null }

/** Milliseconds of rest after which typing is another step. */
const rest = 700
const maxSteps = 300
/** UTF-16 units of text that steps may hold, none shared in the worst case. */
const maxUnits = 30_000_000

/** A change that more of the same `group` may follow, as part of the same step. */
export interface Step {
  readonly group: string
  /** Whether it may itself be part of the step before it. */
  readonly joins: boolean
}

/** Takes note of a change from `before`, made at `at` milliseconds. */
export function recorded(
  history: History,
  before: Documents,
  step: Step | null,
  at: number,
): History {
  const { past, open } = history
  const next = step === null ? null : { group: step.group, at }
  if (step?.joins && open?.group === step.group && at - open.at < rest) {
    return { past, future: [], open: next }
  }
  return { past: bounded([...past, before]), future: [], open: next }
}

function bounded(past: readonly Documents[]): readonly Documents[] {
  let units = 0
  let from = past.length
  while (from > Math.max(0, past.length - maxSteps)) {
    units += size(past[from - 1]!)
    if (units > maxUnits) break
    from--
  }
  return past.slice(Math.min(from, past.length - 1))
}

const size = ({ authored, pasted, snapshot, authorizer, query, revoked }: Documents): number =>
  [...authored.blocks, ...pasted.blocks, snapshot, authorizer, query, revoked].reduce(
    (sum, { text }) => sum + text.length,
    pasted.token.length,
  )

export interface Moved {
  readonly documents: Documents
  readonly history: History
}

/** Null when there is nothing to undo. */
export function undone({ past, future }: History, documents: Documents): Moved | null {
  const before = past.at(-1)
  if (before === undefined) return null
  const history = { past: past.slice(0, -1), future: [documents, ...future], open: null }
  return { documents: before, history }
}

/** Null when there is nothing to redo. */
export function redone({ past, future }: History, documents: Documents): Moved | null {
  const [after, ...rest] = future
  if (after === undefined) return null
  return { documents: after, history: { past: [...past, documents], future: rest, open: null } }
}

/** Behind what differs between two states of the documents, in the text of the later one; null when no text does. */
export function changedPlace(before: Documents, after: Documents): Reveal | null {
  const old = new Map(texts(before))
  for (const [document, { text }] of texts(after)) {
    const was = old.get(document)?.text ?? ""
    if (was !== text) {
      const end = endOfChange(was, text)
      return { document, from: end, to: end }
    }
  }
  return null
}

const texts = (documents: Documents): [Reveal["document"], Draft][] => [
  ...written(documents).blocks.map((block): [number, Draft] => [block.id, block]),
  ["authorizer", documents.authorizer],
  ["query", documents.query],
]

function endOfChange(was: string, is: string): number {
  const shortest = Math.min(was.length, is.length)
  let from = 0
  while (from < shortest && was[from] === is[from]) from++
  let end = 0
  while (end < shortest - from && was[was.length - 1 - end] === is[is.length - 1 - end]) end++
  return is.length - end
}
