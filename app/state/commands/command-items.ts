/** Commands as lines of a menu, and keys of the page to be shown beside what they do. */
import { command } from "./command-list.ts"
import { commandTitle, runCommand } from "./commands.ts"
import type { State } from "../state.ts"

export interface CommandItem {
  readonly id: string
  readonly title: string
  readonly keys?: string
  readonly blocked: string | null
  readonly run: () => void
}

/** The commands of these ids as they stand now. */
export const commandItems = (ids: readonly string[], state: State): CommandItem[] =>
  ids.map((id) => {
    const found = command(id)
    const keys = found.keys?.[0]
    return {
      id,
      title: commandTitle(found, state),
      ...(keys === undefined ? {} : { keys }),
      blocked: found.blocked?.(state) ?? null,
      run: () => runCommand(found, state),
    }
  })
