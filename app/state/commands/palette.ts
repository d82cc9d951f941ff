/** The commands that a few letters can mean. */
import { commands } from "./command-list.ts"
import { type Command, commandTitle } from "./commands.ts"
import { memo } from "../derive/memo.ts"
import type { State } from "../state.ts"

export interface PaletteRow {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly keys: string | null
  /** Why it cannot be run now; null when it can. */
  readonly blocked: string | null
}

/**
 * The commands whose title or group has the letters of `filter` in their order: the closest ones first, and
 * among equals those that can be run.
 */
export const paletteRows: (state: State, filter: string) => readonly PaletteRow[] = memo(
  (state, filter) =>
    commands
      .map((command) => rowOf(command, state))
      .map((row) => ({ row, distance: rowDistance(row, filter.trim().toLowerCase()) }))
      .filter(({ distance }) => distance < Infinity)
      .sort((a, b) => a.distance - b.distance || rank(a.row) - rank(b.row))
      .map(({ row }) => row),
)

function rowOf(command: Command, state: State): PaletteRow {
  const { id, group, keys = [], blocked } = command
  return {
    id,
    title: commandTitle(command, state),
    group,
    keys: keys[0] ?? null,
    blocked: blocked?.(state) ?? null,
  }
}

const rank = ({ blocked }: PaletteRow): number => (blocked === null ? 0 : 1)

/** A group is a less telling place for a match than a title. */
const groupPenalty = 100

const rowDistance = ({ title, group }: PaletteRow, filter: string): number =>
  Math.min(
    distance(title.toLowerCase(), filter),
    distance(group.toLowerCase(), filter) + (filter === "" ? 0 : groupPenalty),
  )

/**
 * How far `text` is from what was typed: 0 when a word begins with it, 1 when it is inside a word, more for
 * each letter that has to be skipped between its letters, and `Infinity` when they are not all there in order.
 */
function distance(text: string, typed: string): number {
  const whole = ` ${text}`.indexOf(` ${typed}`)
  if (whole >= 0) return 0
  if (text.includes(typed)) return 1
  let at = -1
  let skipped = 1
  for (const letter of typed.replaceAll(" ", "")) {
    const next = text.indexOf(letter, at + 1)
    if (next < 0) return Infinity
    skipped += at < 0 ? 1 : next - at
    at = next
  }
  return skipped
}
