/** What a command is, and how one is run. The commands themselves are in command-list.ts. */
import type { State } from "../state.ts"
import { capitalise } from "../derive/words.ts"

export type CommandGroup = "Edit" | "Document" | "Token" | "Authorizer" | "Result" | "View" | "Help"

export interface Command {
  readonly id: string
  readonly group: CommandGroup
  readonly title: string | ((state: State) => string)
  /** As `Mod-Shift-k`; Mod is Command on Apple's systems, else Control. */
  readonly keys?: readonly string[]
  /** Why it cannot be done now; null when it can. */
  readonly blocked?: (state: State) => string | null
  readonly run: (state: State) => void
}

export const commandTitle = ({ title }: Command, state: State): string =>
  typeof title === "string" ? title : title(state)

/** Runs a command, or tells why it cannot be run. */
export function runCommand({ blocked, run }: Command, state: State): void {
  const reason = blocked?.(state) ?? null
  if (reason === null) run(state)
  else state.actions.tell(`${capitalise(reason)}.`)
}
